import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFrame } from '../../../../sandbox/bedrock/frames.ts';
import { ChunkChain } from '../../../../sandbox/bedrock/signature.ts';
import { ChunkSigner } from '../../../../src/voice/nova/event-stream/chunk-signer.ts';
import { FrameEncoder } from '../../../../src/voice/nova/event-stream/frame-encoder.ts';

const SEED = {
  secretAccessKey: 'sandbox-secret',
  region: 'us-east-1',
  service: 'bedrock',
  signature: 'ab'.repeat(32),
};

/** The vendor's side of the chain. */
function chainOf(day: string, seed: string): ChunkChain {
  const scope = `${day}/us-east-1/bedrock/aws4_request`;
  const key = scope
    .split('/')
    .reduce(
      (partial, part) => createHmac('sha256', partial).update(part).digest(),
      Buffer.from(`AWS4${SEED.secretAccessKey}`),
    );
  return new ChunkChain({ key, scope, seed });
}

function eventIn(frame: Buffer): string {
  const { headers, body } = decodeFrame(decodeFrame(frame).body);
  expect(Object.fromEntries(headers)).toEqual({
    ':event-type': 'chunk',
    ':message-type': 'event',
    ':content-type': 'application/json',
  });
  const envelope: unknown = JSON.parse(body.toString());
  expect(envelope).toEqual({ bytes: expect.any(String) });
  return Buffer.from(Object(envelope).bytes, 'base64').toString();
}

describe('FrameEncoder', () => {
  it('frames and signs events of any length as the vendor demands, one after the other', () => {
    const nowMs = Date.UTC(2026, 10, 21, 8, 30, 0, 789);
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 9000 }), { minLength: 1 }), (events) => {
        const encoder = new FrameEncoder(new ChunkSigner(SEED, () => nowMs));
        const chain = chainOf('20261121', SEED.signature);
        for (const event of events) {
          const frame = encoder.encode(event);
          expect(chain.verify(decodeFrame(frame))).toBe(true);
          expect(eventIn(frame)).toBe(Buffer.from(event).toString());
        }
      }),
      { numRuns: 10 },
    );
  });

  it('ends with a signed empty frame', () => {
    const encoder = new FrameEncoder(new ChunkSigner(SEED, () => Date.UTC(2026, 10, 21)));
    const chain = chainOf('20261121', SEED.signature);
    chain.verify(decodeFrame(encoder.encode('{}')));
    const end = decodeFrame(encoder.encodeEnd());
    expect(chain.verify(end)).toBe(true);
    expect(end.body).toHaveLength(0);
  });

  it('goes on with the key of the new day after midnight', () => {
    let nowMs = Date.UTC(2026, 10, 21, 23, 59, 59, 999);
    const encoder = new FrameEncoder(new ChunkSigner(SEED, () => nowMs));
    const before = decodeFrame(encoder.encode('{}'));
    expect(chainOf('20261121', SEED.signature).verify(before)).toBe(true);
    nowMs += 1;
    const after = decodeFrame(encoder.encode('{}'));
    const last = before.headers.get(':chunk-signature');
    if (!Buffer.isBuffer(last)) throw new TypeError('the first frame has no signature');
    expect(after.headers.get(':date')).toEqual(new Date(nowMs));
    expect(chainOf('20261122', last.toString('hex')).verify(after)).toBe(true);
  });
});
