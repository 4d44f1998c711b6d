import type { HandoffReason, SessionPatch } from '../../store/session-store.ts';

interface WishRecord {
  change(patch: SessionPatch): void;
  note(patch: SessionPatch): void;
}

interface Wish {
  readonly reason: HandoffReason;
}

/**
 * The caller's wish for a person. It is on record until they have a person or have heard why not, so that a further
 * stream of the call takes it up if this one is lost.
 */
export class PersonWish {
  readonly #record: WishRecord;
  #open: Wish | undefined;
  /** The next words that the caller hears say why there is no person. */
  #toldNext = false;
  #state: 'live' | 'closed' = 'live';

  constructor(record: WishRecord) {
    this.#record = record;
  }

  /** The wish that has not been met. Each wish is another object, even for the same reason. */
  get open(): Wish | undefined {
    return this.#open;
  }

  /** Written before anything is said: a further stream, on whichever instance, goes on with it. */
  begins(reason: HandoffReason): void {
    const isNew = this.#open?.reason !== reason;
    this.#toldNext = false;
    this.#open = { reason };
    if (isNew) this.#record.change({ wish: reason });
  }

  /** The model tells the caller in its next words. */
  isToldNext(): void {
    this.#toldNext = true;
  }

  /** The caller has heard something of the assistant to its end. */
  assistantHeard(): void {
    if (this.#toldNext) this.isMet();
  }

  /** The caller knows what has become of it. */
  isMet(): void {
    this.#toldNext = false;
    if (this.#state === 'closed') return;
    if (this.#open !== undefined) this.#record.note({ wish: null });
    this.#open = undefined;
  }

  /** The call is over: what the caller has not heard by now, they never will. */
  close(): void {
    this.#state = 'closed';
  }
}
