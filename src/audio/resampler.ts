import { TELEPHONE_RATE_HZ } from './format.ts';
import { lowPassTaps } from './low-pass.ts';
import { FilterGroup } from './polyphase.ts';

/** Sample rates of the speech models, in Hz. */
export type SampleRate = 8000 | 16_000 | 24_000;

interface Band {
  /** Where half of the amplitude is left, when the lower rate is 8 kHz. */
  readonly cutoffAt8KHz: number;
  /** Half the filter's length in samples of the lower rate: what a narrow transition costs in delay. */
  readonly delaySamples: number;
}

/** At 8 kHz: passes up to 3.3 kHz, stops from 3.9 kHz, below half of the rate, so that nothing aliases. */
const NARROW: Band = { cutoffAt8KHz: 3600, delaySamples: 26 };
/**
 * From 16 to 24 kHz: passes up to 6.5 kHz, stops from 8.7 kHz. What lies above 7.3 kHz leaves a weak image between 8 and
 * 8.7 kHz, which a model does not mind; nothing aliases. The filter is about half as long as the narrow one.
 */
const WIDEBAND_UP: Band = { cutoffAt8KHz: 3800, delaySamples: 14 };

/**
 * Converts a stream of PCM16 between 8, 16 and 24 kHz. The filter's state lives between calls, so that chunks of any
 * length join without a click. Equal rates pass unchanged and undelayed; otherwise the output is late by 26 samples of
 * the lower rate, which is 3.25 ms for the telephone's; from 16 to 24 kHz by 14 samples, 0.9 ms. N samples in give exactly N * `toHz` /
 * `fromHz` out, rounded up over the whole stream.
 */
export class Resampler {
  readonly #up: number;
  readonly #down: number;
  readonly #delayMs: number;
  /** Makes `#up` outputs from `#down` further inputs. */
  readonly #filters: FilterGroup;
  readonly #history: number;
  /** The last inputs that the filters still need, then the chunk being converted, then a rest that no output uses. */
  #work: Float64Array;
  /** Where the next output lies after the last input, in parts of an input sample: `#up` parts are one sample. */
  #skip = 0;
  /** Which output of its group is the next. */
  #place = 0;

  /** @throws RangeError when a rate is not in `SampleRate` */
  constructor(fromHz: SampleRate, toHz: SampleRate) {
    const from = wholeRatio(fromHz);
    const to = wholeRatio(toHz);
    const isMultiple = from % to === 0 || to % from === 0;
    const shared = isMultiple ? Math.min(from, to) : 1;
    this.#up = to / shared;
    this.#down = from / shared;
    const band = from > 1 && to > from ? WIDEBAND_UP : NARROW;
    this.#delayMs = from === to ? 0 : (band.delaySamples * 1000) / Math.min(fromHz, toHz);
    const phases = designPhases(this.#up, this.#down, band);
    this.#filters = groupOf(phases, this.#down);
    // A group that a chunk has cut in two begins before the chunk.
    this.#history = (phases[0]?.length ?? 1) - 1 + this.#down;
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
    this.#fill(output);
    this.#skip += length * this.#down - pcm.length * this.#up;
    this.#place = (this.#place + length) % this.#up;
    this.#work.copyWithin(0, total - this.#history, total);
    return output;
  }

  /** Forgets all samples, as for a new stream. */
  reset(): void {
    this.#work.fill(0);
    this.#skip = 0;
    this.#place = 0;
  }

  #fill(output: Int16Array): void {
    const { outputs } = this.#filters;
    const down = this.#down;
    let place = this.#place;
    let from = (this.#skip - place * down) / this.#up + down;
    for (let at = 0; at < output.length; from += down) {
      this.#filters.run(this.#work, from);
      for (; place < outputs.length && at < output.length; place += 1, at += 1) {
        output[at] = toInt16(outputs[place] ?? 0);
      }
      place = 0;
    }
  }

  /** Puts the samples behind the history and returns where they end. */
  #load(pcm: Int16Array): number {
    const total = this.#history + pcm.length;
    const needed = total + this.#filters.length;
    if (this.#work.length < needed) {
      const larger = new Float64Array(needed);
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
 * The low-pass at the least common rate of both sides, split into `up` filters of equal length (a polyphase filter),
 * newest input last. Each is scaled to pass a constant unchanged, which makes up for the zeros between the samples and
 * leaves no ripple on it.
 */
function designPhases(up: number, down: number, { delaySamples, cutoffAt8KHz }: Band): Float64Array[] {
  // The common rate has `ratio` samples for each one of the lower rate.
  const ratio = Math.max(up, down);
  const taps = lowPassTaps(delaySamples * ratio, cutoffAt8KHz / (TELEPHONE_RATE_HZ * ratio));
  const length = Math.ceil(taps.length / up);
  return Array.from({ length: up }, (_, phase) => {
    const filter = Float64Array.from({ length }, (_, i) => taps[phase + (length - 1 - i) * up] ?? 0);
    const sum = filter.reduce((total, tap) => total + tap, 0);
    return filter.map((tap) => tap / sum);
  });
}

/** Each output takes the filter of its phase, as many samples later as it lies behind the first output of its group. */
function groupOf(phases: readonly Float64Array[], down: number): FilterGroup {
  const up = phases.length;
  return new FilterGroup(
    phases.map((_, place) => {
      const parts = place * down;
      return [...new Float64Array(Math.floor(parts / up)), ...(phases[parts % up] ?? [])];
    }),
  );
}

/** Clamps: an Int16Array would wrap around where the filter overshoots. */
function toInt16(value: number): number {
  return Math.round(Math.min(32_767, Math.max(-32_768, value)));
}
