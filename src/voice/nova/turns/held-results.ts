/**
 * A tool's result is sent after this, however long caller and model speak. Together with the longest tool (20 s) it
 * stays below the 55 s after which the vendor ends a stream that gets no answer.
 */
const LIMIT_MS = 25_000;
/** When the model has not answered the caller's voice after this, it was not a word. */
const ANSWERS_WITHIN_MS = 2_000;

interface Line {
  readonly callerSpeaks: boolean;
  readonly modelSpeaks: boolean;
}

/**
 * Results of tools that come while the caller speaks, or the model a line of ours. The model would speak immediately:
 * over the caller, instead of the answer to what they say, or instead of the rest of the line. So the results wait for
 * that answer, or for the end of the line.
 */
export class HeldResults {
  readonly #waiting: (() => void)[] = [];
  #answered = false;
  #limit: NodeJS.Timeout | undefined;
  #quiet: NodeJS.Timeout | undefined;

  /** @param send sends the result to the model */
  hold(send: () => void, { callerSpeaks }: Pick<Line, 'callerSpeaks'>): void {
    if (this.#waiting.length === 0) this.#answered = !callerSpeaks;
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
