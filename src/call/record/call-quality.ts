import type { StoredSession } from '../../store/session-store.ts';

/** Turns of a longer call replace the oldest ones, so that an item stays small. */
const KEPT_TURNS = 64;

type Stored = Pick<StoredSession, 'turnMs' | 'interruptions' | 'callback'>;
/** `returnNote`: a person was dialled and not reached. */
type Earlier = Stored & Pick<StoredSession, 'returnNote'>;

/** What one call was like for its caller, its earlier streams included. */
export class CallQuality {
  /** An earlier stream ended with a hand-off, and the call was counted then. */
  #wasCounted = false;
  readonly #onChange: (stored: Stored) => void;
  #turnMs: number[] = [];
  #turns = 0;
  #interruptions = 0;
  #callback: 'requested' | undefined;

  /** @param onChange told of what changed, as the session table keeps it */
  constructor(onChange: (stored: Stored) => void) {
    this.#onChange = onChange;
  }

  /** From the end of the caller's speech to the first audio, for the newest turns. Whole milliseconds. */
  get turnMs(): readonly number[] {
    return this.#turnMs;
  }

  /** How often the caller has spoken over the assistant. */
  get interruptions(): number {
    return this.#interruptions;
  }

  /** Whether the caller was promised a call-back. */
  get askedForCallback(): boolean {
    return this.#callback !== undefined;
  }

  /** Whether the call was counted when it went to a person who was not reached. */
  get wasCounted(): boolean {
    return this.#wasCounted;
  }

  /** As the session table keeps it. */
  get stored(): Stored {
    return {
      turnMs: [...this.#turnMs],
      interruptions: this.#interruptions,
      ...(this.#callback && { callback: this.#callback }),
    };
  }

  /** An answer has begun. @param ms since the end of the caller's speech */
  turn(ms: number): void {
    if (!Number.isFinite(ms) || ms < 0) return;
    this.#keepTurn(ms);
    this.#onChange({ turnMs: [...this.#turnMs] });
  }

  interrupted(): void {
    this.#interruptions += 1;
    this.#onChange({ interruptions: this.#interruptions });
  }

  callbackPromised(): void {
    this.#callback = 'requested';
    this.#onChange({ callback: 'requested' });
  }

  /** Takes over what earlier streams have counted. */
  addEarlier({ turnMs = [], interruptions = 0, callback, returnNote }: Earlier): void {
    this.#wasCounted ||= returnNote !== undefined;
    const own = this.#turnMs;
    this.#turnMs = [];
    this.#turns = 0;
    for (const ms of [...turnMs, ...own]) this.#keepTurn(ms);
    this.#interruptions += interruptions;
    this.#callback ??= callback;
  }

  #keepTurn(ms: number): void {
    this.#turnMs[this.#turns % KEPT_TURNS] = Math.round(ms);
    this.#turns += 1;
  }
}
