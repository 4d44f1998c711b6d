import { lowPassTaps } from '../../src/audio/low-pass.ts';

/** Half the filter's length in samples of the lower rate. At 16 kHz that is a delay of 1.5 ms. */
const HALF_SAMPLES = 24;
/** Half-amplitude point as a part of the lower rate: passes up to 0.4 of it, stops above 0.5 of it. */
const CUTOFF = 0.45;
/** More filters than this are not made: a rate without a common factor takes the nearest one. */
const MAX_PHASES = 480;

/**
 * Converts a stream of samples between any two rates, as a microphone of 44.1 or 48 kHz and a model of 16 kHz need. Its
 * state lives between calls, so that chunks of any length join without a click. It allocates nothing after construction
 * while chunks have the same length.
 */
export class RateConverter {
  readonly #up: number;
  readonly #down: number;
  /** One filter for each place between two input samples, newest input last. */
  readonly #phases: readonly Float32Array[];
  readonly #history: number;
  #work: Float32Array;
  /** Where the next output lies after the oldest input of the chunk, in parts of an input sample. */
  #skip = 0;

  /** @param fromHz whole numbers, both */
  constructor(fromHz: number, toHz: number) {
    const common = commonFactor(fromHz, toHz);
    this.#up = toHz / common;
    this.#down = fromHz / common;
    this.#phases = fromHz === toHz ? [Float32Array.of(1)] : designPhases(this.#up, this.#down);
    this.#history = (this.#phases[0]?.length ?? 1) - 1;
    this.#work = new Float32Array(this.#history);
  }

  /** How many samples the next `process` of `inputLength` samples makes. */
  outputLength(inputLength: number): number {
    return Math.ceil(Math.max(0, inputLength * this.#up - this.#skip) / this.#down);
  }

  /** @returns how many samples it has written to `output`, which must hold `outputLength` of them */
  process(input: Float32Array, output: Float32Array): number {
    const length = this.outputLength(input.length);
    const total = this.#load(input);
    const phases = this.#phases.length;
    let parts = this.#skip;
    for (let at = 0; at < length; at += 1) {
      const place = parts % this.#up;
      const filter = this.#phases[Math.floor((place * phases) / this.#up)];
      if (filter) output[at] = convolve(filter, this.#work, (parts - place) / this.#up);
      parts += this.#down;
    }
    this.#skip = parts - input.length * this.#up;
    this.#work.copyWithin(0, total - this.#history, total);
    return length;
  }

  /** Forgets all samples, as for a new stream. */
  reset(): void {
    this.#work.fill(0);
    this.#skip = 0;
  }

  #load(input: Float32Array): number {
    const total = this.#history + input.length;
    if (this.#work.length < total) {
      const larger = new Float32Array(total);
      larger.set(this.#work.subarray(0, this.#history));
      this.#work = larger;
    }
    this.#work.set(input, this.#history);
    return total;
  }
}

/** The low-pass, split into filters of equal length (a polyphase filter), each of which passes a constant unchanged. */
function designPhases(up: number, down: number): Float32Array[] {
  const phases = Math.min(up, MAX_PHASES);
  // Samples of the filter's rate for each one of the lower of the two rates.
  const ratio = phases * Math.max(1, down / up);
  const taps = lowPassTaps(Math.ceil(HALF_SAMPLES * ratio), CUTOFF / ratio);
  const length = Math.ceil(taps.length / phases);
  return Array.from({ length: phases }, (_, phase) => {
    const filter = Float32Array.from({ length }, (_, i) => taps[phase + (length - 1 - i) * phases] ?? 0);
    const sum = filter.reduce((total, tap) => total + tap, 0);
    return filter.map((tap) => tap / sum);
  });
}

function convolve(filter: Float32Array, samples: Float32Array, from: number): number {
  let sum = 0;
  for (let i = 0; i < filter.length; i += 1) sum += (filter[i] ?? 0) * (samples[from + i] ?? 0);
  return sum;
}

function commonFactor(a: number, b: number): number {
  return b === 0 ? a : commonFactor(b, a % b);
}
