import type { LiveEvent } from '../wire/events.ts';

/** What came of a delegation, as the metric names it. */
export type DelegationResult = 'answered' | 'quiet' | 'no_request' | 'failed' | 'crowded' | 'late_result';

/** For the voice, when nothing came of a task. */
export const FAILED_ORDER =
  'This could not be done. Tell the caller so in one short sentence, and offer another way.';

/** What the voice has others do: here, or inside the vendor's session. */
export interface Delegation {
  /** Whether the voice waits for the result of something. */
  readonly isOpen: boolean;
  /** An event about a delegation. */
  onEvent(event: Extract<LiveEvent, { type: 'delegation.created' | `delegate.${string}` }>): void;
  /** @param output JSON text @returns whether a call waited for it */
  toolResult(callId: string, output: string, quiet: boolean): boolean;
  /** The voice has taken up what was appended, or never will. @returns whether that was a result */
  settle(eventId: string): boolean;
  /** The session is over. Idempotent. */
  stop(): void;
}
