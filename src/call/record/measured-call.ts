import type { MeasuredCall } from '../../assistants/experiments/call-figures.ts';
import type { CallOutcome } from '../ended-call.ts';
import type { CallRecord } from './call-record.ts';

/** Ends after which another stream goes on with the call. */
const NOT_OVER: ReadonlySet<CallOutcome> = new Set(['stream_lost', 'superseded', 'moved', 'shutdown']);

/** What experiments compare of a call. @returns undefined while the call may go on in another stream */
export function measuredCall(
  outcome: CallOutcome,
  { quality, bill, handoff, toolFailed }: Pick<CallRecord, 'quality' | 'bill' | 'handoff' | 'toolFailed'>,
): MeasuredCall | undefined {
  // A caller who is back from the dial was counted with the hand-off.
  if (NOT_OVER.has(outcome) || quality.wasCounted) return undefined;
  return {
    wasHandedOff: outcome === 'handed_off',
    askedForCallback: quality.askedForCallback,
    failed: outcome === 'provider_failure' || handoff.current?.reason === 'provider_failure',
    toolFailed,
    interruptions: quality.interruptions,
    turnMs: quality.turnMs,
    costUsd: bill.tokens > 0 ? bill.costUsd : undefined,
  };
}
