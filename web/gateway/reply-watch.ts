export interface ReplyTiming {
  readonly everyMs: number;
  /** A gateway that has answered before and does not answer for this time is gone. */
  readonly deadAfterMs: number;
}

export interface ReplyWatchOptions {
  /** Asks the gateway for an answer. */
  readonly ask: () => void;
  readonly onDead: () => void;
  /** Monotonic milliseconds. */
  readonly clock: () => number;
  readonly timing?: ReplyTiming | undefined;
}

/** The gateway gives up a connection on which nothing comes after 16 s; a page should not know it later. */
const TIMING: ReplyTiming = { everyMs: 5_000, deadAfterMs: 10_000 };

/**
 * Whether the gateway still answers. A page that sends no audio has nothing that could wait for the network, and browsers
 * show a page no pings of its WebSocket.
 */
export class ReplyWatch {
  readonly #options: ReplyWatchOptions;
  readonly #timing: ReplyTiming;
  #timer: ReturnType<typeof setInterval> | undefined;
  #askedMs: number | undefined;
  /** An older instance, in the middle of an update, knows no question. */
  #answers = false;

  constructor(options: ReplyWatchOptions) {
    this.#options = options;
    this.#timing = options.timing ?? TIMING;
  }

  start(): void {
    this.stop();
    this.#answers = false;
    this.#timer = setInterval(() => this.#look(), this.#timing.everyMs);
    this.#ask();
  }

  /** Anything has come. */
  heard(): void {
    this.#askedMs = undefined;
  }

  /** The answer has come. */
  answered(): void {
    this.#answers = true;
    this.#askedMs = undefined;
  }

  /** Idempotent. */
  stop(): void {
    clearInterval(this.#timer);
    this.#askedMs = undefined;
  }

  #look(): void {
    const { clock, onDead } = this.#options;
    if (this.#askedMs === undefined) this.#ask();
    else if (this.#answers && clock() - this.#askedMs >= this.#timing.deadAfterMs) onDead();
  }

  #ask(): void {
    this.#askedMs = this.#options.clock();
    this.#options.ask();
  }
}
