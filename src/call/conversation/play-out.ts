/** Waits until the caller has heard what was said, in bounded time. */
export class PlayOut {
  readonly done: Promise<void>;
  readonly #playing: () => boolean;
  readonly #timer: NodeJS.Timeout;
  #resolve: () => void = () => undefined;

  /** @param limitMs longest wait, milliseconds: a mark may be lost */
  constructor(playing: () => boolean, limitMs: number) {
    this.#playing = playing;
    this.done = new Promise((resolve) => {
      this.#resolve = resolve;
    });
    this.#timer = setTimeout(() => this.end(), limitMs).unref();
  }

  /** Something was heard to its end. */
  check(): void {
    if (!this.#playing()) this.end();
  }

  /** Ends the wait. Idempotent. */
  end(): void {
    clearTimeout(this.#timer);
    this.#resolve();
  }
}
