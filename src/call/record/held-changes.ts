import type { SessionPatch } from '../../store/session-store.ts';

/** A lost process forgets the changes of this time at most, milliseconds. */
const HOLD_MS = 10_000;

/**
 * Changes of the session that come with every turn and that nobody waits for. They are collected and written with the
 * next urgent change, or after 10 s: written one by one, each would be a request to the table.
 */
export class HeldChanges {
  readonly #write: () => void;
  #held: SessionPatch = {};
  #timer: NodeJS.Timeout | undefined;
  #state: 'open' | 'closed' = 'open';

  /** @param write called when the held changes are due: it takes them */
  constructor(write: () => void) {
    this.#write = write;
  }

  add(patch: SessionPatch): void {
    this.#held = { ...this.#held, ...patch };
    if (this.#state === 'closed') this.#write();
    else this.#timer ??= setTimeout(this.#write, HOLD_MS).unref();
  }

  /** Hands out what is held, and holds it no longer. */
  take(): SessionPatch {
    const held = this.#held;
    this.#held = {};
    clearTimeout(this.#timer);
    this.#timer = undefined;
    return held;
  }

  /** Has the held changes written, if there are any. */
  writeNow(): void {
    if (this.#timer) this.#write();
  }

  /** From now on changes are written immediately. Idempotent. */
  close(): void {
    this.writeNow();
    this.#state = 'closed';
  }
}
