import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeMulaw, encodeMulaw, silencePayload } from '../../src/audio/mulaw.ts';

/** ITU-T G.711 table 2a, codes 0x80 to 0xff, its 14-bit values as 16 bits. Bit 7 clear: the same, negative. */
// biome-ignore format: a table
const POSITIVE_VALUES = [
  32124, 31100, 30076, 29052, 28028, 27004, 25980, 24956, 23932, 22908, 21884, 20860, 19836, 18812, 17788, 16764,
  15996, 15484, 14972, 14460, 13948, 13436, 12924, 12412, 11900, 11388, 10876, 10364, 9852, 9340, 8828, 8316,
  7932, 7676, 7420, 7164, 6908, 6652, 6396, 6140, 5884, 5628, 5372, 5116, 4860, 4604, 4348, 4092,
  3900, 3772, 3644, 3516, 3388, 3260, 3132, 3004, 2876, 2748, 2620, 2492, 2364, 2236, 2108, 1980,
  1884, 1820, 1756, 1692, 1628, 1564, 1500, 1436, 1372, 1308, 1244, 1180, 1116, 1052, 988, 924,
  876, 844, 812, 780, 748, 716, 684, 652, 620, 588, 556, 524, 492, 460, 428, 396,
  372, 356, 340, 324, 308, 292, 276, 260, 244, 228, 212, 196, 180, 164, 148, 132,
  120, 112, 104, 96, 88, 80, 72, 64, 56, 48, 40, 32, 24, 16, 8, 0,
];
const NEGATIVE_ZERO = 0x7f;
const POSITIVE_ZERO = 0xff;
/** The standard's overload point: louder samples are clipped. */
const CLIP = 32_635;

const ALL_CODES = Uint8Array.from({ length: 256 }, (_, code) => code);
const ALL_SAMPLES = Int16Array.from({ length: 65_536 }, (_, index) => index - 32_768);

describe('mu-law', () => {
  it('decodes every code as the standard says', () => {
    const negative = POSITIVE_VALUES.map((value) => 0 - value);
    expect([...decodeMulaw(ALL_CODES)]).toEqual([...negative, ...POSITIVE_VALUES]);
  });

  it('encodes what it decoded to the same code, but for negative zero', () => {
    const expected = ALL_CODES.map((code) => (code === NEGATIVE_ZERO ? POSITIVE_ZERO : code));
    expect(encodeMulaw(decodeMulaw(ALL_CODES))).toEqual(expected);
  });

  it('is off by at most half a step for every sample, and by the clipping above', () => {
    const back = decodeMulaw(encodeMulaw(ALL_SAMPLES));
    const wrong = ALL_SAMPLES.filter((sample, index) => {
      const magnitude = Math.min(CLIP, Math.abs(sample));
      const segment = Math.floor(Math.log2((magnitude + 132) / 128));
      return Math.abs(Math.abs(back[index] ?? Number.NaN) - magnitude) > 4 * 2 ** segment;
    });
    expect([...wrong]).toEqual([]);
  });

  it('never makes a louder sample quieter', () => {
    const back = decodeMulaw(encodeMulaw(ALL_SAMPLES));
    expect(back.every((value, index) => index === 0 || value >= (back[index - 1] ?? 0))).toBe(true);
  });

  it('writes into the array it is given, when that is long enough', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (codes) => {
        const pcm = new Int16Array(200);
        const bytes = new Uint8Array(200);
        const decoded = decodeMulaw(codes, pcm);
        const encoded = encodeMulaw(decoded, bytes);
        expect(decoded.buffer === pcm.buffer).toBe(codes.length <= pcm.length);
        expect(encoded.buffer === bytes.buffer).toBe(codes.length <= bytes.length);
        expect(decoded).toEqual(decodeMulaw(codes));
        expect(encoded).toEqual(encodeMulaw(decoded));
      }),
    );
  });
});

describe('silence', () => {
  it('of any length is 0xff and decodes to zeros', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (bytes) => {
        const silence = Buffer.from(silencePayload(bytes), 'base64');
        expect(silence.equals(Buffer.alloc(bytes, 0xff))).toBe(true);
      }),
    );
    expect(decodeMulaw(Buffer.from(silencePayload(160), 'base64')).every((sample) => sample === 0)).toBe(
      true,
    );
  });
});
