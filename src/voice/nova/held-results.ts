/** However long the caller speaks, a tool's result is told after this. */
const LIMIT_MS = 5_000;

/** Results of tools that wait until the caller has stopped: the model would speak at once. */
export class HeldResults {
  readonly #waiting: (() => void)[] = [];
  #timer: NodeJS.Timeout | undefined;

  /** @param send tells the model */
  hold(send: () => void): void {
    this.#waiting.push(send);
    this.#timer ??= setTimeout(() => this.release(), LIMIT_MS).unref();
  }

  release(): void {
    this.#stop();
    for (const send of this.#waiting.splice(0)) send();
  }

  /** The stream is over. Idempotent. */
  clear(): void {
    this.#stop();
    this.#waiting.length = 0;
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
