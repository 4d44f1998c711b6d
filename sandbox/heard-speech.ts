import { BYTES_PER_MS, SILENCE_BYTE } from '../src/audio/format.ts';

/** Where a piece of speech was heard, and how much of it. */
export interface HeardSpeech {
  /** From the answer of the call, milliseconds. */
  readonly startMs: number;
  readonly heardMs: number;
  readonly wholeMs: number;
}

/** Long enough not to be found by chance in other speech. */
const PROBE_BYTES = 100 * BYTES_PER_MS;

/**
 * Finds speech in what the caller heard, byte by byte: the audio passes the gateway unchanged, so this
 * is the truth against which the gateway's own account is checked.
 * @param heard everything that was played, mu-law
 * @param speech the whole piece, mu-law
 */
export function findSpeech(heard: Uint8Array, speech: Uint8Array): HeardSpeech | undefined {
  const played = oneZero(heard);
  const wanted = oneZero(speech);
  const lead = firstSound(wanted);
  const at = played.indexOf(wanted.subarray(lead, lead + PROBE_BYTES));
  if (at < 0 || wanted.length < lead + PROBE_BYTES) return undefined;
  let length = lead + PROBE_BYTES;
  const start = at - lead;
  while (length < wanted.length && played[start + length] === wanted[length]) length += 1;
  return {
    startMs: start / BYTES_PER_MS,
    heardMs: length / BYTES_PER_MS,
    wholeMs: wanted.length / BYTES_PER_MS,
  };
}

/** G.711 has two codes for zero, and a codec may swap them. */
function oneZero(mulaw: Uint8Array): Buffer {
  return Buffer.from(mulaw.map((byte) => (byte === 0x7f ? SILENCE_BYTE : byte)));
}

function firstSound(mulaw: Uint8Array): number {
  return Math.max(
    0,
    mulaw.findIndex((byte) => byte !== SILENCE_BYTE),
  );
}
