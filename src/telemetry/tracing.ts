/** One turn of a call; all times on the monotonic clock, milliseconds. */
export interface TurnTimes {
  /** The caller has stopped speaking. */
  readonly speechEndMs: number;
  /** The provider's first audio came. */
  readonly receivedMs: number;
  /** It was given to Twilio. */
  readonly sentMs: number;
  /** The caller heard it; undefined when the answer was silenced before. */
  readonly heardMs: number | undefined;
}

/** The trace of one call. Nothing in it is speech, a number or a key. */
export interface CallTrace {
  /** A provider's stream carries the conversation now; the one before it has ended. */
  stream(provider: string): void;
  turn(times: TurnTimes): void;
  /** A tool has just ended. `durationMs`: from the model's call to the answer. */
  tool(run: { readonly name: string; readonly result: string; readonly durationMs: number }): void;
  /** A person is being got. */
  handoffBegins(reason: string): void;
  /** The call goes on without a person. What becomes of a hand-off otherwise, the end of the call tells. */
  handoffEnds(result: string): void;
  /** Nothing follows. */
  ended(outcome: string): void;
}

export interface Tracing {
  startCall(call: { readonly callSid: string; readonly streamSid: string }): CallTrace;
  /** Sends what is left, in bounded time. Never rejects. */
  close(): Promise<void>;
}
