/** Silence is given in pieces of this length, in real time. */
const PIECE_MS = 100;
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
 * While audio comes, the timer wakes only twice a second: there is one for each call.
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
    if (!this.#timer) this.#arm(QUIET_AFTER_MS);
  }

  /** Idempotent. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #arm(delayMs: number): void {
    this.#timer = setTimeout(() => this.#look(), delayMs).unref();
  }

  /** Time that was lost by a stall of the process is not made up for: a frame may wait behind this timer. */
  #look(): void {
    const leftMs = QUIET_AFTER_MS - (this.#options.clock() - this.#coveredUntilMs);
    // Less than a millisecond is how early a timer may be.
    if (leftMs >= 1) {
      this.#arm(Math.ceil(leftMs));
      return;
    }
    this.#coveredUntilMs += PIECE_MS;
    // First: what hears the silence may stop the watch.
    this.#arm(PIECE_MS);
    this.#options.onSilence(PIECE_MS);
  }
}
