/** Silence is given in pieces of this length, in real time. */
const PIECE_MS = 100;

/** When a line counts as quiet, as suspicious and as dead. Milliseconds. */
export interface LineTiming {
  /** A longer pause of the audio is no jitter any more: silence stands in for it. */
  readonly quietAfterMs: number;
  /** A line on which nothing has come for this time is asked whether it lives. */
  readonly askAfterMs: number;
  /** The time it then has to answer. */
  readonly answerMs: number;
}

/**
 * Twilio sends a media message every 20 ms, and a browser does so too while its microphone is on. The last two together
 * stay well below the half minute after which a caller without a stream must hear something.
 */
export const LINE_TIMING: LineTiming = {
  quietAfterMs: 500,
  askAfterMs: 8_000,
  answerMs: 8_000,
};

export interface LineWatchListener {
  /** The line gives no audio: this much silence, always 100 ms, is due in its place. */
  onQuiet(silenceMs: number): void;
  /** Nothing has come for a long time: the peer must be asked for a sign of life. */
  onNoSign(): void;
  /** The peer has not answered: the connection is dead, though no close has come. */
  onDead(): void;
}

/**
 * Watches one caller's line by one clock and one timer: whether it has fallen quiet, whether it lives.
 *
 * Quiet: a line may give no audio at all, as one with silence suppression does between words. A model finds the end of
 * a turn by hearing silence, so without any audio it would never answer. Dead: behind a NAT or a proxy no FIN comes,
 * and TCP takes a quarter of an hour to find out. A quiet line may live, so the peer is asked first; every WebSocket
 * must answer a ping (https://www.rfc-editor.org/rfc/rfc6455#section-5.5.2).
 */
export class LineWatch {
  readonly #listener: LineWatchListener;
  readonly #clock: () => number;
  readonly #timing: LineTiming;
  #state: 'new' | 'watched' | 'stopped' = 'new';
  #timer: NodeJS.Timeout | undefined;
  /** When anything has come last. */
  #signMs = 0;
  /** When the peer was asked for a sign of life that it has not given. */
  #askedMs: number | undefined;
  /** When the next silence is due; infinite until the first audio, because a line that was never live is not quiet. */
  #silenceDueMs = Number.POSITIVE_INFINITY;

  /** @param clock monotonic milliseconds */
  constructor(listener: LineWatchListener, clock: () => number, timing: LineTiming) {
    this.#listener = listener;
    this.#clock = clock;
    this.#timing = timing;
  }

  /** Watches from now on. */
  start(): void {
    this.#state = 'watched';
    this.alive();
    this.#arm();
  }

  /** Anything has come, if only a pong. */
  alive(): void {
    this.#signMs = this.#clock();
    this.#askedMs = undefined;
  }

  /**
   * Audio has come, and `alive` was told.
   * @param aheadMs how much of it is ahead of real time
   */
  audio(aheadMs = 0): void {
    const isFirst = this.#silenceDueMs === Number.POSITIVE_INFINITY;
    this.#silenceDueMs = this.#signMs + aheadMs + this.#timing.quietAfterMs;
    // Later audio only moves the moment further away, and the timer finds that out by itself.
    if (isFirst) this.#arm();
  }

  /** Idempotent. */
  stop(): void {
    this.#state = 'stopped';
    clearTimeout(this.#timer);
  }

  get #signDueMs(): number {
    const { askAfterMs, answerMs } = this.#timing;
    return this.#askedMs === undefined ? this.#signMs + askAfterMs : this.#askedMs + answerMs;
  }

  #arm(): void {
    if (this.#state !== 'watched') return;
    clearTimeout(this.#timer);
    const leftMs = Math.min(this.#silenceDueMs, this.#signDueMs) - this.#clock();
    this.#timer = setTimeout(() => this.#look(), Math.max(1, Math.ceil(leftMs))).unref();
  }

  #look(): void {
    // A timer may be up to a millisecond early.
    const nowMs = this.#clock() + 1;
    const isQuiet = nowMs > this.#silenceDueMs;
    const lacksSign = nowMs > this.#signDueMs;
    const wasAsked = this.#askedMs !== undefined;
    // Time that a stall of the process cost is not made up for: frames may wait behind this timer.
    if (isQuiet) this.#silenceDueMs = this.#clock() + PIECE_MS;
    if (lacksSign) this.#askedMs ??= this.#clock();
    // Before the listener knows: it may stop the watch.
    this.#arm();
    if (isQuiet) this.#listener.onQuiet(PIECE_MS);
    if (!lacksSign || this.#state !== 'watched') return;
    if (!wasAsked) this.#listener.onNoSign();
    // After a stall the answer may wait to be read, which happens before an immediate runs.
    else setImmediate(() => this.#judge());
  }

  #judge(): void {
    if (this.#state !== 'watched' || this.#askedMs === undefined) return;
    this.stop();
    this.#listener.onDead();
  }
}
