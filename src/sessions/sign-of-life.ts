import type { Logger } from '../logging.ts';
import type { Metrics } from '../telemetry/metrics.ts';

export interface SignOfLifeOptions {
  readonly index: {
    giveSign(instanceId: string, sign: number): Promise<void>;
    removeSign(instanceId: string): Promise<void>;
  };
  readonly instanceId: string;
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'storeFailures'>;
  /** Milliseconds between two signs. Default one minute. */
  readonly everyMs?: number;
}

const EVERY_MS = 60_000;

/** Tells the other instances once a minute that this one lives, whatever its calls do. */
export class SignOfLife {
  readonly #options: SignOfLifeOptions;
  #sign = 0;
  #timer: NodeJS.Timeout | undefined;
  #giving: Promise<void> | undefined;
  #failing = false;

  constructor(options: SignOfLifeOptions) {
    this.#options = options;
  }

  start(): void {
    this.#give();
    this.#timer = setInterval(() => this.#give(), this.#options.everyMs ?? EVERY_MS).unref();
  }

  /** Takes the sign back, as far as the table can be used. Never rejects. Idempotent. */
  async close(): Promise<void> {
    if (this.#timer === undefined) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    await this.#giving;
    // It expires within a day.
    await this.#options.index.removeSign(this.#options.instanceId).catch(() => undefined);
  }

  /** The next sign makes up for one that fails. */
  #give(): void {
    const { index, instanceId, logger, metrics } = this.#options;
    if (this.#giving) return;
    this.#sign += 1;
    this.#giving = index
      .giveSign(instanceId, this.#sign)
      .then(() => {
        this.#failing = false;
      })
      .catch((err: unknown) => {
        metrics.storeFailures.inc({ operation: 'sign_of_life' });
        if (!this.#failing) logger.warn({ err }, 'The sign of life of this instance could not be written');
        this.#failing = true;
      })
      .finally(() => {
        this.#giving = undefined;
      });
  }
}
