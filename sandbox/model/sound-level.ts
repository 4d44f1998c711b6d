import { meanPower } from './speech-print.ts';

const FULL_SCALE_POWER = 32_768 ** 2;
/** What an empty line has. */
export const SILENT_DB = -90;

/** Root mean square of some samples, decibels of full scale. */
export function levelDb(pcm: Int16Array): number {
  const power = meanPower(pcm);
  return power === 0 ? SILENT_DB : Math.max(SILENT_DB, 10 * Math.log10(power / FULL_SCALE_POWER));
}

const HEARD_FRAMES = 150;
const LEARN_FRAMES = 25;
const RENEW_EVERY = 10;
/** The share of frames that are quieter than what the caller says: their pauses, and the line itself. */
const QUIET_SHARE = 0.2;

/** How loud a line is when nobody speaks: the quietest fifth of its last 3 s. */
export class NoiseFloor {
  readonly #levels = new Float64Array(HEARD_FRAMES);
  #frames = 0;
  #db = SILENT_DB;

  /** Undefined until half a second was heard. */
  get db(): number | undefined {
    return this.#frames < LEARN_FRAMES ? undefined : this.#db;
  }

  /** @param frameDb level of 20 ms */
  hear(frameDb: number): void {
    this.#levels[this.#frames % HEARD_FRAMES] = frameDb;
    this.#frames += 1;
    if (this.#frames % RENEW_EVERY !== 0 && this.#frames !== LEARN_FRAMES) return;
    const heard = this.#levels.slice(0, Math.min(this.#frames, HEARD_FRAMES)).sort();
    this.#db = heard[Math.floor(heard.length * QUIET_SHARE)] ?? SILENT_DB;
  }
}
