import type { Guard } from '../guard.ts';

/** How much silence is sent in one piece, and how often the line is checked. */
const TICK_MS = 100;
/** The longest pause of a live line that is still jitter, not silence. */
const GRACE_MS = 160;
/** After a stall of the process, at most this much silence makes up for the lost time. */
const MAX_GAP_MS = 1000;

export interface SilencePumpOptions {
  /** A fault of one stream must not end the process. */
  readonly guard: Pick<Guard, 'wrap'>;
  /** Sends that much silence, always 100 ms. */
  readonly sendSilence: (ms: number) => void;
  /** Comes every 100 ms, whether silence was due or not. */
  readonly onTick: () => void;
}

/**
 * Keeps a stream of caller audio alive: when the caller's line has given nothing for a while, it sends silence for that
 * time. Models need audio to notice the end of a turn. Nova ends a stream that gets none: after 55 s by reports of 2026,
 * as the vendor documents no figure; Amazon Transcribe does after 15 s.
 */
export class SilencePump {
  readonly #options: SilencePumpOptions;
  readonly #fill: (untilMs: number) => void;
  #timer: NodeJS.Timeout | undefined;
  /** Set while silence is due, but audio may wait in a socket. */
  #due: NodeJS.Immediate | undefined;
  /** Up to when the line is covered with audio, on the clock of `performance.now()`. */
  #coveredUntilMs = Number.NEGATIVE_INFINITY;

  constructor(options: SilencePumpOptions) {
    this.#options = options;
    this.#fill = options.guard.wrap('timer', (untilMs: number) => this.#fillUntil(untilMs));
  }

  /** Sends the first silence immediately, unless the caller's line is ahead: the model may wait for audio to begin. */
  start(): void {
    if (this.#timer) return;
    this.#coveredUntilMs = Math.max(this.#coveredUntilMs, performance.now() - GRACE_MS);
    const tick = this.#options.guard.wrap('timer', () => this.#tick());
    this.#timer = setInterval(tick, TICK_MS).unref();
    const nowMs = performance.now();
    if (this.#isDue(nowMs)) this.#fill(nowMs);
  }

  /** The caller's line gave this much audio: no silence is due for that time, even when it came in a burst. */
  covered(ms: number): void {
    this.#forget();
    this.#coveredUntilMs = Math.max(this.#coveredUntilMs, performance.now() - GRACE_MS) + ms;
  }

  /** Idempotent. */
  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#forget();
  }

  /**
   * After a stall of the process this timer runs before the sockets are read. Silence now would split the word that
   * waits there, and the model would answer half a sentence. An immediate runs after the sockets.
   * @see https://nodejs.org/en/learn/asynchronous-work/event-loop-timers-and-nexttick#phases-overview
   */
  #tick(): void {
    const nowMs = performance.now();
    this.#coveredUntilMs = Math.max(this.#coveredUntilMs, nowMs - MAX_GAP_MS);
    if (this.#isDue(nowMs)) {
      this.#due ??= setImmediate(() => {
        this.#due = undefined;
        this.#fill(nowMs);
      });
    }
    this.#options.onTick();
  }

  #isDue(nowMs: number): boolean {
    return nowMs - this.#coveredUntilMs >= GRACE_MS;
  }

  #forget(): void {
    if (this.#due) clearImmediate(this.#due);
    this.#due = undefined;
  }

  #fillUntil(nowMs: number): void {
    while (nowMs - this.#coveredUntilMs >= TICK_MS) {
      this.#coveredUntilMs += TICK_MS;
      this.#options.sendSilence(TICK_MS);
    }
  }
}
