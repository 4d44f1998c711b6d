import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Gauge } from 'prom-client';

const WINDOW_MS = 5_000;
const RESOLUTION_MS = 10;

/** Sets the gauge to the 99th percentile of the event loop's delay, in seconds, of each window of 5 s. */
export class EventLoopWatch {
  readonly #delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  readonly #gauge: Gauge;
  readonly #windowMs: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(gauge: Gauge, windowMs = WINDOW_MS) {
    this.#gauge = gauge;
    this.#windowMs = windowMs;
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

  /** The histogram measures the time between its own timer's ticks: what is beyond one resolution is delay. */
  #publish(): void {
    const lagMs = this.#delay.percentile(99) / 1e6 - RESOLUTION_MS;
    this.#gauge.set(Math.max(0, lagMs) / 1000);
    this.#delay.reset();
  }
}
