import type { StreamPace } from './send-pace.ts';

/** How much silence is sent at once, and how often the line is looked at. */
const TICK_MS = 100;
/** The longest pause of a live line that is still jitter, not silence. */
const GRACE_MS = 160;
/** After a stall of the process the lost time is not made up for. */
const MAX_GAP_MS = 1000;

export interface SilencePumpOptions {
  readonly pace: StreamPace;
  /** Sends that much silence, always 100 ms. */
  readonly sendSilence: (ms: number) => void;
  /** Comes every 100 ms, whether silence was due or not. */
  readonly onTick: () => void;
}

/**
 * Keeps the model's audio block alive: whenever the caller's line has given nothing for a while, it has zeros
 * sent for that time. Nova ends a stream without audio after some 55 s, and needs audio to notice turn ends.
 */
export class SilencePump {
  readonly #options: SilencePumpOptions;
  #stop: (() => void) | undefined;
  /** Up to when the line is covered with audio, on the clock of `performance.now()`. */
  #coveredUntilMs = Number.NEGATIVE_INFINITY;

  constructor(options: SilencePumpOptions) {
    this.#options = options;
  }

  /** Gives the first silence at once, unless the caller's line is ahead: the model may wait for audio to begin. */
  start(): void {
    if (this.#stop) return;
    this.#coveredUntilMs = Math.max(this.#coveredUntilMs, performance.now() - GRACE_MS);
    this.#stop = this.#options.pace.listen(() => this.#tick());
    this.#tick();
  }

  /** The caller's line gave this much audio: no silence is due for that time, even when it came in a burst. */
  covered(ms: number): void {
    this.#coveredUntilMs = Math.max(this.#coveredUntilMs, performance.now() - GRACE_MS) + ms;
  }

  /** Idempotent. */
  stop(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  #tick(): void {
    const nowMs = performance.now();
    this.#coveredUntilMs = Math.max(this.#coveredUntilMs, nowMs - MAX_GAP_MS);
    if (nowMs - this.#coveredUntilMs >= GRACE_MS) this.#fillUntil(nowMs);
    this.#options.onTick();
  }

  #fillUntil(nowMs: number): void {
    while (nowMs - this.#coveredUntilMs >= TICK_MS) {
      this.#coveredUntilMs += TICK_MS;
      this.#options.sendSilence(TICK_MS);
    }
  }
}
