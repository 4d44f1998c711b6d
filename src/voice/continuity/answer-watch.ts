export interface AnswerWatchOptions {
  /** From the end of the caller's turn to the model's first sign, milliseconds. */
  readonly timeoutMs: number;
  /** Whether the caller is still speaking, so that an answer cannot be due. */
  readonly callerSpeaks: () => boolean;
  readonly onSilence: () => void;
}

/** A line so loud that the caller seems to speak on for ever must not hide a silent model. */
const MAX_PATIENCE = 5;

/** Notices a model that hears the caller out and then says nothing. */
export class AnswerWatch {
  readonly #options: AnswerWatchOptions;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: AnswerWatchOptions) {
    this.#options = options;
  }

  /** Whether an answer is awaited. */
  get armed(): boolean {
    return this.#timer !== undefined;
  }

  /** An answer must come. Changes nothing when one is already awaited. */
  expect(): void {
    if (!this.#timer) this.#arm(0);
  }

  /** The model has given a sign, or the caller speaks again. */
  settle(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #arm(waited: number): void {
    const { timeoutMs, callerSpeaks, onSilence } = this.#options;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (waited < MAX_PATIENCE && callerSpeaks()) this.#arm(waited + 1);
      else onSilence();
    }, timeoutMs).unref();
  }
}
