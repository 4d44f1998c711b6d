/** A line that says nothing for so long is asked whether it lives, and has so long to answer. Milliseconds. */
export interface LineWatchTiming {
  readonly askAfterMs: number;
  readonly answerMs: number;
}

/** Together well below the half minute after which a caller without a stream must hear something. */
export const LINE_WATCH_TIMING: LineWatchTiming = { askAfterMs: 8_000, answerMs: 8_000 };

export interface LineWatchOptions extends LineWatchTiming {
  /** Monotonic milliseconds. */
  readonly clock: () => number;
  /** Asks the peer for a sign of life. */
  readonly ask: () => void;
  /** The peer has not answered: the connection is dead, though nobody has said so. */
  readonly onDead: () => void;
}

/**
 * Notices a connection whose other end has gone without a word: behind a NAT or a proxy no FIN comes, and TCP takes a
 * quarter of an hour to find out. Silence alone proves nothing (a line may suppress it), so the peer is asked first;
 * every WebSocket must answer a ping.
 * @see https://www.rfc-editor.org/rfc/rfc6455#section-5.5.2
 */
export class LineWatch {
  readonly #options: LineWatchOptions;
  #timer: NodeJS.Timeout | undefined;
  #heardMs = 0;
  #askedMs: number | undefined;

  constructor(options: LineWatchOptions) {
    this.#options = options;
  }

  start(): void {
    this.heard();
    this.#arm(this.#options.askAfterMs);
  }

  /** Anything has come. */
  heard(): void {
    this.#heardMs = this.#options.clock();
    this.#askedMs = undefined;
  }

  /** Idempotent. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #arm(delayMs: number): void {
    this.#timer = setTimeout(() => this.#look(), Math.max(1, Math.ceil(delayMs))).unref();
  }

  #look(): void {
    const { clock, askAfterMs, answerMs, ask } = this.#options;
    const nowMs = clock();
    if (this.#askedMs === undefined) {
      const leftMs = askAfterMs - (nowMs - this.#heardMs);
      if (leftMs > 0) {
        this.#arm(leftMs);
        return;
      }
      this.#askedMs = nowMs;
      ask();
    }
    const leftMs = answerMs - (nowMs - this.#askedMs);
    if (leftMs > 0) this.#arm(leftMs);
    // After a stall of this process the answer may wait to be read: what has come is read before.
    else setImmediate(() => this.#judge());
  }

  #judge(): void {
    if (!this.#timer) return;
    if (this.#askedMs === undefined) {
      this.#arm(this.#options.askAfterMs);
      return;
    }
    this.stop();
    this.#options.onDead();
  }
}
