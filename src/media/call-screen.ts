/** A turn of the conversation as it was heard. The same `number` again replaces the turn. */
export interface ShownTurn {
  readonly number: number;
  readonly role: 'caller' | 'assistant';
  readonly text: string;
  readonly interrupted: boolean;
  /** More of it is being played: these are the words until now. */
  readonly playing?: boolean;
}

/** What the assistant has made, heard or not. */
export interface ShownAnswer {
  /** The pieces of speech that it consists of, in order. */
  readonly itemIds: readonly string[];
  readonly text: string;
  /** The caller's words before it; empty for a line that answers nothing. */
  readonly question: string;
}

/** A person for the caller. Without a number there is only the offer of a call-back. */
export interface ShownHandoff {
  readonly reason: string;
  /** E.164. */
  readonly number?: string;
  /** Digits to enter when the number answers, so that the person knows the conversation. */
  readonly token?: string;
  readonly callback?: true;
}

/**
 * The screen of a carrier that has one. Such a carrier cannot dial a person: it shows the caller whom to call. No method
 * throws or waits.
 */
export interface CallDisplay {
  /** The model can be talked to. */
  ready(providerSessionId: string): void;
  /** All words so far of a turn that the caller is still speaking. */
  callerSaying(words: string): void;
  turn(turn: ShownTurn): void;
  answered(answer: ShownAnswer): void;
  handOff(handoff: ShownHandoff): void;
  /** The stream ends for this reason. `close` follows. */
  ended(outcome: string): void;
}
