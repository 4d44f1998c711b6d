/** A person for the caller. Without a number there is only the offer of a call-back. */
export interface ShownHandoff {
  readonly reason: string;
  /** E.164. */
  readonly number?: string;
  /** Digits to enter when the number answers, so that the person knows the conversation. */
  readonly token?: string;
  readonly callback?: true;
}

/** The screen of a carrier that cannot dial a person: it shows the caller whom to call. */
export interface CallScreen {
  /** Never throws, never waits. */
  showHandoff(handoff: ShownHandoff): void;
}
