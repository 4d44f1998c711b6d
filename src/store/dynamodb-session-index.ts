import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Item, readNumber, readText } from './attributes.ts';
import { buildDayEntry, mayEnter } from './day-entry.ts';
import type { OpeningSession } from './dynamodb.ts';
import { DynamoItems, isConflict, type TableQuery } from './dynamodb-items.ts';
import { UNCONDITIONAL } from './expression.ts';
import type { OpenEntry, SignsOfLife } from './session-index.ts';
import {
  daySummaryKey,
  INSTANCES_PARTITION,
  instanceKey,
  listedSortKey,
  OPEN_PARTITIONS,
  openKey,
  partitionQuery,
  userPartition,
} from './session-index-keys.ts';
import type { StoredSession } from './session-store.ts';
import type { DayStatistics } from './statistics/day-statistics.ts';
import { type ItemKey, isLive } from './table.ts';

export interface DynamoSessionIndexOptions {
  readonly table: string;
  /** Milliseconds for one operation, including the retries of the SDK. Default 1500. */
  readonly deadlineMs?: number;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

const SIGN_KEPT_SECONDS = 86_400;
/** So that a month can be compared with the same month of the year before. */
const SUMMARY_KEPT_SECONDS = 400 * 86_400;

/**
 * Lists of sessions: those that are open, those of each user, those of each day. Plain items beside the sessions, each
 * written by one request that may be repeated. Every method rejects with `StoreError`.
 */
export class DynamoSessionIndex {
  readonly #items: DynamoItems;
  readonly #now: () => number;

  /** @param client its owner closes it */
  constructor(client: DynamoDBClient, options: DynamoSessionIndexOptions) {
    this.#items = new DynamoItems(client, { table: options.table, deadlineMs: options.deadlineMs ?? 1500 });
    this.#now = options.now ?? Date.now;
  }

  /** Lists a session that is about to be opened, as open and for its user. */
  async opening(session: OpeningSession): Promise<void> {
    const { sessionId, userId, channel = 'phone', createdAt, expiresAt, ownerInstance: openedBy } = session;
    const open = { ...openKey(sessionId), sessionId, openedBy, openedAt: createdAt, expiresAt };
    const writes = [this.#items.put('listOpenSession', open, UNCONDITIONAL)];
    if (userId !== undefined) {
      const listed = {
        PK: userPartition(channel, userId),
        SK: listedSortKey(createdAt, sessionId),
        sessionId,
        createdAt,
        expiresAt,
      };
      writes.push(this.#items.put('listSessionOfUser', listed, UNCONDITIONAL));
    }
    await Promise.all(writes);
  }

  /** Enters the figures of a session that is over. A repeat, or an older state of the session, changes nothing. */
  async enter(session: StoredSession): Promise<void> {
    try {
      await this.#items.put('enterSession', buildDayEntry(session), mayEnter(session));
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }

  /** Every session that is listed as open. */
  async open(): Promise<OpenEntry[]> {
    const entries: OpenEntry[] = [];
    for (const partition of OPEN_PARTITIONS) {
      const items = await this.#items.queryAll('readOpenSessions', partitionQuery(partition));
      entries.push(...items.flatMap((item) => this.#parseOpen(item) ?? []));
    }
    return entries;
  }

  /** @param entry given: only while it is listed exactly so */
  async removeOpen(sessionId: string, entry?: OpenEntry): Promise<void> {
    const isSame = entry && { text: '#openedAt = :ifOpened', values: { ':ifOpened': entry.openedAt } };
    try {
      await this.#items.remove('removeOpenSession', openKey(sessionId), isSame);
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }

  /** @param sign grows with each sign of this instance */
  async giveSign(instanceId: string, sign: number): Promise<void> {
    const expiresAt = Math.floor(this.#now() / 1000) + SIGN_KEPT_SECONDS;
    await this.#items.put('giveSign', { ...instanceKey(instanceId), sign, expiresAt }, UNCONDITIONAL);
  }

  removeSign(instanceId: string): Promise<void> {
    return this.#items.remove('removeSign', instanceKey(instanceId));
  }

  async signs(): Promise<SignsOfLife> {
    const items = await this.#items.queryAll('readSigns', partitionQuery(INSTANCES_PARTITION));
    return new Map(items.flatMap(parseSign));
  }

  async hasSummary(day: string): Promise<boolean> {
    return (await this.#items.get('readDaySummary', daySummaryKey(day))) !== undefined;
  }

  /** Keeps the sums of a day. The first summary of a day stays. */
  async putSummary({ day, channels }: DayStatistics): Promise<void> {
    const expiresAt = Math.floor(this.#now() / 1000) + SUMMARY_KEPT_SECONDS;
    const isNew = { text: 'attribute_not_exists(#PK)', values: {} };
    try {
      await this.#items.put('putDaySummary', { ...daySummaryKey(day), day, channels, expiresAt }, isNew);
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }

  get(key: ItemKey): Promise<Item | undefined> {
    return this.#items.get('readIndex', key);
  }

  first(query: TableQuery, limit: number): Promise<Item[]> {
    return this.#items.queryFirst('readIndex', query, limit);
  }

  all(partition: string): Promise<Item[]> {
    return this.#items.queryAll('readIndex', partitionQuery(partition));
  }

  #parseOpen(item: Item): OpenEntry | undefined {
    const sessionId = readText(item, 'sessionId');
    const openedBy = readText(item, 'openedBy');
    const openedAt = readText(item, 'openedAt');
    if (sessionId === undefined || openedBy === undefined || openedAt === undefined) return undefined;
    const expiresAt = readNumber(item, 'expiresAt') ?? 0;
    return isLive({ expiresAt }, this.#now()) ? { sessionId, openedBy, openedAt } : undefined;
  }
}

function parseSign(item: Item): [string, number][] {
  const instanceId = readText(item, 'SK');
  const sign = readNumber(item, 'sign');
  return instanceId === undefined || sign === undefined ? [] : [[instanceId, sign]];
}
