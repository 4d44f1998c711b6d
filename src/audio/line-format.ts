import { BYTES_PER_MS, FRAME_MS, payloadBytes, TELEPHONE_RATE_HZ } from './format.ts';
import { meanLevel, meanPcmLevel } from './loudness.ts';
import { silencePayload } from './mulaw.ts';
import type { SampleRate } from './resampler.ts';

/** How a caller's line carries audio, the same in both directions. Payloads are base64. */
export interface LineFormat {
  /** As the session table names it. */
  readonly mediaType: string;
  readonly encoding: 'mulaw' | 'pcm16';
  readonly sampleRateHz: SampleRate;
  readonly bytesPerMs: number;
  /** Bytes of 20 ms. */
  readonly frameBytes: number;
  /** Base64 of this many bytes of silence. */
  silence(bytes: number): string;
  /** Mean of |sample| of the bytes from `from` to before `to`; 0 when there are none. */
  level(audio: Uint8Array, from: number, to: number): number;
}

/** Twilio's: G.711 mu-law, 8 kHz. */
export const TELEPHONE_LINE: LineFormat = {
  mediaType: 'audio/x-mulaw;rate=8000',
  encoding: 'mulaw',
  sampleRateHz: TELEPHONE_RATE_HZ,
  bytesPerMs: BYTES_PER_MS,
  frameBytes: FRAME_MS * BYTES_PER_MS,
  silence: silencePayload,
  level: meanLevel,
};

const WIDEBAND_BYTES_PER_MS = 48;

/** A browser's: PCM16 little endian, 24 kHz, which is what OpenAI takes and both models give. */
export const WIDEBAND_LINE: LineFormat = {
  mediaType: 'audio/l16;rate=24000',
  encoding: 'pcm16',
  sampleRateHz: 24_000,
  bytesPerMs: WIDEBAND_BYTES_PER_MS,
  frameBytes: FRAME_MS * WIDEBAND_BYTES_PER_MS,
  silence: (bytes) => Buffer.alloc(bytes).toString('base64'),
  level: meanPcmLevel,
};

/** Playing time of a base64 payload in milliseconds; not always a whole number. */
export function playingMs(payload: string, { bytesPerMs }: LineFormat): number {
  return payloadBytes(payload) / bytesPerMs;
}
