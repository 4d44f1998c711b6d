import { createHash } from 'node:crypto';
import type { SessionChannel } from './session-store.ts';
import { hashOf, type ItemKey } from './table.ts';

/** The telephone, or another channel. */
export type Channel = 'phone' | SessionChannel;
export const CHANNELS: readonly Channel[] = ['phone', 'browser'];

/** One partition takes 1,000 writes a second. Readers ask every partition in turn, so there are few. */
export const INDEX_PARTITIONS = 8;

/** All partitions of one kind. */
const everyPartition = (partition: (index: number) => string) =>
  Array.from({ length: INDEX_PARTITIONS }, (_, index) => partition(index));

/** Exists while the session is open, and until its figures are in the index. */
export function openKey(sessionId: string): ItemKey {
  return { PK: `OPEN#${indexOf(sessionId)}`, SK: sessionId };
}

export const OPEN_PARTITIONS = everyPartition((index) => `OPEN#${index}`);

/** The figures of one session, on the day on which it began. @param createdAt ISO 8601 */
export function dayEntryKey(createdAt: string, sessionId: string): ItemKey {
  return {
    PK: `DAY#${createdAt.slice(0, 10)}#${indexOf(sessionId)}`,
    SK: listedSortKey(createdAt, sessionId),
  };
}

export function dayPartitions(day: string): string[] {
  return everyPartition((index) => `DAY#${day}#${index}`);
}

/** The sums of a day that is over. @param day YYYY-MM-DD */
export function daySummaryKey(day: string): ItemKey {
  return { PK: `DAY#${day}`, SK: 'SUMMARY' };
}

/** Names of users may be long, and those of two channels may be the same. */
export function userPartition(channel: Channel, userId: string): string {
  return `USER#${createHash('sha256').update(`${channel}\n${userId}`).digest('hex')}`;
}

const LISTED = 'SESSION#';

/** The sessions of a user are sorted by their time. @param createdAt ISO 8601 */
export function listedSortKey(createdAt: string, sessionId: string): string {
  return `${LISTED}${createdAt}#${sessionId}`;
}

/** The query for the sessions of a user or a day, newest first. @param before a sort key: only earlier ones */
export function listQuery(partition: string, before: string | undefined) {
  return {
    KeyConditionExpression: 'PK = :pk AND SK < :before',
    // `$` follows `#`.
    ExpressionAttributeValues: { ':pk': partition, ':before': before ?? 'SESSION$' },
    ScanIndexForward: false,
  };
}

/** Signs of life of all instances: there are few, and each writes once a minute. */
export const INSTANCES_PARTITION = 'INSTANCES';

export function instanceKey(instanceId: string): ItemKey {
  return { PK: INSTANCES_PARTITION, SK: instanceId };
}

export function partitionQuery(partition: string) {
  return { KeyConditionExpression: 'PK = :pk', ExpressionAttributeValues: { ':pk': partition } };
}

function indexOf(sessionId: string): number {
  return hashOf(sessionId) % INDEX_PARTITIONS;
}
