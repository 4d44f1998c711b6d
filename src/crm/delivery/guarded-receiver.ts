import { BrokenCircuitError, ConsecutiveBreaker, circuitBreaker, handleWhen, type IPolicy } from 'cockatiel';
import { CrmError } from '../../errors.ts';
import type { CallReport } from '../call-report.ts';
import type { ReportReceiver } from '../crm.ts';

const FAILURES_TO_OPEN = 5;
const OPEN_MS = 30_000;

/** A receiver that is left alone for 30 seconds after five failures in a row. A refusal of one report is no failure. */
export class GuardedReceiver implements ReportReceiver {
  readonly #receiver: ReportReceiver;
  readonly #policy: IPolicy = circuitBreaker(
    handleWhen((error) => error instanceof CrmError && error.code === 'crm_unavailable'),
    { halfOpenAfter: OPEN_MS, breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN) },
  );

  constructor(receiver: ReportReceiver) {
    this.#receiver = receiver;
  }

  get target() {
    return this.#receiver.target;
  }

  async deliver(report: CallReport, signal: AbortSignal): Promise<void> {
    try {
      await this.#policy.execute(() => this.#receiver.deliver(report, signal));
    } catch (error) {
      if (!(error instanceof BrokenCircuitError)) throw error;
      throw new CrmError('crm_unavailable', `${this.target} has failed several times and is left alone`);
    }
  }
}
