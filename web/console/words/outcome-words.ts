import { capitalised, plainText } from './formats.ts';

/** How a call can end, as `gateway_sessions_total` names it, or a past call's status. */
const OUTCOME_WORDS: Readonly<Record<string, string>> = {
  caller_hung_up: 'The caller hung up',
  handed_off: 'Handed to a person',
  handing_off: 'Being connected with a person',
  idle: 'Ended after silence',
  max_duration: 'Ended at the time limit',
  said_goodbye: 'Ended with goodbye',
  ended_by_supervisor: 'Ended by a supervisor',
  handoff_shown: 'Shown how to reach a person',
  call_over: 'The caller was gone',
  provider_failure: 'The model failed',
  stream_lost: 'The connection was lost',
  superseded: 'Continued on a new connection',
  moved: 'Moved to another instance',
  shutdown: 'Ended because the gateway stopped',
  lost: 'How it ended is not known',
};

/** Of one stream of a call. Calls go on after them. */
const OF_STREAMS: readonly string[] = ['superseded', 'moved'];
/** A call that ended with the dial to a person ends as that dial did. */
const DIAL = 'dial_';

export function outcomeName(outcome: string): string {
  if (outcome.startsWith(DIAL)) return handoffName(outcome.slice(DIAL.length));
  return OUTCOME_WORDS[outcome] ?? capitalised(plainText(outcome));
}

/** Steps and results of a hand-off, as `gateway_handoffs_total` names the results. */
const HANDOFFS: Readonly<Record<string, string>> = {
  begins: 'A person was asked for',
  written: 'The note for the person is written',
  dialling: 'The person is being called',
  reached: 'A person has taken the call',
  busy: 'The line was busy',
  no_answer: 'No person answered',
  failed: 'The hand-off failed',
  closed: 'The contact centre was closed',
  full: 'The queue was full',
  not_connected: 'The contact centre did not connect the caller',
  degraded: 'Connected, without the full note',
  abandoned: 'The caller hung up while waiting',
  canceled: 'The caller hung up while waiting',
  interrupted: 'The hand-off was interrupted',
  not_awaited: 'The caller did not want to wait',
  not_available: 'No person was available',
  shown: 'The caller was shown how to reach a person',
};

export function handoffName(state: string): string {
  return HANDOFFS[state] ?? capitalised(plainText(state));
}

/** How past calls can have ended, by the name that they are searched by. */
export const PAST_OUTCOMES: Readonly<Record<string, string>> = Object.fromEntries([
  ...Object.entries(OUTCOME_WORDS).filter(([name]) => !OF_STREAMS.includes(name)),
  ...['busy', 'no_answer', 'failed', 'closed', 'full', 'canceled'].map((result) => [
    DIAL + result,
    handoffName(result),
  ]),
]);
