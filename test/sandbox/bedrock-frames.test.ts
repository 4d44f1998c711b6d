import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFrame, encodeFrame, FrameError, FrameSplitter } from '../../sandbox/bedrock/frames.ts';

/** From the vendor's published test vectors: a message with the payload `{'foo':'bar'}` and no headers. */
const PAYLOAD_ONLY = '0000001d00000000fd528c5a7b27666f6f273a27626172277dc3653936';
/** The same, with the header `content-type: application/json`. */
const WITH_HEADER =
  '0000003d0000002007fd83960c636f6e74656e742d747970650700106170706c69636174696f6e2f6a736f6e7b27666f6f273a27626172277d8d9c08b1';

const frames = fc.record({
  headers: fc.dictionary(
    fc.string({ minLength: 1, maxLength: 30 }),
    fc.oneof(
      fc.string({ maxLength: 50 }),
      fc.uint8Array({ maxLength: 50 }).map((bytes) => Buffer.from(bytes)),
      fc.date({ noInvalidDate: true }),
    ),
  ),
  body: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
});

describe('the event-stream frames of the Bedrock sandbox', () => {
  it('are the bytes of the published samples', () => {
    const body = Buffer.from("{'foo':'bar'}");
    expect(encodeFrame({}, body).toString('hex')).toBe(PAYLOAD_ONLY);
    expect(encodeFrame({ 'content-type': 'application/json' }, body).toString('hex')).toBe(WITH_HEADER);
    const decoded = decodeFrame(Buffer.from(WITH_HEADER, 'hex'));
    expect(decoded.headers.get('content-type')).toBe('application/json');
    expect(decoded.body.toString()).toBe("{'foo':'bar'}");
  });

  it('are decoded as they were encoded', () => {
    fc.assert(
      fc.property(frames, ({ headers, body }) => {
        const decoded = decodeFrame(encodeFrame(headers, body));
        expect(Object.fromEntries(decoded.headers)).toEqual({ ...headers });
        expect(decoded.body).toEqual(body);
      }),
    );
  });

  it('are found in a stream that is cut anywhere', () => {
    fc.assert(
      fc.property(fc.array(frames, { maxLength: 5 }), fc.integer({ min: 1, max: 40 }), (sent, size) => {
        const encoded = sent.map(({ headers, body }) => encodeFrame(headers, body));
        const bytes = Buffer.concat(encoded);
        const splitter = new FrameSplitter();
        const found: Buffer[] = [];
        for (let at = 0; at < bytes.length; at += size)
          found.push(...splitter.push(bytes.subarray(at, at + size)));
        expect(found).toEqual(encoded);
      }),
    );
  });

  it('are refused when a bit is wrong', () => {
    const frame = Buffer.from(WITH_HEADER, 'hex');
    for (let at = 0; at < frame.length; at += 1) {
      const broken = Buffer.from(frame);
      broken[at] = (broken[at] ?? 0) ^ 1;
      expect(() => decodeFrame(broken)).toThrow(FrameError);
    }
    expect(() => new FrameSplitter().push(Buffer.alloc(12))).toThrow(FrameError);
  });
});
