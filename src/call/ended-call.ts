import type { LastWord } from './last-words.ts';

/** How a stream of a call ended, as metrics and the session item name it. */
export type CallOutcome =
  | 'caller_hung_up'
  | 'handed_off'
  | 'idle'
  | 'max_duration'
  | 'said_goodbye'
  | 'ended_by_supervisor'
  | 'provider_failure'
  | 'stream_lost'
  | 'superseded'
  | 'moved'
  | 'shutdown';

/** What is known of a call once its stream has ended. */
export interface EndedCall {
  readonly outcome: CallOutcome;
  readonly seconds: number;
  /** `none` when the call ended before it had a model. */
  readonly provider: string;
  /** What the caller was told, when it decides what Twilio does next. */
  readonly told: LastWord['change'] | undefined;
}
