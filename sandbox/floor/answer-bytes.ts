import { BYTES_PER_MS, SILENCE_BYTE } from '../../src/audio/format.ts';

const NEGATIVE_ZERO = 0x7f;

/** The part of an answer by which it is known: after its first sound. */
export const ANSWER_HEAD_MS = { from: 100, until: 300 };

/** A part of some audio. @param part milliseconds; negative ones count from its end */
export function partOf(mulaw: Buffer, part: { readonly from: number; readonly until: number }): Buffer {
  return mulaw.subarray(part.from * BYTES_PER_MS, part.until * BYTES_PER_MS);
}

/** G.711 has two codes for zero, and a codec may swap them. */
export function oneZero(mulaw: Uint8Array): Buffer {
  return Buffer.from(mulaw.map((byte) => (byte === NEGATIVE_ZERO ? SILENCE_BYTE : byte)));
}
