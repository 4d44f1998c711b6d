import { ANSWERS_WITHIN_MS } from './speaking-order.ts';

/**
 * A tool's result is sent after this, however long caller and model speak. Together with the longest tool (20 s) it
 * stays below the 55 s after which the vendor ends a stream that gets no answer.
 */
const LIMIT_MS = 25_000;

interface Line {
  readonly callerSpeaks: boolean;
  readonly modelSpeaks: boolean;
  /** The caller has just spoken, and the model has not begun to answer. */
  readonly answerIsOwed: boolean;
}

/**
 * Results of tools that come while the caller speaks, waits for an answer to something else, or hears one begin. The
 * model would speak about them immediately: over the caller, or instead of that answer or its rest. So they wait for
 * the end of the answer, which may be a line of ours as well.
 */
export class HeldResults {
  readonly #waiting: (() => void)[] = [];
  #answered = false;
  #limit: NodeJS.Timeout | undefined;
  #quiet: NodeJS.Timeout | undefined;

  /** @param send sends the result to the model: now, if nobody speaks or waits for an answer */
  give(send: () => void, line: Line): void {
    if (this.#waiting.length === 0) this.#answered = !line.callerSpeaks && !line.answerIsOwed;
    this.#waiting.push(send);
    this.#limit ??= setTimeout(() => this.#release(), LIMIT_MS).unref();
    this.follow(line);
  }

  /** Something has happened on the line. */
  follow({ callerSpeaks, modelSpeaks }: Omit<Line, 'answerIsOwed'>): void {
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
