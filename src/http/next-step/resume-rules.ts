import type { ResumeWay, StoredSession } from '../../store/session-store.ts';

/** Further streams within the window. A call that loses one more goes to a person. */
const MAX_RESUMES = 3;
const WINDOW_MS = 60_000;
/**
 * How long an update of the live call may take: the time limit of our request to Twilio's REST API and a margin. If it
 * takes longer, the instance that began it has stopped.
 */
const UPDATE_LIFETIME_MS = 8_000;

/** Whether the call loses its streams so fast that a further one would not help. */
export function lostTooOften({ resumedAt = [] }: StoredSession, nowMs: number): boolean {
  return resumedAt.filter((at) => nowMs - Date.parse(at) < WINDOW_MS).length >= MAX_RESUMES;
}

/** Whether an instance is giving the call its next stream at this moment, by an update over REST. */
export function updateUnderWay({ offeredBy, offeredAt }: StoredSession, nowMs: number): boolean {
  if (offeredBy !== 'update' || offeredAt === undefined) return false;
  return nowMs - Date.parse(offeredAt) < UPDATE_LIFETIME_MS;
}

/** The offer of a further stream. It is recorded before it is made. */
export function offerOf(session: StoredSession, by: ResumeWay, nowMs: number) {
  const at = new Date(nowMs).toISOString();
  return { by, at, resumedAt: [...(session.resumedAt ?? []), at].slice(-MAX_RESUMES) };
}
