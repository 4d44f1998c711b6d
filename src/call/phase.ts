/**
 * Where a call stands. `loading`: an earlier stream's turns are being read; `connecting`: the model is not
 * there yet; `handing_off`: a person was promised; `closing`: goodbye is being said; `ended`: nothing follows.
 */
export type CallPhase = 'loading' | 'connecting' | 'conversing' | 'handing_off' | 'closing' | 'ended';

export type PhaseEvent = 'loaded' | 'voice_ready' | 'escalate' | 'say_goodbye' | 'return' | 'end';

const TRANSITIONS: Readonly<Record<CallPhase, Partial<Record<PhaseEvent, CallPhase>>>> = {
  loading: { loaded: 'connecting', escalate: 'handing_off', end: 'ended' },
  connecting: { voice_ready: 'conversing', escalate: 'handing_off', say_goodbye: 'closing', end: 'ended' },
  conversing: { escalate: 'handing_off', say_goodbye: 'closing', end: 'ended' },
  handing_off: { return: 'conversing', end: 'ended' },
  closing: { escalate: 'handing_off', end: 'ended' },
  ended: {},
};

/** The phase after an event, or undefined when the event has no meaning in this phase. */
export function nextPhase(phase: CallPhase, event: PhaseEvent): CallPhase | undefined {
  return TRANSITIONS[phase][event];
}

/** Whether the model may hear the caller: not once a person was promised or goodbye is being said. */
export function listensToCaller(phase: CallPhase): boolean {
  return phase === 'connecting' || phase === 'conversing';
}
