/** Notices a model that hears the caller out and then says nothing. */
export class AnswerWatch {
  readonly #timeoutMs: number;
  readonly #onSilence: () => void;
  #timer: NodeJS.Timeout | undefined;

  /** @param timeoutMs from the end of the caller's turn to the model's first sign */
  constructor(timeoutMs: number, onSilence: () => void) {
    this.#timeoutMs = timeoutMs;
    this.#onSilence = onSilence;
  }

  /** The caller's turn is over: an answer must come. */
  expect(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#onSilence();
    }, this.#timeoutMs).unref();
  }

  /** The model has given a sign, or the caller speaks again. */
  settle(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
