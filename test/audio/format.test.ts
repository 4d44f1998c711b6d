import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FRAME_BYTES, payloadBytes, payloadMs } from '../../src/audio/format.ts';

describe('the length of a payload', () => {
  it('is known without decoding it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        const base64 = Buffer.from(bytes).toString('base64');
        expect(payloadBytes(base64)).toBe(bytes.length);
        expect(payloadBytes(base64.replaceAll('=', ''))).toBe(bytes.length);
      }),
    );
  });

  it('is 20 ms for one media frame', () => {
    expect(payloadMs(Buffer.alloc(FRAME_BYTES).toString('base64'))).toBe(20);
    expect(payloadMs('')).toBe(0);
  });
});
