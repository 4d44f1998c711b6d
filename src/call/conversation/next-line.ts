import type { Guard } from '../../guard.ts';

interface NextLineParts {
  /** Whether the gateway may have the model speak now: nobody speaks, and the call goes on. */
  readonly mayBegin: () => boolean;
  readonly speak: (text: string) => void;
  readonly guard: Pick<Guard, 'wrap'>;
}

/** Longest wait for the beginning of an answer that the line is to follow. */
const ANSWER_BEGINS_MS = 5_000;
/** After this much silence of the caller no answer comes. */
const NO_ANSWER_MS = 2_500;

/** A line of the gateway that waits for a moment in which nobody speaks. A newer line takes its place. */
export class NextLine {
  readonly #parts: NextLineParts;
  readonly #check: () => void;
  #text: string | undefined;
  /** Runs while the line waits for an answer to begin. */
  #answerTimer: NodeJS.Timeout | undefined;
  /** Runs while the caller is silent. */
  #silenceTimer: NodeJS.Timeout | undefined;

  constructor(parts: NextLineParts) {
    this.#parts = parts;
    this.#check = parts.guard.wrap('timer', () => this.check());
  }

  /** Whether a line waits. */
  get waits(): boolean {
    return this.#text !== undefined;
  }

  /** Has the line spoken at the next moment when nobody speaks; now, if that is now. */
  put(text: string): void {
    this.#text = text;
    this.check();
  }

  /** Has the line spoken after the answer that is about to begin. */
  putAfterAnswer(text: string): void {
    clearTimeout(this.#answerTimer);
    const give = this.#parts.guard.wrap('timer', () => this.answerBegins());
    this.#answerTimer = setTimeout(give, ANSWER_BEGINS_MS).unref();
    this.put(text);
  }

  /** Has a line that was not heard spoken again, once somebody has stopped speaking. Another line goes before it. */
  putAgain(text: string): void {
    this.#text ??= text;
  }

  /** The answer begins, or none has come. */
  answerBegins(): void {
    clearTimeout(this.#answerTimer);
    this.#answerTimer = undefined;
    this.check();
  }

  callerSpeaks(): void {
    clearTimeout(this.#silenceTimer);
  }

  /** The line need not wait for an answer that does not come. */
  callerStops(): void {
    clearTimeout(this.#silenceTimer);
    if (this.waits) this.#silenceTimer = setTimeout(this.#check, NO_ANSWER_MS).unref();
  }

  /** Somebody may have stopped speaking. */
  check(): void {
    const isEarly = this.#answerTimer !== undefined || !this.#parts.mayBegin();
    if (this.#text === undefined || isEarly) return;
    this.#parts.speak(this.#text);
    this.#text = undefined;
  }

  /** Idempotent. */
  stop(): void {
    clearTimeout(this.#answerTimer);
    clearTimeout(this.#silenceTimer);
  }
}
