import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64End, isBase64 } from '../../src/audio/base64.ts';

/** Fixed, so that every run tries the same inputs. */
const SEED = 20_261_127;
const WRONG = ['', 'A', 'AAA', 'A===', 'AA=A', 'AA-_', 'AAA\n'];

describe('isBase64', () => {
  it('holds for whatever Buffer encodes, and for nothing cut or foreign', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64');
        expect(isBase64(text)).toBe(true);
        expect(isBase64(text.slice(1))).toBe(false);
      }),
      { seed: SEED },
    );
    for (const text of WRONG) expect(isBase64(text)).toBe(false);
  });
});

describe('base64End', () => {
  it('finds the end of whatever Buffer encodes, between other bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64');
        expect(base64End(Buffer.from(`"${text}"}`), 1)).toBe(1 + text.length);
      }),
      { seed: SEED },
    );
  });

  it('says of a text what isBase64 says', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9+/=\-_ "]{0,12}$/), (text) => {
        const bytes = Buffer.from(text);
        expect(text !== '' && base64End(bytes, 0) === bytes.length).toBe(isBase64(text));
      }),
      { numRuns: 2000, seed: SEED },
    );
    for (const text of WRONG) expect(base64End(Buffer.from(text), 0)).not.toBe(text.length || -1);
  });
});
