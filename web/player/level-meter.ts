/** Quieter than this many decibels below full scale is an empty meter. */
const FLOOR_DB = 60;

/** How loud the microphone is. It falls slower than it rises, as meters do. */
export class LevelMeter {
  readonly #bar: HTMLElement;
  #level = 0;

  constructor(bar: HTMLElement) {
    this.#bar = bar;
  }

  show(samples: Int16Array): void {
    this.#level = Math.max(levelOf(samples), this.#level * 0.8);
    this.#bar.style.transform = `scaleX(${this.#level.toFixed(2)})`;
  }

  clear(): void {
    this.#level = 0;
    this.#bar.style.transform = 'scaleX(0)';
  }
}

/** @returns 0 to 1 */
function levelOf(samples: Int16Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const rms = Math.sqrt(sum / Math.max(1, samples.length)) / 32_768;
  return Math.max(0, Math.min(1, 1 + (20 * Math.log10(rms + 1e-9)) / FLOOR_DB));
}
