/** An interruption within this time after a text of ours is for that text, not for the caller. */
const INTERRUPTS_WITHIN_MS = 3_000;

/**
 * The last text of ours that the model has not taken up. For an interactive text Nova stops whatever it is saying, and
 * reports that as if the caller had talked over it.
 */
export class OwnRequest {
  #kind: 'none' | 'line' | 'text' = 'none';
  #sentAtMs = 0;

  /** Whether an interruption now is for our text. */
  get interrupts(): boolean {
    return this.#kind !== 'none' && performance.now() - this.#sentAtMs < INTERRUPTS_WITHIN_MS;
  }

  /** Whether the model has been asked for a line within this time, and has not begun it. */
  awaitsLine(withinMs: number): boolean {
    return this.#kind === 'line' && performance.now() - this.#sentAtMs < withinMs;
  }

  /** @param kind the turn that speaks a line takes it up; the next turn takes up any other text */
  sent(kind: 'line' | 'text'): void {
    this.#kind = kind;
    this.#sentAtMs = performance.now();
  }

  turnBegins(): void {
    if (this.#kind === 'text') this.#kind = 'none';
  }

  lineBegins(): void {
    this.#kind = 'none';
  }

  /** From now on an interruption is the caller's. */
  callerSpeaks(): void {
    this.#kind = 'none';
  }
}
