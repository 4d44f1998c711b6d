import type { Metrics } from '../telemetry/metrics.ts';
import { ConsoleError } from './console-error.ts';

/** Each open feed holds a connection, and memory while its viewer catches up. */
const MAX_VIEWERS = 100;

/** Who follows a feed now. */
export class ViewerPlaces {
  readonly #metrics: Pick<Metrics, 'consoleViewers'>;
  readonly #most: number;
  #taken = 0;

  constructor(metrics: Pick<Metrics, 'consoleViewers'>, most = MAX_VIEWERS) {
    this.#metrics = metrics;
    this.#most = most;
  }

  /**
   * @returns gives the place back; idempotent
   * @throws ConsoleError when all places are taken
   */
  take(): () => void {
    if (this.#taken >= this.#most) {
      throw new ConsoleError(
        'too_many_viewers',
        `${this.#most} viewers follow calls on this instance, and no more may. Close pages of the console that are not needed, or try again later.`,
      );
    }
    this.#change(1);
    let isHeld = true;
    return () => {
      if (isHeld) this.#change(-1);
      isHeld = false;
    };
  }

  #change(by: number): void {
    this.#taken += by;
    this.#metrics.consoleViewers.set(this.#taken);
  }
}
