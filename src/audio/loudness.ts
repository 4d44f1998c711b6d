import { decodeMulaw } from './mulaw.ts';

/** Mean of |sample| over a frame above which somebody speaks; a quiet line stays well below. */
const VOICE_LEVEL = 400;
/** Every third sample tells the mean well enough, and in base64 it is the one that is easy to find. */
const EVERY = 3;
const BASE64_GROUP = 4;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const ASCII = 128;

/** |sample| of each mu-law code. */
const MAGNITUDES = Uint16Array.from(
  decodeMulaw(Uint8Array.from({ length: 256 }, (_, code) => code)),
  (sample) => Math.abs(sample),
);

/** By the first character of a group of base64, which has the upper six bits of a code: mean of its four codes. */
const CHARACTER_MAGNITUDES = new Float64Array(ASCII);
for (const [bits, character] of [...ALPHABET].entries()) {
  const codes = MAGNITUDES.subarray(bits * 4, bits * 4 + 4);
  CHARACTER_MAGNITUDES[character.charCodeAt(0)] = codes.reduce((sum, magnitude) => sum + magnitude, 0) / 4;
}

/** Mean of |sample| of mu-law bytes from `from` to before `to`, 0 to 32124; 0 when there are none. */
export function meanLevel(mulaw: Uint8Array, from: number, to: number): number {
  let sum = 0;
  let count = 0;
  for (let at = from; at < to; at += EVERY) {
    sum += MAGNITUDES[mulaw[at] ?? 0] ?? 0;
    count += 1;
  }
  return count === 0 ? 0 : sum / count;
}

/**
 * Whether a frame is loud enough for speech, read from the text itself: this is asked for each frame of a call.
 * @param payload base64 mu-law
 */
export function isLoud(payload: string): boolean {
  const { length } = payload;
  let sum = 0;
  for (let at = 0; at < length; at += BASE64_GROUP) {
    sum += CHARACTER_MAGNITUDES[payload.charCodeAt(at)] ?? 0;
  }
  return sum > VOICE_LEVEL * Math.ceil(length / BASE64_GROUP);
}
