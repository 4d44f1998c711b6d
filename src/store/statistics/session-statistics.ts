import type { Item } from '../attributes.ts';
import { parseDayEntry } from '../day-entry.ts';
import { dayPartitions, daySummaryKey } from '../session-index-keys.ts';
import type { ItemKey } from '../table.ts';
import { addUp, type DayStatistics, parseSummary } from './day-statistics.ts';

/** Statistics of sessions by the day on which they began, for a command or a page. */
export interface SessionStatistics {
  /** @param days YYYY-MM-DD, UTC */
  of(days: readonly string[]): Promise<DayStatistics[]>;
}

/** Where the items of a day come from. */
export interface DayItems {
  get(key: ItemKey): Promise<Item | undefined>;
  all(partition: string): Promise<Item[]>;
}

/**
 * Reads the summary of a day, or, while it has none, the entries of its sessions: one query for each of its partitions
 * and never the whole table. Rejects with the errors of its source.
 */
export class StoredStatistics implements SessionStatistics {
  readonly #items: DayItems;

  constructor(items: DayItems) {
    this.#items = items;
  }

  async of(days: readonly string[]): Promise<DayStatistics[]> {
    const found: DayStatistics[] = [];
    for (const day of days) found.push(await this.#day(day));
    return found;
  }

  /** Adds up the entries, even if there is a summary. */
  async count(day: string): Promise<DayStatistics> {
    const items = await Promise.all(dayPartitions(day).map((partition) => this.#items.all(partition)));
    return addUp(
      day,
      items.flat().flatMap((item) => parseDayEntry(item) ?? []),
    );
  }

  async #day(day: string): Promise<DayStatistics> {
    return parseSummary(await this.#items.get(daySummaryKey(day)), day) ?? this.count(day);
  }
}
