import { RateConverter } from '../audio/rate-converter.ts';

const SCALE = 32_768;

/** Converts a stream of PCM16 from one rate to another. */
export class RateChange {
  readonly #converter: RateConverter;

  constructor(fromHz: number, toHz: number) {
    this.#converter = new RateConverter(fromHz, toHz);
  }

  convert(samples: Int16Array): Int16Array {
    const input = Float32Array.from(samples, (sample) => sample / SCALE);
    const output = new Float32Array(this.#converter.outputLength(input.length));
    this.#converter.process(input, output);
    return toPcm16(output);
  }

  reset(): void {
    this.#converter.reset();
  }
}

export function toPcm16(samples: Float32Array): Int16Array {
  return Int16Array.from(samples, (sample) =>
    Math.max(-SCALE, Math.min(SCALE - 1, Math.round(sample * SCALE))),
  );
}
