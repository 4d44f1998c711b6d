import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KeptItems, type KeptItemsOptions } from './kept-items.ts';
import { eventsQuery } from './table.ts';
import { buildTimeline, parseTimeline, type StoredTimeline } from './timeline-item.ts';

/** What happened in each stream of a call, one item for each. Every method rejects with `StoreError`. */
export class DynamoTimelines {
  readonly #items: KeptItems;

  /** @param client its owner closes it */
  constructor(client: DynamoDBClient, options: KeptItemsOptions) {
    this.#items = new KeptItems(client, options);
  }

  /**
   * Writing the same stream again replaces it.
   * @returns `forgotten` when the session was deleted for its caller: then nothing is kept
   */
  put(sessionId: string, timeline: StoredTimeline): Promise<'stored' | 'forgotten'> {
    const item = buildTimeline(sessionId, timeline, this.#items.expiresAt);
    return this.#items.putUnlessForgotten('putTimeline', sessionId, item);
  }

  /** In the order of the streams. */
  async read(sessionId: string): Promise<StoredTimeline[]> {
    return this.#items.read('readTimelines', eventsQuery(sessionId), parseTimeline);
  }
}
