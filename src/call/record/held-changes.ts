import type { SessionPatch } from '../../store/session-store.ts';

/** What a lost process forgets at most of what may be late, milliseconds. */
const HOLD_MS = 10_000;

/**
 * Changes of the session that come with every turn and that nobody waits for. They are kept together and written
 * with the next change that is urgent, or after 10 s: each write of its own would be a request to the table.
 */
export class HeldChanges {
  readonly #write: () => void;
  #held: SessionPatch = {};
  #timer: NodeJS.Timeout | undefined;
  #state: 'open' | 'closed' = 'open';

  /** @param write told when what is held is due: it takes it */
  constructor(write: () => void) {
    this.#write = write;
  }

  add(patch: SessionPatch): void {
    this.#held = { ...this.#held, ...patch };
    if (this.#state === 'closed') this.#write();
    else this.#timer ??= setTimeout(this.#write, HOLD_MS).unref();
  }

  /** What was held; it is not any more. */
  take(): SessionPatch {
    const held = this.#held;
    this.#held = {};
    clearTimeout(this.#timer);
    this.#timer = undefined;
    return held;
  }

  /** Has what is held written, if there is any. */
  writeNow(): void {
    if (this.#timer) this.#write();
  }

  /** From now on nothing is held. Idempotent. */
  close(): void {
    this.writeNow();
    this.#state = 'closed';
  }
}
