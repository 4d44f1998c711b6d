import type { CallPhaseName } from '../../../src/console/views.ts';

interface PhaseWords {
  /** For a list. */
  readonly short: string;
  /** What the call does now. */
  readonly sentence: string;
}

/** Every state of a call, in the order in which a call goes through them. */
export const PHASE_WORDS: Readonly<Record<CallPhaseName, PhaseWords>> = {
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

/** More urgent than the phase: what a supervisor must know first. */
export function stateSentence(call: {
  readonly phase: CallPhaseName;
  readonly secureInput: boolean;
  readonly takenOverBy?: string;
}): string {
  if (call.phase === 'ended' || call.phase === 'lost') return PHASE_WORDS[call.phase].sentence;
  if (call.takenOverBy !== undefined)
    return `${call.takenOverBy} is speaking with the caller; the assistant is silent.`;
  if (call.secureInput) return 'The caller is entering something private. Nobody can hear or see it.';
  return PHASE_WORDS[call.phase].sentence;
}

export function stateName(call: {
  readonly phase: CallPhaseName;
  readonly secureInput: boolean;
  readonly takenOverBy?: string;
}): string {
  if (call.phase === 'ended' || call.phase === 'lost') return PHASE_WORDS[call.phase].short;
  if (call.takenOverBy !== undefined) return 'Taken over';
  return call.secureInput ? 'Private entry' : PHASE_WORDS[call.phase].short;
}
