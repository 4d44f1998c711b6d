import type { OpenEntry } from '../store/session-index.ts';
import type { DayStatistics } from '../store/statistics/day-statistics.ts';

export interface DaySummariesOptions {
  readonly index: {
    hasSummary(day: string): Promise<boolean>;
    /** Does nothing when the day has a summary. */
    putSummary(statistics: DayStatistics): Promise<void>;
  };
  /** Adds up the entries of a day. */
  readonly count: (day: string) => Promise<DayStatistics>;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

const DAY_MS = 86_400_000;
/** A call lasts hours at most, so yesterday's may still be talking to an agent, but no longer those of the day before. */
const OVER_AFTER_DAYS = 2;
/** When no instance has run for some days. */
const LOOK_BACK_DAYS = 7;

/**
 * Keeps the sums of each day when it is over: they outlive the sessions, name no caller, and are read with one request.
 * The sums follow from the entries of the day, so any instance may write them, and again.
 */
export class DaySummaries {
  readonly #options: DaySummariesOptions;
  readonly #done = new Set<string>();

  constructor(options: DaySummariesOptions) {
    this.#options = options;
  }

  /**
   * Writes the summaries that are missing, except for days that have open sessions.
   * @throws StoreError when the table cannot be used
   */
  async write(open: readonly OpenEntry[]): Promise<void> {
    const unfinished = new Set(open.map(({ openedAt }) => openedAt.slice(0, 10)));
    for (const day of this.#overDays()) {
      if (this.#done.has(day) || unfinished.has(day)) continue;
      if (!(await this.#options.index.hasSummary(day))) {
        await this.#options.index.putSummary(await this.#options.count(day));
      }
      this.#done.add(day);
    }
  }

  #overDays(): string[] {
    const nowMs = (this.#options.now ?? Date.now)();
    const days = Array.from({ length: LOOK_BACK_DAYS }, (_, index) =>
      new Date(nowMs - (OVER_AFTER_DAYS + index) * DAY_MS).toISOString().slice(0, 10),
    );
    for (const day of this.#done) if (!days.includes(day)) this.#done.delete(day);
    return days;
  }
}
