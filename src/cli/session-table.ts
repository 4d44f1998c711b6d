import { isEnd } from '../store/ended-sessions.ts';
import type { StoredSession } from '../store/session-store.ts';
import { formatTable } from './text-table.ts';

const HEADINGS = [
  'began',
  'session',
  'channel',
  'status',
  'end reason',
  'model',
  'language',
  'hand-off',
  'seconds',
  'messages',
  'US$',
];
const TEXT_COLUMNS = 8;

/** A session without anything that was said. */
export function jsonOf(session: StoredSession) {
  return {
    sessionId: session.sessionId,
    channel: session.channel ?? 'phone',
    status: session.status,
    endReason: session.endReason ?? null,
    createdAt: session.createdAt,
    endedAt: isEnd(session.status) ? session.updatedAt : null,
    durationSeconds: session.totalDuration,
    messageCount: session.messageCount,
    model: session.provider,
    language: session.language ?? null,
    handoff: session.handoff !== undefined,
    costUsd: session.costUsd ?? null,
    usage: session.usage ?? {},
  };
}

/** Sessions as a text table. */
export function formatSessions(sessions: readonly StoredSession[]): string {
  if (sessions.length === 0) return 'No sessions of this user are listed.\n';
  const rows = sessions
    .map(jsonOf)
    .map((session) => [
      session.createdAt,
      session.sessionId,
      session.channel,
      session.status,
      session.endReason ?? '–',
      session.model,
      session.language ?? '–',
      session.handoff ? 'yes' : 'no',
      String(session.durationSeconds),
      String(session.messageCount),
      session.costUsd?.toFixed(4) ?? '–',
    ]);
  return [...formatTable([HEADINGS, ...rows], { textColumns: TEXT_COLUMNS }), ''].join('\n');
}
