import type { Logger } from '../../logging.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { WARNING_SHARE } from './budget.ts';

/** Where all instances add up what a day costs. `day`: YYYY-MM-DD in UTC. Both resolve to the day's sum. */
export interface SpendingLedger {
  add(day: string, usd: number): Promise<number>;
  read(day: string): Promise<number>;
}

export interface DailyBudgetOptions {
  readonly ledger: SpendingLedger;
  /** US dollars a day for all instances together; undefined: nothing is counted. */
  readonly limitUsd: number | undefined;
  readonly metrics: Metrics;
  readonly logger: Logger;
  /** Milliseconds between two reads of the common sum. Default 10 s. */
  readonly lookEveryMs?: number;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

const LOOK_EVERY_MS = 10_000;

/**
 * What the calls of one day may cost together. Calls in progress are never cut; once the budget is spent, new
 * calls go straight to a person. A table that fails stops no call: sums that it did not take wait here.
 */
export class DailyBudget {
  readonly #options: DailyBudgetOptions;
  readonly #now: () => number;
  #state: 'within' | 'warned' | 'spent' = 'within';
  #day: string;
  /** The common sum as it was last read. */
  #knownUsd = 0;
  /** Spent here since then. */
  #openUsd = 0;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;

  constructor(options: DailyBudgetOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#day = this.#today();
  }

  /** Whether today's budget is spent. */
  get spent(): boolean {
    return this.#state === 'spent' && this.#day === this.#today();
  }

  /** Adds to the day's sum, without waiting for the table. */
  spend(usd: number): void {
    // A sum that is not a number would spoil the day's sum for all instances.
    if (this.#options.limitUsd === undefined || !Number.isFinite(usd)) return;
    this.#turnDay();
    this.#openUsd += usd;
    this.#judge();
  }

  /** Reads the common sum from now on at intervals. Resolves after the first read. */
  async start(): Promise<void> {
    if (this.#options.limitUsd === undefined || this.#timer) return;
    this.#timer = setInterval(() => void this.look(), this.#options.lookEveryMs ?? LOOK_EVERY_MS).unref();
    await this.look();
  }

  /** Writes what was spent here and reads the common sum. Never rejects. */
  look(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  /** Stops reading, and writes what is left. Idempotent; never rejects. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    await this.#looking;
    if (this.#openUsd > 0) await this.look();
  }

  async #look(): Promise<void> {
    this.#turnDay();
    const { ledger, metrics, logger } = this.#options;
    const day = this.#day;
    const usd = this.#openUsd;
    try {
      const sum = await (usd > 0 ? ledger.add(day, usd) : ledger.read(day));
      if (day !== this.#day) return;
      this.#knownUsd = sum;
      this.#openUsd -= usd;
      this.#judge();
    } catch (err) {
      metrics.storeFailures.inc({ operation: 'budget' });
      logger.warn({ err }, "The day's costs could not be added up in the table; calls are still taken");
    }
  }

  #turnDay(): void {
    const today = this.#today();
    if (today === this.#day) return;
    this.#day = today;
    this.#knownUsd = 0;
    this.#openUsd = 0;
    this.#state = 'within';
  }

  #judge(): void {
    const { limitUsd = Number.POSITIVE_INFINITY, metrics } = this.#options;
    const costUsd = this.#knownUsd + this.#openUsd;
    metrics.dailyCostUsd.set(costUsd);
    if (this.#state === 'spent') return;
    if (costUsd >= limitUsd) this.#reach('spent', { costUsd, limitUsd });
    else if (costUsd >= limitUsd * WARNING_SHARE && this.#state === 'within') {
      this.#reach('warned', { costUsd, limitUsd });
    }
  }

  #reach(state: 'warned' | 'spent', figures: { readonly costUsd: number; readonly limitUsd: number }): void {
    this.#state = state;
    this.#options.metrics.budgets.inc({ budget: 'day', state });
    const text =
      state === 'spent'
        ? "The day's budget is spent: new calls go to a person"
        : "The day's budget is nearly spent";
    this.#options.logger.warn(figures, text);
  }

  #today(): string {
    return new Date(this.#now()).toISOString().slice(0, 10);
  }
}
