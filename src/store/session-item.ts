import { isRecord } from '../is-record.ts';
import {
  type Item,
  readNumber,
  readNumberList,
  readNumbers,
  readText,
  readTextMap,
  readTexts,
  readWord,
  withoutUndefined,
} from './attributes.ts';
import {
  HANDOFF_REASONS,
  type NewSession,
  type SessionHandoff,
  type SessionStatus,
  type StoredSession,
  type ToolCount,
} from './session-store.ts';
import { sessionKey } from './table.ts';

const STATUSES: readonly SessionStatus[] = ['ACTIVE', 'HANDING_OFF', 'HANDED_OFF', 'COMPLETED', 'ERROR'];

/** The first item of a session. `expiresAt`: epoch seconds. */
export function buildNewSession(
  session: NewSession,
  times: { readonly nowMs: number; readonly expiresAt: number },
): Item {
  const now = new Date(times.nowMs).toISOString();
  return {
    ...sessionKey(session.sessionId),
    ...withoutUndefined(session),
    status: 'ACTIVE',
    createdAt: now,
    updatedAt: now,
    totalDuration: 0,
    messageCount: 0,
    resumeCount: 0,
    expiresAt: times.expiresAt,
  };
}

/** @returns undefined unless the item is a complete session */
export function parseSession(item: unknown): StoredSession | undefined {
  if (!isRecord(item)) return undefined;
  const required = readRequired(item);
  if (!required) return undefined;
  return withoutUndefined({
    ...required,
    providerSessionId: readText(item, 'providerSessionId'),
    channel: readWord(item, 'channel', ['browser']),
    connectionId: readText(item, 'connectionId'),
    userId: readText(item, 'userId'),
    dialedNumber: readText(item, 'dialedNumber'),
    handoff: parseSessionHandoff(item.handoff),
    wish: readWord(item, 'wish', HANDOFF_REASONS),
    dialPending: item.dialPending === true || undefined,
    returnNote: readText(item, 'returnNote'),
    endReason: readText(item, 'endReason'),
    resumedAt: readTexts(item, 'resumedAt'),
    offeredAt: readText(item, 'offeredAt'),
    offeredBy: readWord(item, 'offeredBy', ['action', 'update']),
    lostAt: readText(item, 'lostAt'),
    moved: readWord(item, 'moved', ['quiet', 'midway']),
    language: readText(item, 'language'),
    assistant: readText(item, 'assistant'),
    assistantVersion: readText(item, 'assistantVersion'),
    arms: readTextMap(item, 'arms'),
    experiments: readTextMap(item, 'experiments'),
    chosenLanguage: readText(item, 'chosenLanguage'),
    secureInput: readWord(item, 'secureInput', ['on']),
    usage: readNumbers(item, 'usage'),
    costParts: readNumbers(item, 'costParts'),
    costUsd: readNumber(item, 'costUsd'),
    toolCalls: readNumber(item, 'toolCalls'),
    tools: parseToolCounts(item.tools),
    openTools: readTexts(item, 'openTools'),
    turnMs: readNumberList(item, 'turnMs'),
    interruptions: readNumber(item, 'interruptions'),
    callback: readWord(item, 'callback', ['requested']),
    consentNotice: readWord(item, 'consentNotice', ['played']),
    consentNoticeAt: readText(item, 'consentNoticeAt'),
    recording: readTexts(item, 'recording'),
  });
}

function readRequired(item: Item) {
  const sessionId = readText(item, 'sessionId');
  const status = readWord(item, 'status', STATUSES);
  const provider = readText(item, 'provider');
  const ownerInstance = readText(item, 'ownerInstance');
  const resumeCount = readNumber(item, 'resumeCount');
  const expiresAt = readNumber(item, 'expiresAt');
  const createdAt = readText(item, 'createdAt');
  const updatedAt = readText(item, 'updatedAt');
  if (sessionId === undefined || status === undefined || provider === undefined) return undefined;
  if (ownerInstance === undefined || resumeCount === undefined || expiresAt === undefined) return undefined;
  if (createdAt === undefined || updatedAt === undefined) return undefined;
  return {
    sessionId,
    status,
    provider,
    ownerInstance,
    resumeCount,
    expiresAt,
    createdAt,
    updatedAt,
    audioFormat: readText(item, 'audioFormat') ?? '',
    totalDuration: readNumber(item, 'totalDuration') ?? 0,
    messageCount: readNumber(item, 'messageCount') ?? 0,
  };
}

function parseToolCounts(value: unknown): Record<string, ToolCount> | undefined {
  if (!isRecord(value)) return undefined;
  const counts = Object.entries(value).flatMap(([name, count]) =>
    isRecord(count)
      ? [[name, { ok: readNumber(count, 'ok') ?? 0, failed: readNumber(count, 'failed') ?? 0 }] as const]
      : [],
  );
  return Object.fromEntries(counts);
}

function parseSessionHandoff(value: unknown): SessionHandoff | undefined {
  if (!isRecord(value)) return undefined;
  const reason = readWord(value, 'reason', HANDOFF_REASONS);
  if (reason === undefined) return undefined;
  return withoutUndefined({
    reason,
    decidedBy: readText(value, 'decidedBy'),
    token: readText(value, 'token'),
    announce: readText(value, 'announce'),
  });
}
