import { LRUCache } from 'lru-cache';
import type { HandoffReason, SessionHandoff, StoredSession } from '../store/session-store.ts';

/** How a stream of a call ended here, as its caller was told. The table says the same once it is written. */
export interface LastWord {
  readonly streamSid: string;
  /** Of the stream. */
  readonly resumeCount: number;
  /** When it was said, epoch milliseconds. */
  readonly atMs: number;
  /** What the session becomes. */
  readonly change:
    | { readonly status: 'HANDING_OFF'; readonly handoff: SessionHandoff }
    /** The stream was lost before the caller was told anything about the person. */
    | { readonly status: 'ACTIVE'; readonly wish: HandoffReason }
    | { readonly status: 'COMPLETED' | 'ERROR'; readonly endReason: string };
}

/** How long after the end of a stream Twilio may still ask for the next step. */
const KEPT_MS = 60_000;

/** More calls than one instance ends in that time. */
const MOST_KEPT = 2_000;

/** What this instance told callers last. The promise holds although its write may still be under way. */
export class LastWords {
  readonly #words: LRUCache<string, LastWord>;

  /** @param clock monotonic milliseconds */
  constructor(clock: () => number = () => performance.now()) {
    this.#words = new LRUCache({ max: MOST_KEPT, ttl: KEPT_MS, ttlResolution: 0, perf: { now: clock } });
  }

  keep(callSid: string, word: LastWord): void {
    this.#words.set(callSid, word);
  }

  of(callSid: string): LastWord | undefined {
    return this.#words.get(callSid);
  }

  /** Something newer has happened to the call. */
  forget(callSid: string): void {
    this.#words.delete(callSid);
  }
}

/**
 * Whether the word is still the newest of the call: no later stream has the call, and no instance has offered one
 * since. After a dial that reached nobody a stream was offered, so the word is old. The table may also be behind: then
 * it does not know the stream yet, and its last offer is the one that brought this stream.
 */
export function holds({ streamSid, resumeCount, atMs }: LastWord, session: StoredSession): boolean {
  const { status, connectionId, offeredAt } = session;
  if (status !== 'ACTIVE' || session.resumeCount > resumeCount) return false;
  if (session.resumeCount === resumeCount) return connectionId === streamSid && offeredAt === undefined;
  return offeredAt === undefined || Date.parse(offeredAt) <= atMs;
}
