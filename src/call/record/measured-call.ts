import type { MeasuredCall } from '../../assistants/experiments/call-figures.ts';
import type { HandoffReason } from '../../store/session-store.ts';
import type { CallOutcome } from '../ended-call.ts';
import type { CallQuality } from './call-quality.ts';

/** What the record of a call knows. */
interface Measurable {
  readonly quality: Pick<CallQuality, 'wasCounted' | 'askedForCallback' | 'interruptions' | 'turnMs'>;
  readonly bill: { readonly tokens: number; readonly costUsd: number };
  readonly handoff: { readonly current: { readonly reason: HandoffReason } | undefined };
  /** Undefined without a call of a tool. */
  readonly toolFailed: boolean | undefined;
}

/** Ends after which another stream goes on with the call. */
const NOT_OVER: ReadonlySet<CallOutcome> = new Set(['stream_lost', 'superseded', 'moved', 'shutdown']);

/** What experiments compare of a call. @returns undefined while the call may go on in another stream */
export function measuredCall(
  outcome: CallOutcome,
  { quality, bill, handoff, toolFailed }: Measurable,
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
