/** Of the comparison. Human voices have their pitch below 400 Hz, which 4 kHz shows well. */
const RATE_HZ = 4_000;
const FRAME_SAMPLES = RATE_HZ / 50;
/** Two frames of 20 ms: the deepest voices need 14 ms for one period, and two periods are compared. */
const WINDOW = 2 * FRAME_SAMPLES;
/** Periods of 70 to 400 Hz. */
const SHORTEST_PERIOD = RATE_HZ / 400;
const LONGEST_PERIOD = Math.round(RATE_HZ / 70);
/** In samples, and in periods. */
const SHORTEST_COMPARED = 48;
const PERIODS_COMPARED = 1.5;
/** A vowel repeats itself this closely; breath and paper do not. */
const LEAST_CORRELATION = 0.55;

/** Tells frames in which vocal cords swing, as in every vowel, from coughs, breath and rustling. */
export class Voicing {
  readonly #step: number;
  readonly #window = new Float32Array(WINDOW);

  /** @param sampleRateHz a multiple of 4000 */
  constructor(sampleRateHz: number) {
    this.#step = sampleRateHz / RATE_HZ;
  }

  /** @param frame the next 20 ms */
  hear(frame: Int16Array): void {
    this.#window.copyWithin(0, FRAME_SAMPLES);
    for (let i = 0; i < FRAME_SAMPLES; i += 1) {
      this.#window[FRAME_SAMPLES + i] = this.#mean(frame, i * this.#step);
    }
  }

  /** Whether the latest frame, with the one before it, is voiced. Costs more than to hear it, so it is asked only of sounds. */
  isVoiced(): boolean {
    for (let period = SHORTEST_PERIOD; period <= LONGEST_PERIOD; period += 1) {
      if (correlation(this.#window, period) >= LEAST_CORRELATION) return true;
    }
    return false;
  }

  /** The mean of the samples that one sample stands for: a simple filter against the tones above. */
  #mean(frame: Int16Array, from: number): number {
    let sum = 0;
    for (let i = from; i < from + this.#step; i += 1) sum += frame[i] ?? 0;
    return sum / this.#step;
  }
}

/**
 * How closely the end of a window repeats what came one period before, at most 1. Only a little more than one period
 * is compared, because the pitch glides where a word is stressed.
 */
function correlation(window: Float32Array, period: number): number {
  const compared = Math.max(SHORTEST_COMPARED, Math.round(period * PERIODS_COMPARED));
  let both = 0;
  let first = 0;
  let second = 0;
  for (let i = Math.max(period, window.length - compared); i < window.length; i += 1) {
    const a = window[i - period] ?? 0;
    const b = window[i] ?? 0;
    both += a * b;
    first += a * a;
    second += b * b;
  }
  const scale = Math.sqrt(first * second);
  return scale === 0 ? 0 : both / scale;
}
