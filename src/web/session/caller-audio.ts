import { isBase64 } from '../../audio/base64.ts';
import { WIDEBAND_LINE } from '../../audio/line-format.ts';
import { decodeMulaw } from '../../audio/mulaw.ts';
import { Resampler } from '../../audio/resampler.ts';
import type { AudioFormat, ClientSampleRate, StartWish } from '../messages/client-message.ts';

/** How a browser sends its microphone without a container. */
export interface PlainFormat {
  readonly encoding: Exclude<AudioFormat, 'webm'>;
  readonly sampleRateHz: ClientSampleRate;
}

/** How a browser sends its microphone. WebM with Opus says itself how it is decoded. */
export type BrowserFormat = PlainFormat | { readonly encoding: 'webm' };

const PCM_BYTES = 2;
const RATES: readonly ClientSampleRate[] = [8000, 16_000, 24_000];
/** Of PCM16 where the client names no rate; of mu-law there is one. */
const DEFAULT_RATE_HZ = 16_000;
const MULAW_RATE_HZ = 8000;

/** @returns undefined for what the gateway cannot decode, such as MP4 */
export function browserFormatOf({
  audioFormat,
  sampleRate,
}: Pick<StartWish, 'audioFormat' | 'sampleRate'>): BrowserFormat | undefined {
  if (audioFormat === 'webm') return { encoding: 'webm' };
  const encoding = audioFormat === 'pcm16' || audioFormat === 'mulaw' ? audioFormat : undefined;
  const rate = sampleRate ?? (encoding === 'mulaw' ? MULAW_RATE_HZ : DEFAULT_RATE_HZ);
  const sampleRateHz = RATES.find((known) => known === rate);
  if (encoding === undefined || sampleRateHz === undefined) return undefined;
  return encoding === 'mulaw' && sampleRateHz !== MULAW_RATE_HZ ? undefined : { encoding, sampleRateHz };
}

/** Turns what one browser sends into the audio of its line: PCM16, 24 kHz, from which both models get their best rate. */
export class CallerAudio {
  readonly #format: PlainFormat;
  readonly #resampler: Resampler;

  constructor(format: PlainFormat) {
    this.#format = format;
    this.#resampler = new Resampler(format.sampleRateHz, WIDEBAND_LINE.sampleRateHz);
  }

  /** @returns base64 for the line; undefined when it is no audio of the agreed format */
  take(audioData: string): string | undefined {
    if (!isBase64(audioData)) return undefined;
    const bytes = Buffer.from(audioData, 'base64');
    const { encoding, sampleRateHz } = this.#format;
    if (encoding === 'mulaw') return this.#resampled(decodeMulaw(bytes));
    if (bytes.length % PCM_BYTES !== 0) return undefined;
    if (sampleRateHz === WIDEBAND_LINE.sampleRateHz) return audioData;
    return this.#resampled(samplesIn(bytes));
  }

  #resampled(samples: Int16Array): string {
    const { buffer, byteOffset, byteLength } = this.#resampler.process(samples);
    return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
  }
}

/** A buffer of Node may begin at an odd byte of its memory, which an Int16Array cannot. */
function samplesIn(bytes: Buffer): Int16Array {
  const samples = new Int16Array(bytes.length / PCM_BYTES);
  bytes.copy(Buffer.from(samples.buffer));
  return samples;
}
