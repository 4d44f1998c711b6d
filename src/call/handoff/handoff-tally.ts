import type { HandoffResult } from '../../handoff/result.ts';
import type { CallContext } from '../context.ts';
import type { CallOutcome } from '../ended-call.ts';

/** Ends of a call that are the caller's own doing, or a supervisor's. */
const ENDED_BY_CALLER: ReadonlySet<CallOutcome> = new Set<CallOutcome>([
  'caller_hung_up',
  'idle',
  'max_duration',
  'said_goodbye',
  'ended_by_supervisor',
]);

/**
 * Counts how a hand-off ended, once, and tells observers where it stands. After `leavesToDial` only Twilio knows its end,
 * and the webhook that it calls, on any instance, counts it.
 */
export class HandoffTally {
  readonly #context: Pick<CallContext, 'metrics' | 'observer'>;
  #state: 'none' | 'sought' | 'written' = 'none';

  constructor(context: Pick<CallContext, 'metrics' | 'observer'>) {
    this.#context = context;
  }

  /** A caller who asks again while a person is being reached still has one hand-off. */
  begins(): void {
    if (this.#state === 'none') this.#enter('sought', 'begins');
  }

  /** From now on the session may say so, and a caller whose stream is lost is dialled. */
  isWritten(): void {
    if (this.#state === 'sought') this.#enter('written', 'written');
  }

  /** The stream is closed for the dial. */
  leavesToDial(): void {
    if (this.#state !== 'none') this.#enter('none', 'dialling');
  }

  ends(result: HandoffResult): void {
    if (this.#state === 'none') return;
    this.#enter('none', result);
    this.#context.metrics.handoffs.inc({ result });
  }

  /** The call, or its stream, ended before the dial. */
  callEnded(outcome: CallOutcome): void {
    if (ENDED_BY_CALLER.has(outcome)) this.ends('abandoned');
    else if (outcome === 'superseded' || this.#state === 'sought') this.ends('interrupted');
  }

  #enter(state: 'none' | 'sought' | 'written', told: string): void {
    this.#state = state;
    this.#context.observer?.onCallEvent({ type: 'handoff', state: told });
  }
}
