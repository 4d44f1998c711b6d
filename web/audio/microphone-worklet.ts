import { RateConverter } from './rate-converter.ts';

const RATE_HZ = 16_000;
/** 40 ms: few messages, and little delay. */
const PIECE_SAMPLES = 640;
/** Longest quantum that a context may have; today all have 128. */
const MAX_QUANTUM = 4096;

/** Sends the microphone as PCM16 of 16 kHz in pieces of 40 ms, on the audio thread, so that a busy page loses nothing. */
class MicrophoneProcessor extends AudioWorkletProcessor {
  readonly #converter = new RateConverter(sampleRate, RATE_HZ);
  readonly #converted = new Float32Array(MAX_QUANTUM);
  readonly #piece = new Int16Array(PIECE_SAMPLES);
  #filled = 0;

  override process([channels]: Float32Array[][]): boolean {
    const mono = channels?.[0];
    // A device that is gone has no channels.
    if (!mono) return true;
    const length = this.#converter.process(mono, this.#converted);
    for (let at = 0; at < length; at += 1) this.#take(this.#converted[at] ?? 0);
    return true;
  }

  #take(sample: number): void {
    this.#piece[this.#filled] = Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_768)));
    this.#filled += 1;
    if (this.#filled < PIECE_SAMPLES) return;
    this.#filled = 0;
    // It is copied, so this array is used again.
    this.port.postMessage(this.#piece);
  }
}

registerProcessor('microphone', MicrophoneProcessor);
