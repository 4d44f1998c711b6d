import type { LineFormat } from '../../../audio/line-format.ts';
import { decodeMulaw, encodeMulaw } from '../../../audio/mulaw.ts';
import { Resampler } from '../../../audio/resampler.ts';
import type { ModelRates } from './model-rates.ts';

/** Grows to the longest audio seen. Twilio's frames have 160 bytes, Nova's pieces about 80 ms. */
const FIRST_SCRATCH_BYTES = 1024;
const BYTES_PER_SAMPLE = 2;

/**
 * Converts the audio of a caller's line to Nova's and back: base64 of the line's format, PCM16LE at the rates of the
 * stream. It keeps its buffers and the resamplers' state, so each result is a new string and little else is allocated.
 */
export class AudioCodec {
  readonly line: LineFormat;
  readonly rates: ModelRates;
  readonly #toModel: Resampler;
  readonly #fromModel: Resampler;
  readonly #inputSamplesPerMs: number;
  #bytes = Buffer.alloc(FIRST_SCRATCH_BYTES);
  #samples = new Int16Array(FIRST_SCRATCH_BYTES);

  constructor(line: LineFormat, rates: ModelRates) {
    const { inputHz, outputHz } = rates;
    this.line = line;
    this.rates = rates;
    this.#toModel = new Resampler(line.sampleRateHz, inputHz);
    this.#fromModel = new Resampler(outputHz, line.sampleRateHz);
    this.#inputSamplesPerMs = inputHz / 1000;
  }

  /**
   * @param payload base64 in the line's format
   * @returns base64 PCM, empty when there is no audio in it
   */
  toModel(payload: string): string {
    this.#makeRoom(payload.length);
    const length = this.#bytes.write(payload, 'base64');
    const bytes = this.#bytes.subarray(0, length);
    const samples = this.line.encoding === 'mulaw' ? decodeMulaw(bytes, this.#samples) : samplesOf(bytes);
    return base64Of(this.#toModel.process(samples));
  }

  /** @returns base64 in the line's format, empty when there is no whole sample in it */
  fromModel(pcm: Uint8Array): string {
    const samples = this.#fromModel.process(samplesOf(pcm));
    if (this.line.encoding === 'pcm16') return base64Of(samples);
    this.#makeRoom(samples.length);
    const { length } = encodeMulaw(samples, this.#bytes);
    return this.#bytes.toString('base64', 0, length);
  }

  /** Base64 PCM of that much silence, for the model. */
  silence(ms: number): string {
    return Buffer.alloc(ms * this.#inputSamplesPerMs * BYTES_PER_SAMPLE).toString('base64');
  }

  #makeRoom(bytes: number): void {
    if (bytes <= this.#bytes.length) return;
    this.#bytes = Buffer.alloc(bytes * 2);
    this.#samples = new Int16Array(bytes * 2);
  }
}

function base64Of(samples: Int16Array): string {
  return Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength).toString('base64');
}

/** The same memory when it can be read as samples, otherwise a copy. */
function samplesOf(pcm: Uint8Array): Int16Array {
  const aligned = pcm.byteOffset % BYTES_PER_SAMPLE === 0 ? pcm : Uint8Array.from(pcm);
  return new Int16Array(aligned.buffer, aligned.byteOffset, Math.floor(pcm.length / BYTES_PER_SAMPLE));
}
