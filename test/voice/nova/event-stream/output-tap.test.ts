import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeFrame, FrameSplitter } from '../../../../sandbox/bedrock/frames.ts';
import { OutputTap } from '../../../../src/voice/nova/event-stream/output-tap.ts';

const CHUNK = { ':event-type': 'chunk', ':content-type': 'application/json', ':message-type': 'event' };

function chunk(text: string, { tail = '}', headers = CHUNK } = {}): Buffer {
  const bytes = Buffer.from(text).toString('base64');
  return encodeFrame(headers, Buffer.from(`{"bytes":"${bytes}"${tail}`));
}

function exception(): Buffer {
  const headers = { ':message-type': 'exception', ':exception-type': 'throttlingException' };
  return encodeFrame(headers, Buffer.from('{"message":"slow down"}'));
}

/** What the tap takes out, and what it leaves. */
async function tapAll(pieces: readonly Buffer[]): Promise<{ events: string[]; left: Buffer[] }> {
  const events: string[] = [];
  const left: Buffer[] = [];
  const source = new PassThrough();
  const tap = new OutputTap(source, (event) => events.push(event.toString()));
  tap.on('data', (bytes: Buffer) => left.push(bytes));
  for (const piece of pieces) source.write(piece);
  source.end();
  await once(tap, 'end');
  return { events, left: new FrameSplitter().push(Buffer.concat(left)) };
}

describe('OutputTap', () => {
  it('takes out every event, however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', maxLength: 300 }), { minLength: 1, maxLength: 8 }),
        fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1 }),
        async (texts, cuts) => {
          const bytes = Buffer.concat([...texts.map((text) => chunk(text)), exception()]);
          const { events, left } = await tapAll(cutUp(bytes, cuts));
          expect(events).toEqual(texts.map((text) => Buffer.from(text).toString()));
          expect(left).toEqual([exception()]);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('knows the padding that the vendor adds, and other orders of headers', async () => {
    const turned = Object.fromEntries(Object.entries(CHUNK).toReversed());
    const frames = [
      chunk('one', { tail: ',"p":"abcDEF12"}' }),
      encodeFrame(turned, Buffer.from('{"bytes":"dHdv"}')),
      chunk('three'),
    ];
    expect(await tapAll(frames)).toEqual({ events: ['one', 'two', 'three'], left: [] });
  });

  it('leaves to the SDK what it does not know for certain', async () => {
    const damaged = chunk('damaged');
    damaged.writeUInt8(0, damaged.length - 6);
    const frames = [
      damaged,
      exception(),
      chunk('odd', { tail: ',"bytes":"AAAA"}' }),
      encodeFrame(CHUNK, Buffer.from('{ "bytes": "AAAA" }')),
      encodeFrame({ ...CHUNK, ':date': new Date(0) }, Buffer.from('{"bytes":"AAAA"}')),
      encodeFrame({ ...CHUNK, ':event-type': 'other' }, Buffer.from('{"bytes":"AAAA"}')),
    ];
    expect(await tapAll(frames)).toEqual({ events: [], left: frames });
  });

  it.each([
    ['a frame of impossible length', Buffer.alloc(16, 0xff)],
    ['an end in the middle of a frame', chunk('half').subarray(0, 40)],
  ])('fails at %s', async (_name, bytes) => {
    const source = new PassThrough();
    const tap = new OutputTap(source, () => undefined);
    const failed = once(tap, 'error');
    tap.resume();
    source.end(bytes);
    expect((await failed)[0]).toBeInstanceOf(Error);
    expect(source.destroyed).toBe(true);
  });

  it('fails with its connection, and takes it along when it is ended itself', async () => {
    const lost = new PassThrough();
    const failed = once(new OutputTap(lost, () => undefined).resume(), 'error');
    lost.destroy();
    expect(String((await failed)[0])).toMatch(/premature close/);
    const broken = new PassThrough();
    const error = once(new OutputTap(broken, () => undefined).resume(), 'error');
    broken.destroy(new Error('reset'));
    expect(String((await error)[0])).toMatch(/reset/);
    const live = new PassThrough();
    new OutputTap(live, () => expect.unreachable()).destroy();
    live.write(chunk('late'));
    expect(live.destroyed).toBe(true);
  });

  it('lets the connection wait while the SDK does not read what it leaves', async () => {
    const source = new PassThrough();
    const tap = new OutputTap(source, () => undefined);
    const frames = Array.from({ length: 3000 }, exception);
    for (const frame of frames) source.write(frame);
    source.end();
    await new Promise((resolve) => setImmediate(resolve));
    // Node 20 holds 16 KB, later versions 64 KB.
    expect(tap.readableLength).toBeLessThan(2 * tap.readableHighWaterMark);
    const left: Buffer[] = [];
    for await (const bytes of tap) left.push(bytes);
    expect(Buffer.concat(left)).toEqual(Buffer.concat(frames));
  });
});

function cutUp(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const end = at + (cuts[turn % cuts.length] ?? 1);
    pieces.push(bytes.subarray(at, end));
    at = end;
  }
  return pieces;
}
