import type { ResumeWay, StoredSession } from '../../store/session-store.ts';

/** So many further streams within the window; a call that loses one more goes to a person. */
const MAX_RESUMES = 3;
const WINDOW_MS = 60_000;
/**
 * How long an update of the live call may be under way: the time limit of Twilio's REST API and a margin.
 * Longer, and its instance must be gone.
 */
const UPDATE_LIFETIME_MS = 8_000;

/** Whether the call's streams are lost so fast that a further one would not help. */
export function lostTooOften({ resumedAt = [] }: StoredSession, nowMs: number): boolean {
  return resumedAt.filter((at) => nowMs - Date.parse(at) < WINDOW_MS).length >= MAX_RESUMES;
}

/** Whether some instance is giving Twilio the next stream right now by an update of the live call. */
export function updateUnderWay({ offeredBy, offeredAt }: StoredSession, nowMs: number): boolean {
  if (offeredBy !== 'update' || offeredAt === undefined) return false;
  return nowMs - Date.parse(offeredAt) < UPDATE_LIFETIME_MS;
}

/** The offer of a further stream, to be recorded before it is made. */
export function offerOf(session: StoredSession, by: ResumeWay, nowMs: number) {
  const at = new Date(nowMs).toISOString();
  return { by, at, resumedAt: [...(session.resumedAt ?? []), at].slice(-MAX_RESUMES) };
}
