import { LRUCache } from 'lru-cache';
import type { SessionStatus } from './session-store.ts';

/** More calls than one instance ends in the minutes during which Twilio repeats its reports. */
const REMEMBERED = 2_000;
const LIVE: readonly SessionStatus[] = ['ACTIVE', 'HANDING_OFF'];

/** Whether a session with this status is over. */
export function isEnd(status: SessionStatus | null | undefined): boolean {
  return status !== null && status !== undefined && !LIVE.includes(status);
}

/**
 * Sessions that this process has ended in the table. Twilio reports the end of a call several times. An ended session
 * never becomes live again, so later reports need no request to the table.
 */
export class EndedSessions {
  /** Each promise resolves to whether the end was written. */
  readonly #ends = new LRUCache<string, Promise<boolean>>({ max: REMEMBERED });

  /** Notes a write of this status that is in progress. */
  note(sessionId: string, status: SessionStatus | null | undefined, write: Promise<unknown>): void {
    if (status === null || status === undefined) return;
    this.#ends.delete(sessionId);
    if (!isEnd(status)) return;
    const ended = write.then(
      () => true,
      () => false,
    );
    this.#ends.set(sessionId, ended);
  }

  /** Whether the table would refuse a change from one of these statuses. Waits for a write in progress. */
  async refuses(sessionId: string, from: readonly SessionStatus[]): Promise<boolean> {
    const ended = this.#ends.get(sessionId);
    if (ended === undefined || !from.every((status) => LIVE.includes(status))) return false;
    return ended;
  }
}
