import type { EarOptions, Hearing } from './hearing.ts';
import { PrintFrames } from './print-frames.ts';
import { isSilent, meanPower, PRINT_FRAME, printSpeech } from './speech-print.ts';

const SAMPLES_PER_MS = 8;
const FRAME_MS = PRINT_FRAME / SAMPLES_PER_MS;
/** Loud samples must span this much before they are speech; a click or a key press does not. */
const SHORTEST_SPEECH_MS = 60;
/** A longer utterance is followed but not kept: no recording is that long. */
const LONGEST_KEPT_SAMPLES = 15_000 * SAMPLES_PER_MS;
const LOUD_SAMPLE = 250;

/**
 * Hears when a caller speaks, and which of the recorded sentences it was ("unintelligible" when none).
 * It has no clock: time is the audio that was heard, so without audio nothing happens.
 */
export class Ear implements Hearing {
  readonly #options: EarOptions;
  readonly #frames = new PrintFrames((frame) => {
    this.#hearFrame(frame);
    this.#heardSamples += PRINT_FRAME;
  });
  #heardSamples = 0;
  #state: 'silence' | 'maybe' | 'speech' = 'silence';
  #startedAt = 0;
  #told = false;
  #loudUntil = 0;
  #kept: Int16Array[] = [];
  #keptSamples = 0;

  constructor(options: EarOptions) {
    this.#options = options;
  }

  /** PCM16, 8 kHz, mono, any length. Calls back before it returns. */
  hear(pcm: Int16Array): void {
    this.#frames.push(pcm);
  }

  #hearFrame(frame: Int16Array): void {
    const loud = !isSilent(meanPower(frame));
    if (loud) this.#hearLoudFrame(frame);
    if (this.#state === 'silence') return;
    this.#keep(frame);
    if (loud) return;
    if (this.#state === 'maybe') this.#forget();
    else if (this.#silentMs() >= this.#options.silenceMs) this.#stop();
  }

  #hearLoudFrame(frame: Int16Array): void {
    if (this.#state === 'silence') {
      this.#state = 'maybe';
      this.#startedAt = this.#heardSamples + frame.findIndex(isLoudSample);
    }
    this.#loudUntil = this.#heardSamples + frame.findLastIndex(isLoudSample) + 1;
    if (this.#state !== 'maybe') return;
    if (this.#loudUntil - this.#startedAt < SHORTEST_SPEECH_MS * SAMPLES_PER_MS) return;
    this.#state = 'speech';
    this.#told = !this.#options.ignoresNoise?.();
    if (this.#told) this.#tellStarted();
  }

  #silentMs(): number {
    return FRAME_MS + (this.#heardSamples - this.#loudUntil) / SAMPLES_PER_MS;
  }

  #tellStarted(): void {
    this.#options.onSpeechStarted(Math.round(this.#startedAt / SAMPLES_PER_MS));
  }

  #stop(): void {
    const pcm = new Int16Array(this.#keptSamples);
    let at = 0;
    for (const frame of this.#kept) {
      pcm.set(frame, at);
      at += frame.length;
    }
    this.#forget();
    const { library } = this.#options;
    const utterance = library.recognise(printSpeech(pcm));
    if (!this.#told) {
      if (!utterance) return;
      this.#tellStarted();
    }
    const unknownMs = (this.#loudUntil - this.#startedAt) / SAMPLES_PER_MS;
    this.#options.onSpeechStopped(
      Math.round(this.#loudUntil / SAMPLES_PER_MS),
      utterance?.text ?? library.textOfUnknown(unknownMs),
    );
  }

  #keep(frame: Int16Array): void {
    if (this.#keptSamples >= LONGEST_KEPT_SAMPLES) return;
    this.#kept.push(frame.slice());
    this.#keptSamples += PRINT_FRAME;
  }

  #forget(): void {
    this.#state = 'silence';
    this.#kept = [];
    this.#keptSamples = 0;
  }
}

function isLoudSample(sample: number): boolean {
  return Math.abs(sample) >= LOUD_SAMPLE;
}
