import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoItems } from './dynamodb-items.ts';
import { eventsQuery, isLive } from './table.ts';
import { buildTimeline, parseTimeline, type StoredTimeline } from './timeline-item.ts';

export interface DynamoTimelinesOptions {
  readonly table: string;
  /** How long they are kept: as long as sessions. */
  readonly ttlSeconds: number;
  /** Milliseconds for one operation, including the retries of the SDK. Default 5 s: no call waits for it. */
  readonly deadlineMs?: number;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

const DEADLINE_MS = 5_000;
const ANY = { text: 'attribute_not_exists(#PK) OR attribute_exists(#PK)', values: {} };

/** What happened in each stream of a call, one item for each. Every method rejects with `StoreError`. */
export class DynamoTimelines {
  readonly #items: DynamoItems;
  readonly #ttlSeconds: number;
  readonly #now: () => number;

  /** @param client its owner closes it */
  constructor(client: DynamoDBClient, options: DynamoTimelinesOptions) {
    const { table, ttlSeconds, deadlineMs = DEADLINE_MS, now = Date.now } = options;
    this.#items = new DynamoItems(client, { table, deadlineMs });
    this.#ttlSeconds = ttlSeconds;
    this.#now = now;
  }

  /** Writing the same stream again replaces it. */
  async put(sessionId: string, timeline: StoredTimeline): Promise<void> {
    const expiresAt = Math.floor(this.#now() / 1000) + this.#ttlSeconds;
    await this.#items.put('putTimeline', buildTimeline(sessionId, timeline, expiresAt), ANY);
  }

  /** In the order of the streams. */
  async read(sessionId: string): Promise<StoredTimeline[]> {
    const items = await this.#items.queryAll('readTimelines', eventsQuery(sessionId));
    return items.flatMap((item) => {
      const timeline = parseTimeline(item);
      return timeline && isLive(timeline, this.#now()) ? [timeline] : [];
    });
  }
}
