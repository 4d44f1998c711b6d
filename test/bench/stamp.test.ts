import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameBase64, readFrame, STAMPED_FRAME_BYTES, writeFrame } from '../../bench/stamp.ts';
import { decodeMulaw, encodeMulaw } from '../../src/audio/mulaw.ts';

const stamps = fc.record({
  call: fc.integer({ min: 0, max: 2 ** 18 - 1 }),
  sequence: fc.integer({ min: 0, max: 2 ** 24 - 1 }),
  sentMs: fc.integer({ min: 0, max: 2 ** 40 }).map((us) => us / 1000),
});

describe('a stamped frame', () => {
  it('gives back what was written', () => {
    fc.assert(
      fc.property(stamps, fc.nat(50), (stamp, at) => {
        const bytes = Buffer.alloc(at + STAMPED_FRAME_BYTES);
        writeFrame(bytes, at, stamp);
        expect(readFrame(bytes, at)).toEqual(stamp);
      }),
      { seed: 5 },
    );
  });

  it('is the same as base64', () => {
    const stamp = { call: 7, sequence: 1234, sentMs: 98_765.432 };
    const bytes = Buffer.alloc(STAMPED_FRAME_BYTES);
    writeFrame(bytes, 0, stamp);
    expect(frameBase64(stamp)).toBe(bytes.toString('base64'));
  });

  it('survives the way through PCM without a changed byte', () => {
    fc.assert(
      fc.property(stamps, (stamp) => {
        const bytes = Buffer.from(frameBase64(stamp), 'base64');
        expect(Buffer.from(encodeMulaw(decodeMulaw(bytes)))).toEqual(bytes);
      }),
      { seed: 5 },
    );
  });

  it('is not read when a byte of it was changed', () => {
    const original = Buffer.from(frameBase64({ call: 3, sequence: 44, sentMs: 1.5 }), 'base64');
    for (let at = 0; at < original.length; at += 1) {
      const changed = Buffer.from(original);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(readFrame(changed, 0)).toBeUndefined();
    }
  });
});
