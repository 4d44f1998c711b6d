import type { Logger } from './logging.ts';
import type { Metrics } from './telemetry/metrics.ts';

/** Where the outside world comes into one call: Twilio's side, the model's, a timer, a promise; or its own end. */
export type Entrance = 'media' | 'model' | 'timer' | 'promise' | 'end';

const MAX_FRAMES = 8;

export interface GuardOptions {
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'callFaults'>;
  /** Ends what is guarded, and nothing else. */
  readonly onFault: (error: unknown) => void;
}

/**
 * Stands at the entrances of one call. An exception there is a fault of ours, and it belongs to that call: it must
 * not reach the process, which would give up every other call for it (`main/shutdown`).
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

  /** Runs every step, whatever becomes of the others. Never throws. */
  each(entrance: Entrance, steps: readonly (() => void)[]): void {
    for (const step of steps) this.run(entrance, step);
  }

  /** The same step as something to hand out: a listener, or what a timer does. It never throws. */
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
      { entrance, ...placeOf(error) },
      'A fault of the gateway in one call; that call alone is ended',
    );
    try {
      onFault(error);
    } catch (second) {
      logger.error({ entrance, ...placeOf(second) }, 'The end of a faulty call has failed too');
    }
  }
}

/** What was thrown and where. Its message is left out: it may quote what the caller has said. */
export function placeOf(error: unknown): { readonly errorName: string; readonly at?: readonly string[] } {
  if (!(error instanceof Error)) return { errorName: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { errorName: error.name, at: frames.slice(0, MAX_FRAMES).map((line) => line.trim()) };
}
