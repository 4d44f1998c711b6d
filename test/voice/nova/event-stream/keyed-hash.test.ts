import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyedHash } from '../../../../src/voice/nova/event-stream/keyed-hash.ts';

describe('KeyedHash', () => {
  it('is HMAC-SHA256, text after text', () => {
    const texts = fc.array(fc.string({ unit: 'grapheme-ascii', maxLength: 300 }), { minLength: 1 });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), texts, (key, said) => {
        const keyed = new KeyedHash(key);
        for (const text of said) {
          expect(keyed.digest(text)).toBe(createHmac('sha256', key).update(text).digest('hex'));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('takes no key that would have to be shortened first', () => {
    expect(() => new KeyedHash(new Uint8Array(65))).toThrow(RangeError);
  });
});
