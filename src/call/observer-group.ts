import { faultPlaceOf } from '../guard.ts';
import type { Logger } from '../logging.ts';
import type { CallEvent, CallObserver } from '../media/call-observer.ts';
import type { Metrics } from '../telemetry/metrics.ts';

interface ObserverGroupOptions {
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'callFaults'>;
}

/** What a call had begun may end after the call itself. */
const AFTER_END: ReadonlySet<CallEvent['type']> = new Set<CallEvent['type']>(['tool', 'handoff', 'cost']);

/** All observers of one stream. They see nothing after its end but what `ended` allows. A fault of one is counted, and neither the call nor the others see it. */
export class ObserverGroup implements CallObserver {
  readonly #observers: readonly CallObserver[];
  readonly #options: ObserverGroupOptions;
  #isLogged = false;
  #isOver = false;

  private constructor(observers: readonly CallObserver[], options: ObserverGroupOptions) {
    this.#observers = observers;
    this.#options = options;
  }

  /** @returns undefined when nobody observes, so that the call makes no events */
  static of(
    candidates: readonly (CallObserver | undefined)[],
    options: ObserverGroupOptions,
  ): ObserverGroup | undefined {
    const observers = candidates.filter((candidate) => candidate !== undefined);
    return observers.length > 0 ? new ObserverGroup(observers, options) : undefined;
  }

  onCallEvent(event: CallEvent): void {
    if (this.#isOver && !AFTER_END.has(event.type)) return;
    this.#isOver ||= event.type === 'ended';
    for (const observer of this.#observers) {
      try {
        observer.onCallEvent(event);
      } catch (error) {
        this.#onFault(event, error);
      }
    }
  }

  #onFault({ type }: CallEvent, error: unknown): void {
    this.#options.metrics.callFaults.inc({ entrance: 'observer' });
    if (this.#isLogged) return;
    this.#isLogged = true;
    this.#options.logger.error(
      { event: type, ...faultPlaceOf(error) },
      'A fault of the gateway in what observes a call: the call goes on. Please report it',
    );
  }
}
