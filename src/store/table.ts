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

/** Turns sort by number because the number has a fixed width. */
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

/** What one day has cost. `day`: YYYY-MM-DD. */
export function budgetKey(day: string): ItemKey {
  return { PK: `BUDGET#${day}`, SK: 'METADATA' };
}

/** Wrong tokens of one span of time. `span`: its number since the epoch. */
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

/** The attribute that DynamoDB's time to live removes items by, in epoch seconds. */
export const EXPIRY_ATTRIBUTE = 'expiresAt';

/** DynamoDB removes expired items late (days are possible), so every read compares the time itself. */
export function isLive(item: { readonly expiresAt: number }, nowMs: number): boolean {
  return item.expiresAt * 1000 > nowMs;
}

/** The table as `CreateTable` wants it. */
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
