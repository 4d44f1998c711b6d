/**
 * Where a call stands. `loading`: an earlier stream's turns are being read; `connecting`: the model is not
 * there yet; `taken_over`: a supervisor speaks, and the assistant is silent; `handing_off`: a person is being reached; `offering`: the wait is long, and the caller may choose a
 * call-back instead; `closing`: goodbye is being said; `ended`: nothing follows.
 */
export type CallPhase =
  | 'loading'
  | 'connecting'
  | 'conversing'
  | 'taken_over'
  | 'handing_off'
  | 'offering'
  | 'closing'
  | 'ended';

export type PhaseEvent =
  | 'loaded'
  | 'voice_ready'
  | 'take_over'
  | 'escalate'
  | 'offer'
  | 'say_goodbye'
  | 'return'
  | 'end';

const TRANSITIONS: Readonly<Record<CallPhase, Partial<Record<PhaseEvent, CallPhase>>>> = {
  loading: { loaded: 'connecting', escalate: 'handing_off', end: 'ended' },
  connecting: { voice_ready: 'conversing', escalate: 'handing_off', say_goodbye: 'closing', end: 'ended' },
  conversing: { take_over: 'taken_over', escalate: 'handing_off', say_goodbye: 'closing', end: 'ended' },
  taken_over: { return: 'conversing', escalate: 'handing_off', say_goodbye: 'closing', end: 'ended' },
  handing_off: { offer: 'offering', return: 'conversing', end: 'ended' },
  offering: { escalate: 'handing_off', return: 'conversing', say_goodbye: 'closing', end: 'ended' },
  closing: { escalate: 'handing_off', end: 'ended' },
  ended: {},
};

/** The phase after an event, or undefined when the event has no meaning in this phase. */
export function nextPhase(phase: CallPhase, event: PhaseEvent): CallPhase | undefined {
  return TRANSITIONS[phase][event];
}

/**
 * Whether the model may hear the caller and answer them: not while a supervisor speaks, and not once a person was
 * promised or goodbye is being said.
 */
export function listensToCaller(phase: CallPhase): boolean {
  return phase === 'connecting' || phase === 'conversing' || phase === 'offering';
}

/** The one phase of one call. */
export class CallState {
  readonly #onPhase: (phase: CallPhase) => void;
  #phase: CallPhase = 'loading';

  /** @param onPhase told of each new phase */
  constructor(onPhase: (phase: CallPhase) => void = () => undefined) {
    this.#onPhase = onPhase;
  }

  get phase(): CallPhase {
    return this.#phase;
  }

  /** Whether the model may hear the caller, answer them and be interrupted by them. */
  get listens(): boolean {
    return listensToCaller(this.#phase);
  }

  /** Whether a supervisor speaks with the caller. The model hears the caller, and is not heard. */
  get isTakenOver(): boolean {
    return this.#phase === 'taken_over';
  }

  /** @returns whether the event had a meaning; otherwise nothing has changed */
  advance(event: PhaseEvent): boolean {
    const next = nextPhase(this.#phase, event);
    if (next === undefined) return false;
    this.#phase = next;
    this.#onPhase(next);
    return true;
  }
}
