import { decodeMulaw } from './mulaw.ts';

/** Every third sample is enough to estimate the mean. */
const EVERY = 3;

/** |sample| of each mu-law code. */
const MAGNITUDES = Uint16Array.from(
  decodeMulaw(Uint8Array.from({ length: 256 }, (_, code) => code)),
  (sample) => Math.abs(sample),
);

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

const PCM_BYTES = 2;

/** The same of PCM16 little endian: 0 to 32768. */
export function meanPcmLevel(pcm: Uint8Array, from: number, to: number): number {
  let sum = 0;
  let count = 0;
  for (let at = from; at + 1 < to; at += EVERY * PCM_BYTES) {
    const sample = (((pcm[at + 1] ?? 0) << 24) >> 16) | (pcm[at] ?? 0);
    sum += Math.abs(sample);
    count += 1;
  }
  return count === 0 ? 0 : sum / count;
}
