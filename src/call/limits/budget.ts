import type { Logger } from '../../logging.ts';
import type { Pricing, ReportedUsage } from '../../telemetry/cost.ts';
import type { CostParts } from '../../telemetry/cost-parts.ts';
import type { Metrics } from '../../telemetry/metrics.ts';

/** The share of a limit at which the operator is warned. */
export const WARNING_SHARE = 0.8;

export interface CallBudgetParts {
  readonly pricing: Pick<Pricing, 'usdOf' | 'partsOf'>;
  /** Puts the usage on the call's record. @returns what the call has cost by now, US dollars */
  readonly record: { spend(report: ReportedUsage, usd: number, parts: CostParts): number };
  /** What all calls of the day share. */
  readonly day: { spend(usd: number): void };
  /** US dollars that one call may cost; undefined: no limit. */
  readonly limitUsd: number | undefined;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

/** What one call costs, and whether it has reached its limit. */
export class CallBudget {
  readonly #parts: CallBudgetParts;
  #state: 'within' | 'warned' | 'spent' = 'within';

  constructor(parts: CallBudgetParts) {
    this.#parts = parts;
  }

  /** Whether the limit is reached: the call goes to a person as soon as neither side is speaking. */
  get spent(): boolean {
    return this.#state === 'spent';
  }

  /** Books what a provider reports. */
  add(provider: string, report: ReportedUsage): void {
    const { pricing, record, day, metrics } = this.#parts;
    const usd = pricing.usdOf(provider, report);
    metrics.costUsd.inc({ provider }, usd);
    day.spend(usd);
    this.#judge(record.spend(report, usd, pricing.partsOf(provider, report)));
  }

  #judge(costUsd: number): void {
    const { limitUsd } = this.#parts;
    if (limitUsd === undefined || this.#state === 'spent') return;
    if (costUsd >= limitUsd) this.#reach('spent', { costUsd, limitUsd });
    else if (costUsd >= limitUsd * WARNING_SHARE && this.#state === 'within') {
      this.#reach('warned', { costUsd, limitUsd });
    }
  }

  #reach(state: 'warned' | 'spent', figures: { readonly costUsd: number; readonly limitUsd: number }): void {
    this.#state = state;
    this.#parts.metrics.budgets.inc({ budget: 'call', state });
    this.#parts.logger.warn(
      figures,
      state === 'spent' ? 'The call has spent its budget' : 'The call has nearly spent its budget',
    );
  }
}
