interface CallingResponse {
  readonly open: Set<string>;
  /** No further call of it comes. */
  isDone: boolean;
  /** The model should speak about one of its results. */
  isOwed: boolean;
}

/**
 * The tool calls that wait for a result. The model speaks about them when the response that made them is over and all
 * of them have one.
 */
export class WaitingCalls {
  readonly #responses = new Map<string, CallingResponse>();
  readonly #responseOf = new Map<string, string>();

  /** @returns false for a call that was made before */
  asked(responseId: string, callId: string): boolean {
    if (this.#responseOf.has(callId)) return false;
    const response = this.#responses.get(responseId) ?? { open: new Set(), isDone: false, isOwed: false };
    this.#responses.set(responseId, response);
    this.#responseOf.set(callId, responseId);
    response.open.add(callId);
    return true;
  }

  /** @returns whether the model has to be asked for its answer now */
  answered(callId: string, quiet: boolean): boolean {
    const responseId = this.#responseOf.get(callId) ?? '';
    const response = this.#responses.get(responseId);
    if (!response?.open.delete(callId)) return false;
    if (!quiet) response.isOwed = true;
    return this.#settle(responseId, response);
  }

  /** The response is over. @returns whether the model has to be asked for its answer now */
  done(responseId: string): boolean {
    const response = this.#responses.get(responseId);
    if (!response) return false;
    response.isDone = true;
    return this.#settle(responseId, response);
  }

  #settle(responseId: string, { open, isDone, isOwed }: CallingResponse): boolean {
    if (!isDone || open.size > 0) return false;
    this.#responses.delete(responseId);
    return isOwed;
  }
}
