interface Wait {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Waits that are kept: an answer has few. */
const MOST_WAITS = 8;

/** When the model waited for tools, of which several may run at the same time. On the monotonic clock. */
export class ToolWait {
  readonly #open = new Set<string>();
  #fromMs = 0;
  #waits: Wait[] = [];

  asked(callId: string): void {
    if (this.#open.size === 0) this.#fromMs = performance.now();
    this.#open.add(callId);
  }

  answered(callId: string): void {
    if (!this.#open.delete(callId) || this.#open.size > 0) return;
    this.#waits.push({ fromMs: this.#fromMs, toMs: performance.now() });
    if (this.#waits.length > MOST_WAITS) this.#waits.shift();
  }

  /** How much of this time was spent waiting, milliseconds. */
  between(fromMs: number, toMs: number): number {
    const waits = this.#open.size > 0 ? [...this.#waits, { fromMs: this.#fromMs, toMs }] : this.#waits;
    return waits.reduce(
      (sum, wait) => sum + Math.max(0, Math.min(toMs, wait.toMs) - Math.max(fromMs, wait.fromMs)),
      0,
    );
  }
}
