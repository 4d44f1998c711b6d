import { TELEPHONE_RATE_HZ } from './format.ts';
import { lowPassTaps } from './low-pass.ts';

/** Sample rates of the speech models, in Hz. */
export type SampleRate = 8000 | 16_000 | 24_000;

/** At 8 kHz: passes up to 3.3 kHz, stops from 3.9 kHz, below half of the rate, so that nothing aliases. */
const CUTOFF_AT_8_KHZ = 3600;
/** Half the filter's length in samples of the lower rate: what the narrow transition costs in delay. */
const DELAY_SAMPLES = 26;
/** Filters are padded with zeros to a multiple of this. */
const LANES = 4;
const NO_FILTER = new Float64Array(0);

/**
 * Converts a stream of PCM16 between 8, 16 and 24 kHz. The filter's state lives between calls, so that chunks of any
 * length join without a click. Equal rates pass unchanged and undelayed; otherwise the output is late by 26 samples of
 * the lower rate, which is 3.25 ms for the telephone's. N samples in give exactly N * `toHz` / `fromHz` out, rounded up
 * over the whole stream.
 */
export class Resampler {
  readonly #up: number;
  readonly #down: number;
  readonly #delayMs: number;
  /** One filter for each output sample between two input samples, newest input last. */
  readonly #phases: readonly Float64Array[];
  readonly #history: number;
  /** The last inputs that the filter still needs, then the chunk being converted. */
  #work: Float64Array;
  /** Where the next output lies after the last input, in parts of an input sample: `#up` parts are one sample. */
  #skip = 0;

  /** @throws RangeError when a rate is not in `SampleRate` */
  constructor(fromHz: SampleRate, toHz: SampleRate) {
    const from = wholeRatio(fromHz);
    const to = wholeRatio(toHz);
    const isMultiple = from % to === 0 || to % from === 0;
    const shared = isMultiple ? Math.min(from, to) : 1;
    this.#up = to / shared;
    this.#down = from / shared;
    this.#delayMs = from === to ? 0 : (DELAY_SAMPLES * 1000) / Math.min(fromHz, toHz);
    this.#phases = designPhases(this.#up, this.#down);
    this.#history = (this.#phases[0]?.length ?? 1) - 1;
    this.#work = new Float64Array(this.#history);
  }

  /** Delay of the output in milliseconds: 0 at equal rates. */
  get delayMs(): number {
    return this.#delayMs;
  }

  /** How many samples the next `process` of `inputLength` samples will return. */
  outputLength(inputLength: number): number {
    return Math.ceil(Math.max(0, inputLength * this.#up - this.#skip) / this.#down);
  }

  /**
   * The output that these samples complete; at equal rates the same array.
   * @param into used when given and long enough; the result is then a view of its beginning
   */
  process(pcm: Int16Array, into?: Int16Array): Int16Array {
    if (this.#up === this.#down) return pcm;
    const length = this.outputLength(pcm.length);
    const output = into && into.length >= length ? into.subarray(0, length) : new Int16Array(length);
    const total = this.#load(pcm);
    const up = this.#up;
    let parts = this.#skip;
    for (let at = 0; at < length; at += 1) {
      const phase = parts % up;
      output[at] = toInt16(convolve(this.#phases[phase] ?? NO_FILTER, this.#work, (parts - phase) / up));
      parts += this.#down;
    }
    this.#skip = parts - pcm.length * up;
    this.#work.copyWithin(0, total - this.#history, total);
    return output;
  }

  /** Forgets all samples, as for a new stream. */
  reset(): void {
    this.#work.fill(0);
    this.#skip = 0;
  }

  /** Puts the samples behind the history and returns where they end. */
  #load(pcm: Int16Array): number {
    const total = this.#history + pcm.length;
    if (this.#work.length < total) {
      const larger = new Float64Array(total);
      larger.set(this.#work.subarray(0, this.#history));
      this.#work = larger;
    }
    this.#work.set(pcm, this.#history);
    return total;
  }
}

function wholeRatio(rateHz: number): number {
  const ratio = rateHz / TELEPHONE_RATE_HZ;
  if (ratio === 1 || ratio === 2 || ratio === 3) return ratio;
  throw new RangeError(`unsupported sample rate ${rateHz} Hz`);
}

/**
 * The low-pass at the least common rate of both sides, split into `up` filters of equal length (a polyphase filter).
 * Each is scaled to pass a constant unchanged, which makes up for the zeros between the samples and leaves no ripple
 * on it.
 */
function designPhases(up: number, down: number): Float64Array[] {
  // The common rate has `ratio` samples for each one of the lower rate.
  const ratio = Math.max(up, down);
  const taps = lowPassTaps(DELAY_SAMPLES * ratio, CUTOFF_AT_8_KHZ / (TELEPHONE_RATE_HZ * ratio));
  const length = Math.ceil(taps.length / up / LANES) * LANES;
  return Array.from({ length: up }, (_, phase) => {
    const filter = Float64Array.from({ length }, (_, i) => taps[phase + (length - 1 - i) * up] ?? 0);
    const sum = filter.reduce((total, tap) => total + tap, 0);
    return filter.map((tap) => tap / sum);
  });
}

/** Four sums side by side: with one sum, every addition waits for the last, and the loop takes half as long again. */
function convolve(filter: Float64Array, samples: Float64Array, from: number): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let i = 0; i < filter.length; i += LANES) {
    a += (filter[i] ?? 0) * (samples[from + i] ?? 0);
    b += (filter[i + 1] ?? 0) * (samples[from + i + 1] ?? 0);
    c += (filter[i + 2] ?? 0) * (samples[from + i + 2] ?? 0);
    d += (filter[i + 3] ?? 0) * (samples[from + i + 3] ?? 0);
  }
  return a + b + c + d;
}

/** Clamps: an Int16Array would wrap around where the filter overshoots. */
function toInt16(value: number): number {
  return Math.round(Math.min(32_767, Math.max(-32_768, value)));
}
