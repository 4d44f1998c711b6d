/** How far the vendor may be ahead of the clock here. More is no time that has passed, and must use up no budget. */
const MOST_AHEAD_SECONDS = 30;

/**
 * The seconds that a session is billed for. The vendor tells them about every 15 s and at the end; after a lost
 * connection the clock of the gateway tells the rest.
 */
export class SessionTime {
  readonly #onSeconds: (seconds: number) => void;
  #startedMs: number | undefined;
  #told = 0;

  /** @param onSeconds told of further seconds */
  constructor(onSeconds: (seconds: number) => void) {
    this.#onSeconds = onSeconds;
  }

  start(): void {
    this.#startedMs = performance.now();
  }

  /** @param seconds of the whole session so far */
  tell(seconds: number): void {
    if (this.#startedMs === undefined) return;
    const passed = (performance.now() - this.#startedMs) / 1000;
    const known = Math.min(seconds, Math.ceil(passed) + MOST_AHEAD_SECONDS);
    const more = known - this.#told;
    if (more <= 0) return;
    this.#told = known;
    this.#onSeconds(more);
  }

  /** The session is over. @param seconds of the whole session, when the vendor has told them. Idempotent */
  end(seconds: number | undefined): void {
    if (this.#startedMs === undefined) return;
    this.tell(seconds ?? Math.ceil((performance.now() - this.#startedMs) / 1000));
    this.#startedMs = undefined;
  }
}
