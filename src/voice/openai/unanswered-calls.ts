import type { FunctionCall } from './wire.ts';

/** The tool calls of one response. */
interface CallingResponse {
  readonly unanswered: Set<string>;
  /** No further call of it comes. */
  isDone: boolean;
  /** Whether the model speaks about one of its results. */
  isOwed: boolean;
}

/**
 * The tool calls that wait for an answer. The model goes on when its response is done and every call of that response
 * is answered: an answer asked for earlier would not know of the other results.
 */
export class UnansweredCalls {
  readonly #responses = new Map<string, CallingResponse>();
  readonly #responseOf = new Map<string, string>();
  readonly #seen = new Set<string>();

  /** @returns the calls that were not asked for before */
  asked(responseId: string, calls: readonly FunctionCall[]): FunctionCall[] {
    const fresh = calls.filter(({ callId }) => !this.#seen.has(callId));
    if (fresh.length === 0) return [];
    const response = this.#responses.get(responseId) ?? {
      unanswered: new Set(),
      isDone: false,
      isOwed: false,
    };
    this.#responses.set(responseId, response);
    for (const { callId } of fresh) {
      this.#seen.add(callId);
      this.#responseOf.set(callId, responseId);
      response.unanswered.add(callId);
    }
    return fresh;
  }

  /**
   * @param quiet the result asks for no answer of the model
   * @returns `due` when the model can be asked for its answer now, `unknown` for an id that does not wait
   */
  answered(callId: string, quiet: boolean): 'unknown' | 'more' | 'due' {
    const responseId = this.#responseOf.get(callId);
    const response = responseId === undefined ? undefined : this.#responses.get(responseId);
    if (responseId === undefined || !response) return 'unknown';
    this.#responseOf.delete(callId);
    response.unanswered.delete(callId);
    if (!quiet) response.isOwed = true;
    return this.#settle(responseId, response) ? 'due' : 'more';
  }

  /** The response is over. @returns whether all its calls are answered, and the model has to be asked now */
  done(responseId: string): boolean {
    const response = this.#responses.get(responseId);
    if (!response) return false;
    response.isDone = true;
    return this.#settle(responseId, response);
  }

  #settle(responseId: string, { unanswered, isDone, isOwed }: CallingResponse): boolean {
    if (!isDone || unanswered.size > 0) return false;
    this.#responses.delete(responseId);
    return isOwed;
  }
}
