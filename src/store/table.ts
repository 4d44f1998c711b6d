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
    SK: `${TURN_PREFIX}${String(turnNumber).padStart(TURN_DIGITS, '0')}`,
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

/** The wrong tokens of one span of time. `span`: its number since the epoch. */
export function lockKey(span: number): ItemKey {
  return { PK: `LOCK#${span}`, SK: 'METADATA' };
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
