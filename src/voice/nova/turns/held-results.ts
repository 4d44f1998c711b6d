/** However long caller and model speak, a tool's result is told after this. */
const LIMIT_MS = 10_000;
/** So long after the caller's voice the model does not answer it any more: it was no word. */
const ANSWERS_WITHIN_MS = 2_000;

interface Line {
  readonly callerSpeaks: boolean;
  readonly modelSpeaks: boolean;
}

/**
 * Results of tools that come while the caller speaks. The model would speak at once, over the caller or in the place
 * of the answer to what he says, so they wait until that answer was made.
 */
export class HeldResults {
  readonly #waiting: (() => void)[] = [];
  #answered = false;
  #limit: NodeJS.Timeout | undefined;
  #quiet: NodeJS.Timeout | undefined;

  /** @param send tells the model */
  hold(send: () => void): void {
    this.#waiting.push(send);
    this.#limit ??= setTimeout(() => this.#release(), LIMIT_MS).unref();
  }

  /** Something has happened on the line. */
  follow({ callerSpeaks, modelSpeaks }: Line): void {
    if (this.#waiting.length === 0) return;
    if (callerSpeaks || modelSpeaks) {
      this.#answered = !callerSpeaks;
      clearTimeout(this.#quiet);
      this.#quiet = undefined;
    } else if (this.#answered) {
      this.#release();
    } else {
      this.#quiet ??= setTimeout(() => this.#release(), ANSWERS_WITHIN_MS).unref();
    }
  }

  /** The stream is over. Idempotent. */
  clear(): void {
    clearTimeout(this.#limit);
    clearTimeout(this.#quiet);
    this.#limit = undefined;
    this.#quiet = undefined;
    this.#answered = false;
    this.#waiting.length = 0;
  }

  #release(): void {
    const waiting = [...this.#waiting];
    this.clear();
    for (const send of waiting) send();
  }
}
