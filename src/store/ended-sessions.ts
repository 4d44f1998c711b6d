import { LRUCache } from 'lru-cache';
import type { SessionStatus } from './session-store.ts';

/** Calls that may end within the minutes in which Twilio reports their end. */
const REMEMBERED = 2_000;
const LIVE: readonly SessionStatus[] = ['ACTIVE', 'HANDING_OFF'];

/**
 * Sessions that this process has seen end in the table. Twilio tells the end of a call several times, and each
 * time the answer would be the same: no change leads from an ended session back to a live one.
 */
export class EndedSessions {
  /** Resolves to whether the end was written. */
  readonly #ends = new LRUCache<string, Promise<boolean>>({ max: REMEMBERED });

  /** A write of this status is under way. */
  note(sessionId: string, status: SessionStatus | null | undefined, write: Promise<unknown>): void {
    if (status === null || status === undefined) return;
    this.#ends.delete(sessionId);
    if (LIVE.includes(status)) return;
    const ended = write.then(
      () => true,
      () => false,
    );
    this.#ends.set(sessionId, ended);
  }

  /** Whether a change from one of these is known to be refused. Waits for a write that is under way. */
  async refuses(sessionId: string, from: readonly SessionStatus[]): Promise<boolean> {
    const ended = this.#ends.get(sessionId);
    if (ended === undefined || !from.every((status) => LIVE.includes(status))) return false;
    return ended;
  }
}
