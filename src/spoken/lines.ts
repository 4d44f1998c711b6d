/**
 * Every line that the gateway itself has spoken, in one language: by the model while there is one, else by Twilio's
 * `<Say>`. Whole sentences, as they are spoken.
 */
export interface LanguageLines {
  readonly greeting: string;
  /** Before a person is dialled. */
  readonly hold: string;
  /** In the browser, when the number to call is on the screen. */
  readonly numberShown: string;
  /** When the provider's filter does not let the model answer. */
  readonly refusal: string;
  /** While a tool runs and nobody speaks. */
  readonly looking: string;
  /** While it goes on running. */
  readonly stillLooking: string;
  /** When the conversation goes badly: the caller decides. */
  readonly offer: string;
  readonly idlePrompt: string;
  readonly idleGoodbye: string;
  /** When everything is said. */
  readonly goodbye: string;
  readonly durationWarning: string;
  readonly durationGoodbye: string;
  /** After a stream was lost and replaced. */
  readonly interruption: string;
  /** After a stream moved to another instance in the middle of something. */
  readonly moved: string;
  /** After a person could not be reached. */
  readonly nobodyFree: string;
  /** When the caller wants a person and no number is configured. */
  readonly noPersons: string;
  /** When somebody may be in danger and no person is available. */
  readonly emergency: string;
  /** Spoken by Twilio before dialling, when the model is gone. */
  readonly modelGone: string;
  /** Spoken by Twilio when nothing is left to try. */
  readonly apology: string;
  /**
   * When a person is dialled and the caller will have to wait.
   * @param minutes whole, at least 1; undefined for more than an hour
   */
  waiting(minutes: number | undefined): string;
  /**
   * When the contact centre is closed.
   * @param opening undefined when it is not known
   */
  closed(opening: OpeningMoment | undefined): string;
  /** When the contact centre is open and has no agent on duty. */
  readonly unstaffed: string;
}

/** When the contact centre opens, as people think of it. */
export interface OpeningMoment {
  /** `next_week`: the weekday alone would mean another day. */
  readonly day: 'today' | 'tomorrow' | 'this_week' | 'next_week';
  /** 0 Sunday to 6 Saturday. */
  readonly weekday: number;
  /** 0 to 24; 24 is the midnight at the end of the day, because people do not call it the start of the next. */
  readonly hour: number;
  readonly minute: number;
}
