import { setTimeout as delay } from 'node:timers/promises';
import { encodeMulaw } from '../../src/audio/mulaw.ts';
import { Resampler } from '../../src/audio/resampler.ts';
import { speak } from '../model/mouth.ts';
import type { SpeechLibrary } from '../model/speech-library.ts';
import type { SpeechAsked } from './polly-rules.ts';

const SAMPLES_PER_MS = 8;
const PIECE_MS = 100;
/** Pieces end anywhere, also within a sample. */
const ODD_BYTES = [1601, 797, 1203];

export interface SynthesisOptions {
  readonly library: SpeechLibrary;
  /** Times real time. */
  readonly speed: number;
  /** Before the first sound, milliseconds. */
  readonly firstSoundMs: number;
}

/** The sound of a text, in pieces of odd lengths, faster than real time. */
export async function* synthesise(
  text: string,
  asked: SpeechAsked,
  { library, speed, firstSoundMs }: SynthesisOptions,
): AsyncGenerator<Buffer> {
  const pcm = speak(text, library);
  if (firstSoundMs > 0) await delay(firstSoundMs, undefined, { ref: false });
  const bytes = encoded(pcm, asked);
  const bytesPerMs = bytes.length / (pcm.length / SAMPLES_PER_MS);
  const startedMs = performance.now();
  for (let at = 0, piece = 0; at < bytes.length; piece += 1) {
    const end = at + (ODD_BYTES[piece % ODD_BYTES.length] ?? 1);
    yield bytes.subarray(at, end);
    at = end;
    const aheadMs = at / bytesPerMs / speed - (performance.now() - startedMs);
    if (aheadMs >= PIECE_MS / speed && aheadMs >= 1) await delay(aheadMs, undefined, { ref: false });
  }
}

function encoded(pcm: Int16Array, { encoding, sampleRateHz }: SpeechAsked): Buffer {
  if (encoding === 'mulaw') return Buffer.from(encodeMulaw(pcm));
  const samples = new Resampler(8000, sampleRateHz).process(pcm);
  return Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
}
