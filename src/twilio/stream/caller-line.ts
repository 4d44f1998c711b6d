import { payloadMs } from '../../audio/format.ts';
import { LINE_TIMING, type LineTiming, LineWatch, type LineWatchListener } from '../../media/line-watch.ts';
import { CallerTimeline } from './caller-timeline.ts';
import type { MediaMessage } from './twilio-message.ts';

export type CallerLineTiming = LineTiming;
export type CallerLineListener = LineWatchListener;
export const CALLER_LINE_TIMING: CallerLineTiming = LINE_TIMING;

/** The caller's side of one stream: where its audio stands in time, whether it has fallen quiet, whether it lives. */
export class CallerLine {
  readonly #timeline = new CallerTimeline();
  readonly #watch: LineWatch;

  /** @param clock monotonic milliseconds */
  constructor(listener: CallerLineListener, clock: () => number, timing: CallerLineTiming) {
    const onQuiet = (silenceMs: number) => {
      this.#timeline.filled(silenceMs);
      listener.onQuiet(silenceMs);
    };
    this.#watch = new LineWatch(
      { onQuiet, onNoSign: () => listener.onNoSign(), onDead: () => listener.onDead() },
      clock,
      timing,
    );
  }

  /** Watches from now on. */
  start(): void {
    this.#watch.start();
  }

  /** Anything has come, if only a pong. */
  alive(): void {
    this.#watch.alive();
  }

  /**
   * Audio has come, and `alive` was told: places it in the caller's time.
   * @returns milliseconds of audio that are missing before it; undefined when it must not be used
   */
  place(message: MediaMessage): number | undefined {
    const missingMs = this.#timeline.place(message, payloadMs(message.payload));
    if (missingMs !== undefined) this.#watch.audio();
    return missingMs;
  }

  /** Idempotent. */
  stop(): void {
    this.#watch.stop();
  }
}
