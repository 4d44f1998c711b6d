const TICK_MS = 100;
/** A longer pause of a live line is no jitter any more. */
const QUIET_AFTER_MS = 500;

export interface QuietLineOptions {
  /** Monotonic milliseconds. */
  readonly clock: () => number;
  /** The line has given nothing for so long that this much silence, always 100 ms, is due. */
  readonly onSilence: (ms: number) => void;
}

/**
 * Notices a line that gives no audio at all, as one with silence suppression does between words. A model finds
 * the end of a turn by hearing silence, so without any audio it would wait for ever.
 */
export class QuietLine {
  readonly #options: QuietLineOptions;
  #timer: NodeJS.Timeout | undefined;
  /** Up to when the line gave audio, or silence stood in for it. */
  #coveredUntilMs = 0;

  constructor(options: QuietLineOptions) {
    this.#options = options;
  }

  /** Audio has come. The first of it starts the watch: a line that was never live is not quiet. */
  heard(): void {
    this.#coveredUntilMs = this.#options.clock();
    this.#timer ??= setInterval(() => this.#tick(), TICK_MS).unref();
  }

  /** Idempotent. */
  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Time that was lost by a stall of the process is not made up for: a frame may wait behind this tick. */
  #tick(): void {
    if (this.#options.clock() - this.#coveredUntilMs < QUIET_AFTER_MS) return;
    this.#coveredUntilMs += TICK_MS;
    this.#options.onSilence(TICK_MS);
  }
}
