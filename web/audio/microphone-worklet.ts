import { RateConverter } from './rate-converter.ts';

/** Few messages, and little delay. */
const PIECE_MS = 40;
/** Longest quantum that a context may have; today all have 128. */
const MAX_QUANTUM = 4096;

interface MicrophoneOptions {
  readonly processorOptions: { readonly rateHz: number };
}

/** Sends the microphone as PCM16 in pieces of 40 ms, on the audio thread, so that a busy page loses nothing. */
class MicrophoneProcessor extends AudioWorkletProcessor {
  readonly #converter: RateConverter;
  readonly #converted: Float32Array;
  readonly #piece: Int16Array;
  #filled = 0;

  constructor({ processorOptions: { rateHz } }: MicrophoneOptions) {
    super();
    this.#converter = new RateConverter(sampleRate, rateHz);
    this.#converted = new Float32Array(this.#converter.outputLength(MAX_QUANTUM));
    this.#piece = new Int16Array((rateHz * PIECE_MS) / 1000);
  }

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
    if (this.#filled < this.#piece.length) return;
    this.#filled = 0;
    // It is copied, so this array is used again.
    this.port.postMessage(this.#piece);
  }
}

registerProcessor('microphone', MicrophoneProcessor);
