import type { HandoffResult } from '../../handoff/result.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { CallOutcome } from '../ended-call.ts';

/** Ends of a call that are the caller's own doing. */
const ENDED_BY_CALLER: ReadonlySet<CallOutcome> = new Set<CallOutcome>([
  'caller_hung_up',
  'idle',
  'max_duration',
  'said_goodbye',
]);

/**
 * Counts how a hand-off ended, once. After `leavesToDial` only Twilio knows its end, and the webhook that is told,
 * on any instance, counts it.
 */
export class HandoffTally {
  readonly #metrics: Pick<Metrics, 'handoffs'>;
  #state: 'none' | 'sought' | 'written' = 'none';

  constructor(metrics: Pick<Metrics, 'handoffs'>) {
    this.#metrics = metrics;
  }

  /** A caller who asks again while a person is being reached still has one hand-off. */
  begins(): void {
    if (this.#state === 'none') this.#state = 'sought';
  }

  /** From now on the session may say so, and a caller whose stream is lost is dialled. */
  isWritten(): void {
    if (this.#state === 'sought') this.#state = 'written';
  }

  /** The stream is closed for the dial. */
  leavesToDial(): void {
    this.#state = 'none';
  }

  ends(result: HandoffResult): void {
    if (this.#state === 'none') return;
    this.#state = 'none';
    this.#metrics.handoffs.inc({ result });
  }

  /** The call, or its stream, ended before the dial. */
  callEnded(outcome: CallOutcome): void {
    if (ENDED_BY_CALLER.has(outcome)) this.ends('abandoned');
    else if (outcome === 'superseded' || this.#state === 'sought') this.ends('interrupted');
  }
}
