import alawmulaw from 'alawmulaw';
import { FRAME_BYTES, SILENCE_BYTE } from './format.ts';

const CODES = 256;
const SAMPLES = 65_536;

const DECODE_TABLE = Int16Array.from({ length: CODES }, (_, code) => alawmulaw.mulaw.decodeSample(code));
/** Indexed by the sample's unsigned bits. The codec sets bits above the eighth, hence the mask. */
const ENCODE_TABLE = Uint8Array.from(
  { length: SAMPLES },
  (_, bits) => alawmulaw.mulaw.encodeSample((bits << 16) >> 16) & 0xff,
);

/**
 * G.711 mu-law to PCM16. Codes 0x7f and 0xff both mean zero.
 * @param into used when given and long enough; the result is then a view of its beginning
 */
export function decodeMulaw(bytes: Uint8Array, into?: Int16Array): Int16Array {
  const { length } = bytes;
  const pcm = into && into.length >= length ? into.subarray(0, length) : new Int16Array(length);
  for (let i = 0; i < length; i += 1) pcm[i] = DECODE_TABLE[bytes[i] ?? 0] ?? 0;
  return pcm;
}

/**
 * PCM16 to G.711 mu-law. Zero becomes 0xff.
 * @param into used when given and long enough; the result is then a view of its beginning
 */
export function encodeMulaw(pcm: Int16Array, into?: Uint8Array): Uint8Array {
  const { length } = pcm;
  const bytes = into && into.length >= length ? into.subarray(0, length) : new Uint8Array(length);
  for (let i = 0; i < length; i += 1) {
    bytes[i] = ENCODE_TABLE[(pcm[i] ?? 0) & 0xffff] ?? 0;
  }
  return bytes;
}

const FRAME_OF_SILENCE = encodeSilence(FRAME_BYTES);
const SECOND_OF_SILENCE = encodeSilence(50 * FRAME_BYTES);

/** Base64 of this many bytes of mu-law silence. */
export function silencePayload(bytes: number): string {
  if (bytes === FRAME_BYTES) return FRAME_OF_SILENCE;
  // A cut at a multiple of three bytes falls between two groups of four characters.
  if (bytes < 50 * FRAME_BYTES && bytes % 3 === 0) return SECOND_OF_SILENCE.slice(0, (bytes / 3) * 4);
  return encodeSilence(bytes);
}

function encodeSilence(bytes: number): string {
  return Buffer.alloc(bytes, SILENCE_BYTE).toString('base64');
}
