import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Gauge } from 'prom-client';

const WINDOW_MS = 5_000;
const RESOLUTION_MS = 10;

/** Measures the delay of the event loop: the 99th percentile of each window of 5 s. The gauge shows it in seconds. */
export class EventLoopWatch {
  readonly #delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  readonly #gauge: Gauge;
  readonly #windowMs: number;
  #timer: NodeJS.Timeout | undefined;
  #lagMs = 0;

  constructor(gauge: Gauge, windowMs = WINDOW_MS) {
    this.#gauge = gauge;
    this.#windowMs = windowMs;
  }

  /** The 99th percentile of the last window, in milliseconds. */
  get lagMs(): number {
    return this.#lagMs;
  }

  start(): void {
    if (this.#timer) return;
    this.#delay.enable();
    this.#timer = setInterval(() => this.#publish(), this.#windowMs).unref();
  }

  /** Idempotent. */
  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#delay.disable();
  }

  /**
   * The histogram holds the time between two ticks of its timer, so the delay is what exceeds the resolution.
   * @see https://nodejs.org/api/perf_hooks.html#perf_hooksmonitoreventloopdelayoptions
   */
  #publish(): void {
    this.#lagMs = Math.max(0, this.#delay.percentile(99) / 1e6 - RESOLUTION_MS);
    this.#gauge.set(this.#lagMs / 1000);
    this.#delay.reset();
  }
}
