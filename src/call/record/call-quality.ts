import type { StoredSession } from '../../store/session-store.ts';

/** Turns of a longer call replace the oldest ones, so that an item stays small. */
const KEPT_TURNS = 64;

/** What one call was like for its caller, its earlier streams included. */
export class CallQuality {
  #turnMs: number[] = [];
  #turns = 0;
  #interruptions = 0;

  /** From the end of the caller's speech to the first audio, for the newest turns. Whole milliseconds. */
  get turnMs(): readonly number[] {
    return this.#turnMs;
  }

  /** How often the caller has spoken over the assistant. */
  get interruptions(): number {
    return this.#interruptions;
  }

  /** As the session table keeps it. */
  get stored(): Required<Pick<StoredSession, 'turnMs' | 'interruptions'>> {
    return { turnMs: [...this.#turnMs], interruptions: this.#interruptions };
  }

  /** An answer has begun. @param ms since the end of the caller's speech */
  turn(ms: number): void {
    if (!Number.isFinite(ms) || ms < 0) return;
    this.#turnMs[this.#turns % KEPT_TURNS] = Math.round(ms);
    this.#turns += 1;
  }

  interrupted(): void {
    this.#interruptions += 1;
  }

  /** Takes over what earlier streams have counted. */
  addEarlier({ turnMs = [], interruptions = 0 }: Pick<StoredSession, 'turnMs' | 'interruptions'>): void {
    const own = this.#turnMs;
    this.#turnMs = [];
    this.#turns = 0;
    for (const ms of [...turnMs, ...own]) this.turn(ms);
    this.#interruptions += interruptions;
  }
}
