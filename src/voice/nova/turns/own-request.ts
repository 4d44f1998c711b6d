/** So long after a text of ours the model interrupts itself for it, and for nobody else. */
const INTERRUPTS_WITHIN_MS = 3_000;

/**
 * The last text of ours that the model has not taken up. Nova stops for an interactive text whatever it is saying,
 * and tells so as if the caller had talked over it.
 */
export class OwnRequest {
  #kind: 'none' | 'line' | 'text' = 'none';
  #sentAtMs = 0;

  /** Whether an interruption now is for our text. */
  get interrupts(): boolean {
    return this.#kind !== 'none' && performance.now() - this.#sentAtMs < INTERRUPTS_WITHIN_MS;
  }

  /** @param kind a line is taken up by the turn that speaks it, any other text by the next turn */
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
