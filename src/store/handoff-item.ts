import { isRecord } from '../is-record.ts';
import { type Item, readNumber, readText, readTextMap, readWord, withoutUndefined } from './attributes.ts';
import { HANDOFF_OUTCOMES, HANDOFF_REASONS, type HandoffRecord, SENTIMENTS } from './session-store.ts';
import { callerKey, handoffKey } from './table.ts';

const PRIORITIES: readonly HandoffRecord['priority'][] = ['low', 'medium', 'high'];

/** Points from a caller's number to their newest token. */
export interface CallerPointer {
  readonly token: string;
  readonly expiresAt: number;
}

export function buildHandoff(record: HandoffRecord): Item {
  return { ...handoffKey(record.token), ...withoutUndefined(record) };
}

/** @returns undefined unless the item is a complete hand-off */
export function parseHandoff(item: unknown): HandoffRecord | undefined {
  if (!isRecord(item)) return undefined;
  const token = readText(item, 'token');
  const sessionId = readText(item, 'sessionId');
  const reason = readWord(item, 'reason', HANDOFF_REASONS);
  const expiresAt = readNumber(item, 'expiresAt');
  if (token === undefined || sessionId === undefined) return undefined;
  if (reason === undefined || expiresAt === undefined) return undefined;
  return withoutUndefined({
    token,
    handoffId: readText(item, 'handoffId'),
    sessionId,
    reason,
    expiresAt,
    decidedBy: readText(item, 'decidedBy'),
    caller: readText(item, 'caller'),
    summary: readText(item, 'summary') ?? '',
    priority: readWord(item, 'priority', PRIORITIES) ?? 'medium',
    language: readText(item, 'language') ?? '',
    sentiment: readWord(item, 'sentiment', SENTIMENTS),
    assistant: readText(item, 'assistant'),
    attributes: readTextMap(item, 'attributes'),
    tried: readText(item, 'tried'),
    transcript: readText(item, 'transcript') ?? '',
    createdAt: readText(item, 'createdAt') ?? '',
    claimedBy: readText(item, 'claimedBy'),
    outcome: readWord(item, 'outcome', HANDOFF_OUTCOMES),
  });
}

export function buildCallerPointer(caller: string, record: HandoffRecord): Item {
  return {
    ...callerKey(caller),
    token: record.token,
    sessionId: record.sessionId,
    createdAt: record.createdAt,
    expiresAt: record.expiresAt,
  };
}

export function parseCallerPointer(item: unknown): CallerPointer | undefined {
  if (!isRecord(item)) return undefined;
  const token = readText(item, 'token');
  const expiresAt = readNumber(item, 'expiresAt');
  return token === undefined || expiresAt === undefined ? undefined : { token, expiresAt };
}
