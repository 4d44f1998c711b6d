import type { Logger } from '../../logging.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { type MetricSample, sampleMetrics } from './metric-sample.ts';

export const SAMPLE_SECONDS = 10;
const KEPT_SAMPLES = 3600 / SAMPLE_SECONDS + 1;

interface LastHourOptions {
  readonly metrics: Metrics;
  readonly logger: Logger;
  /** Epoch milliseconds. */
  readonly clock?: () => number;
}

/** The metrics of the last hour, one sample every ten seconds, or since the process began. */
export class LastHour {
  readonly #options: LastHourOptions;
  readonly #clock: () => number;
  readonly #samples: MetricSample[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(options: LastHourOptions) {
    this.#options = options;
    this.#clock = options.clock ?? Date.now;
  }

  /** Oldest first. */
  get samples(): readonly MetricSample[] {
    return this.#samples;
  }

  /** Begins with a sample, before the first call. */
  async start(): Promise<void> {
    await this.sample();
    this.#timer = setInterval(() => void this.sample(), SAMPLE_SECONDS * 1000).unref();
  }

  /** Takes a sample now. Never rejects. */
  async sample(): Promise<void> {
    try {
      this.#samples.push(await sampleMetrics(this.#options.metrics, this.#clock()));
    } catch (err) {
      this.#options.logger.warn({ err }, 'The metrics could not be read; the console misses one sample');
    }
    if (this.#samples.length > KEPT_SAMPLES) this.#samples.shift();
  }

  /** Idempotent. */
  stop(): void {
    clearInterval(this.#timer);
  }
}
