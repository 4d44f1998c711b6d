import { type Item, readNumber, readText, readWord, withoutUndefined } from './attributes.ts';
import { type ItemKey, sessionKey, turnText } from './table.ts';
import { type StoredVerdict, TURN_VERDICTS } from './verdict.ts';

const OF_CALL = 'VERDICT#';

/** All marks of one call. */
export function verdictsQuery(sessionId: string) {
  return {
    KeyConditionExpression: 'PK = :pk AND begins_with(SK, :prefix)',
    ExpressionAttributeValues: { ':pk': sessionKey(sessionId).PK, ':prefix': OF_CALL },
  };
}

/** A mark as an item of its call, where it is deleted with the call. */
export function verdictKey({ sessionId, turn, at }: StoredVerdict): ItemKey {
  return { PK: sessionKey(sessionId).PK, SK: `${OF_CALL}${turnText(turn)}#${at}` };
}

/** The same mark in the list of its day. */
export function dayVerdictKey({ sessionId, turn, at }: StoredVerdict): ItemKey {
  return { PK: verdictsOfDay(at.slice(0, 10)), SK: `${at}#${sessionId}#${turnText(turn)}` };
}

/** The marks that were made on one day. @param day YYYY-MM-DD, UTC */
export function verdictsOfDay(day: string): string {
  return `VERDICTS#${day}`;
}

/** The entry of a day for a mark of a call. @returns undefined for any other item */
export function dayEntryOfVerdict({ PK, SK }: ItemKey): ItemKey | undefined {
  const [kind, turn, at] = SK.split('#');
  const sessionId = PK.startsWith('VOICE#') ? PK.slice('VOICE#'.length) : undefined;
  if (`${kind}#` !== OF_CALL || sessionId === undefined || at === undefined) return undefined;
  return { PK: verdictsOfDay(at.slice(0, 10)), SK: `${at}#${sessionId}#${turn}` };
}

/** @param expiresAt epoch seconds */
export function buildVerdict(key: ItemKey, verdict: StoredVerdict, expiresAt: number): Item {
  return { ...key, ...withoutUndefined(verdict), expiresAt };
}

/** @returns undefined unless the item is a mark */
export function parseStoredVerdict(item: Item): (StoredVerdict & { readonly expiresAt: number }) | undefined {
  const sessionId = readText(item, 'sessionId');
  const turn = readNumber(item, 'turn');
  const verdict = readWord(item, 'verdict', TURN_VERDICTS);
  const at = readText(item, 'at');
  const expiresAt = readNumber(item, 'expiresAt');
  if (sessionId === undefined || turn === undefined || verdict === undefined) return undefined;
  if (at === undefined || expiresAt === undefined) return undefined;
  return withoutUndefined({
    sessionId,
    turn,
    verdict,
    rule: readText(item, 'rule'),
    note: readText(item, 'note'),
    by: readText(item, 'by') ?? '',
    at,
    expiresAt,
  });
}
