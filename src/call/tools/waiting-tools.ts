const TOLD_ALREADY = 'The caller is being told. Add nothing.';

/** The model's tool calls for a person that wait for their result. Each is answered once, and one tells the caller. */
export class WaitingTools {
  readonly #answer: (callId: string, result: unknown) => void;
  readonly #waiting = new Set<string>();

  constructor(answer: (callId: string, result: unknown) => void) {
    this.#answer = answer;
  }

  add(callId: string): void {
    this.#waiting.add(callId);
  }

  /** @returns false when no tool call waits: then the gateway must tell the caller itself */
  answer(status: string, tellTheCaller: string): boolean {
    const [first, ...others] = this.#waiting;
    this.#waiting.clear();
    if (first === undefined) return false;
    for (const callId of others) this.#answer(callId, { status, tell_the_caller: TOLD_ALREADY });
    this.#answer(first, { status, tell_the_caller: tellTheCaller });
    return true;
  }
}
