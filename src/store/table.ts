/** The primary key of one item. */
export interface ItemKey {
  readonly PK: string;
  readonly SK: string;
}

const TURN_PREFIX = 'TURN#';
const TURN_DIGITS = 5;

export function sessionKey(sessionId: string): ItemKey {
  return { PK: `VOICE#${sessionId}`, SK: 'METADATA' };
}

/** The number has a fixed width, so that turns are sorted by it. */
export function turnKey(sessionId: string, turnNumber: number): ItemKey {
  return {
    PK: `VOICE#${sessionId}`,
    SK: TURN_PREFIX + turnText(turnNumber),
  };
}

/** The number of a turn in a key. */
export function turnText(turnNumber: number): string {
  return String(turnNumber).padStart(TURN_DIGITS, '0');
}

const EVENTS_PREFIX = 'EVENTS#';

/** What happened in one stream of a session. It is part of the session, so that it is deleted with it. */
export function eventsKey(sessionId: string, resumeCount: number): ItemKey {
  return { PK: sessionKey(sessionId).PK, SK: EVENTS_PREFIX + turnText(resumeCount) };
}

/** The query for the events of every stream of a session, in order. */
export function eventsQuery(sessionId: string) {
  return {
    KeyConditionExpression: 'PK = :pk AND begins_with(SK, :prefix)',
    ExpressionAttributeValues: { ':pk': sessionKey(sessionId).PK, ':prefix': EVENTS_PREFIX },
  };
}

export function handoffKey(token: string): ItemKey {
  return { PK: `HANDOFF#${token}`, SK: 'METADATA' };
}

/** `caller`: E.164. */
export function callerKey(caller: string): ItemKey {
  return { PK: `CALLER#${caller}`, SK: 'HANDOFF' };
}

export function callbackKey(sessionId: string, requestId: string): ItemKey {
  return { PK: `CALLBACK#${sessionId}`, SK: `REQUEST#${requestId}` };
}

/** The cost of one day. `day`: YYYY-MM-DD. */
export function budgetKey(day: string): ItemKey {
  return { PK: `BUDGET#${day}`, SK: 'METADATA' };
}

/** The sums of one arm. `experiment`: its name and version. */
export function armKey(experiment: string, arm: string): ItemKey {
  return { PK: `EXPERIMENT#${experiment}`, SK: `ARM#${arm}` };
}

/** The one use of a browser's token. `nonce`: its random part. */
export function tokenUseKey(nonce: string): ItemKey {
  return { PK: `TOKEN#${nonce}`, SK: 'METADATA' };
}

/** The wrong tokens of one span of time. `span`: its number since the epoch. */
export function lockKey(span: number): ItemKey {
  return { PK: `LOCK#${span}`, SK: 'METADATA' };
}

const FORGOTTEN = 'FORGOTTEN';

/** Says that the session was deleted for its caller, to those who still have something of it. Names nobody. */
export function forgottenKey(sessionId: string): ItemKey {
  return { PK: sessionKey(sessionId).PK, SK: FORGOTTEN };
}

export function isForgottenMark({ SK }: ItemKey): boolean {
  return SK === FORGOTTEN;
}

/** How the reports of one call were delivered. It is part of the session, so that it is deleted with it. */
export function deliveryKey(sessionId: string): ItemKey {
  return { PK: sessionKey(sessionId).PK, SK: 'OUTBOX' };
}

/** Each instance asks every partition in turn, so there are few. One takes 1,000 writes a second. */
export const OUTBOX_PARTITIONS = 8;

/** The partition of the outbox that names this session. */
export function outboxPartition(sessionId: string): string {
  return outboxPartitionAt(hashOf(sessionId) % OUTBOX_PARTITIONS);
}

/** Spreads sessions over partitions. It must not change: stored items depend on it. */
export function hashOf(sessionId: string): number {
  let sum = 0;
  for (const character of sessionId) sum = (sum * 31 + character.charCodeAt(0)) % 65_521;
  return sum;
}

/** @param index from 0 to OUTBOX_PARTITIONS - 1 */
export function outboxPartitionAt(index: number): string {
  return `OUTBOX#${index}`;
}

/** Entries of one kind are sorted by their time. `dueAt`: ISO 8601. */
export function outboxKey(kind: string, dueAt: string, sessionId: string): ItemKey {
  return { PK: outboxPartition(sessionId), SK: `${kind}#${dueAt}#${sessionId}` };
}

/** The query for the oldest entries of one kind that are due by `until` (ISO 8601), or for all without it. */
export function outboxQuery(partition: string, kind: string, until?: string) {
  return {
    KeyConditionExpression: 'PK = :pk AND SK BETWEEN :from AND :to',
    // `$` follows `#`: everything of this time, or of this kind, is before it.
    ExpressionAttributeValues: {
      ':pk': partition,
      ':from': `${kind}#`,
      ':to': until === undefined ? `${kind}$` : `${kind}#${until}$`,
    },
  };
}

/** The query for every turn of a session, in order. */
export function turnsQuery(sessionId: string) {
  return {
    KeyConditionExpression: 'PK = :pk AND begins_with(SK, :prefix)',
    ExpressionAttributeValues: { ':pk': sessionKey(sessionId).PK, ':prefix': TURN_PREFIX },
  };
}

/** The attribute of DynamoDB's time to live, in epoch seconds. */
export const EXPIRY_ATTRIBUTE = 'expiresAt';

/**
 * DynamoDB deletes expired items within a few days, and returns them until then. So every read checks the time itself.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ttl-expired-items.html
 */
export function isLive(item: { readonly expiresAt: number }, nowMs: number): boolean {
  return item.expiresAt * 1000 > nowMs;
}

/** The parameters of `CreateTable`. */
export function tableDefinition(tableName: string) {
  return {
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [
      { AttributeName: 'PK', AttributeType: 'S' },
      { AttributeName: 'SK', AttributeType: 'S' },
    ],
    KeySchema: [
      { AttributeName: 'PK', KeyType: 'HASH' },
      { AttributeName: 'SK', KeyType: 'RANGE' },
    ],
  } as const;
}
