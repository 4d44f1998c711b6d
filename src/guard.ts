import type { Logger } from './logging.ts';
import type { Metrics } from './telemetry/metrics.ts';

/**
 * Where something enters one call from outside: Twilio's side, the model's, a timer, a promise; or its own end. Last,
 * where it is observed.
 */
export type Entrance = 'media' | 'model' | 'timer' | 'promise' | 'end' | 'observer';

const MAX_FRAMES = 8;

export interface GuardOptions {
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'callFaults'>;
  /** Ends what is guarded, and nothing else. */
  readonly onFault: (error: unknown) => void;
}

/**
 * Guards the entrances of one call. An exception there is a fault of the gateway in that call: it must not reach the
 * process, which would end every other call because of it (`main/shutdown`).
 */
export class Guard {
  readonly #options: GuardOptions;

  constructor(options: GuardOptions) {
    this.#options = options;
  }

  /** Runs one step. Never throws. */
  run(entrance: Entrance, step: () => void): void {
    try {
      step();
    } catch (error) {
      this.#onFault(entrance, error);
    }
  }

  /** Runs every step, even when others fail. Never throws. */
  each(entrance: Entrance, steps: readonly (() => void)[]): void {
    for (const step of steps) this.run(entrance, step);
  }

  /** The same for a step that is handed out: a listener, or the work of a timer. It never throws. */
  wrap<A extends readonly unknown[]>(entrance: Entrance, step: (...given: A) => void): (...given: A) => void {
    return (...given) => {
      try {
        step(...given);
      } catch (error) {
        this.#onFault(entrance, error);
      }
    };
  }

  /** Runs what takes its time. Never rejects; resolves when the work is done or has failed. */
  async start(work: () => Promise<unknown>): Promise<void> {
    await this.ask(work, undefined);
  }

  /** Runs what takes its time and has a result. Never rejects. @returns `otherwise` when the work has failed */
  async ask<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.#onFault('promise', error);
      return otherwise;
    }
  }

  #onFault(entrance: Entrance, error: unknown): void {
    const { logger, metrics, onFault } = this.#options;
    metrics.callFaults.inc({ entrance });
    logger.error(
      { entrance, ...faultPlaceOf(error) },
      'A fault of the gateway in one call: the gateway ends this call and no other. Please report it',
    );
    try {
      onFault(error);
    } catch (second) {
      logger.error(
        { entrance, ...faultPlaceOf(second) },
        'A faulty call could not be ended properly; its other parts are still closed',
      );
    }
  }
}

/** What was thrown and where. Its message is left out: it may quote what the caller said. */
export function faultPlaceOf(error: unknown): {
  readonly errorName: string;
  readonly at?: readonly string[];
} {
  if (!(error instanceof Error)) return { errorName: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { errorName: error.name, at: frames.slice(0, MAX_FRAMES).map((line) => line.trim()) };
}
