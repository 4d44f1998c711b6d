const BIAS = 0x84;
const CLIP = 32_635;
const CODES = 256;

/** G.711 mu-law in a page, where the codec of the gateway, a package of Node, is not. */
const DECODED = Int16Array.from({ length: CODES }, (_, code) => decode(code));

/** @returns PCM16, one sample for each byte */
export function decodeMulaw(bytes: Uint8Array): Int16Array {
  return Int16Array.from(bytes, (code) => DECODED[code] ?? 0);
}

export function encodeMulaw(samples: Int16Array): Uint8Array {
  return Uint8Array.from(samples, encode);
}

/** @see https://www.itu.int/rec/T-REC-G.711 */
function encode(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const biased = Math.min(CLIP, Math.abs(sample)) + BIAS;
  const exponent = Math.floor(Math.log2(biased)) - 7;
  const mantissa = (biased >> (exponent + 3)) & 0x0f;
  return ~(sign | (exponent << 4) | mantissa) & 0xff;
}

function decode(code: number): number {
  const bits = ~code & 0xff;
  const exponent = (bits >> 4) & 0x07;
  const magnitude = (((bits & 0x0f) << 3) + BIAS) << exponent;
  return bits & 0x80 ? BIAS - magnitude : magnitude - BIAS;
}
