import { RateConverter } from './rate-converter.ts';

/** Converts a stream of PCM16 from one rate to another. */
export class SampleConverter {
  readonly #converter: RateConverter;

  constructor(fromHz: number, toHz: number) {
    this.#converter = new RateConverter(fromHz, toHz);
  }

  process(samples: Int16Array): Int16Array<ArrayBuffer> {
    const input = Float32Array.from(samples);
    const output = new Float32Array(this.#converter.outputLength(input.length));
    const length = this.#converter.process(input, output);
    return Int16Array.from(output.subarray(0, length), clampedSample);
  }
}

function clampedSample(sample: number): number {
  return Math.max(-32_768, Math.min(32_767, Math.round(sample)));
}
