import type { CallPhaseName, CallSummary } from '../../../src/console/views.ts';

/** `dialling`: the assistant's part has ended, and the caller is on the line to a person. */
export type CallState = CallPhaseName | 'dialling';

type Call = Pick<CallSummary, 'phase' | 'secureInput' | 'takenOverBy' | 'handoff' | 'outcome'>;

interface StateWords {
  /** For a list. */
  readonly short: string;
  /** What the call does now. */
  readonly sentence: string;
}

/** Every state of a call, in the order in which a call goes through them. */
export const STATE_WORDS: Readonly<Record<CallState, StateWords>> = {
  loading: {
    short: 'Picking up',
    sentence: 'The call has come back; the gateway is reading what was said before.',
  },
  connecting: {
    short: 'Connecting',
    sentence: 'The caller is on the line; the gateway is connecting the model.',
  },
  conversing: { short: 'Talking', sentence: 'The caller and the assistant are talking.' },
  taken_over: {
    short: 'Taken over',
    sentence: 'A supervisor is speaking with the caller; the assistant is silent.',
  },
  handing_off: { short: 'Handing off', sentence: 'The caller is being connected with a person.' },
  dialling: {
    short: 'Handed over',
    sentence:
      'The assistant has left the call. The caller is still on the line: a person is being called, or speaks with them.',
  },
  offering: {
    short: 'Offering call-back',
    sentence: 'No person is free soon; the caller is offered a call-back.',
  },
  closing: { short: 'Saying goodbye', sentence: 'The assistant is saying goodbye, then it hangs up.' },
  lost: {
    short: 'Connection lost',
    sentence: 'The connection broke a moment ago. The caller may come back by themselves.',
  },
  ended: { short: 'Ended', sentence: 'The call is over.' },
};

/** The gateway's part of a call ends before a person is dialled: the caller is still on the line then. */
export function stateOf({ phase, takenOverBy, handoff, outcome }: Omit<Call, 'secureInput'>): CallState {
  if (phase === 'ended') return outcome === 'handed_off' && handoff === 'dialling' ? 'dialling' : phase;
  return takenOverBy === undefined || phase === 'lost' ? phase : 'taken_over';
}

/** More urgent than the phase: what a supervisor must know first. */
export function stateSentence(call: Call): string {
  const state = stateOf(call);
  if (call.takenOverBy !== undefined && state === 'taken_over')
    return `${call.takenOverBy} is speaking with the caller; the assistant is silent.`;
  if (call.secureInput && isOpen(state))
    return 'The caller is entering something private. Nobody can hear or see it.';
  return STATE_WORDS[state].sentence;
}

export function stateName(call: Call): string {
  const state = stateOf(call);
  const isPrivate = call.secureInput && state !== 'taken_over' && isOpen(state);
  return isPrivate ? 'Private entry' : STATE_WORDS[state].short;
}

function isOpen(state: CallState): boolean {
  return state !== 'ended' && state !== 'lost' && state !== 'dialling';
}
