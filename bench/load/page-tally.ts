import { type Percentiles, percentiles } from '../statistics.ts';

/** What the pages have seen in a window, milliseconds. */
export interface PageReport {
  /** From `voice_session_start` to the first audio of the model, of all sessions. */
  readonly firstAudio: Percentiles;
  /** Model to page. */
  readonly down: Percentiles;
  /** Pieces of the model that no page had 2 s after they left. */
  readonly lost: number;
  /** Sessions that are live. */
  readonly live: number;
}

const LOST_AFTER_MS = 2_000;

/** Every measurement of the pages. Pages and model are in one process, so one clock stamps and reads. */
export class PageTally {
  #down: number[] = [];
  #firstAudio: number[] = [];
  #sentMs: number[] = [];
  #arrivedMs: number[] = [];
  #beganMs = 0;
  live = 0;

  begin(): void {
    this.#down = [];
    this.#sentMs = [];
    this.#arrivedMs = [];
    this.#beganMs = performance.now();
  }

  sent(sentMs: number): void {
    this.#sentMs.push(sentMs);
  }

  arrived(sentMs: number): void {
    this.#down.push(performance.now() - sentMs);
    if (sentMs >= this.#beganMs) this.#arrivedMs.push(sentMs);
  }

  heardFirst(afterMs: number): void {
    this.#firstAudio.push(afterMs);
  }

  report(): PageReport {
    return {
      firstAudio: percentiles(this.#firstAudio),
      down: percentiles(this.#down),
      lost: this.#lost(performance.now() - LOST_AFTER_MS),
      live: this.live,
    };
  }

  /** Pieces that left before then; later ones may still be on their way. */
  #lost(untilMs: number): number {
    const isDue = (ms: number) => ms <= untilMs;
    return this.#sentMs.filter(isDue).length - this.#arrivedMs.filter(isDue).length;
  }

  /** Of the next sessions. */
  reset(): void {
    this.begin();
    this.#firstAudio = [];
  }
}
