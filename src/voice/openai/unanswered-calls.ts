import type { FunctionCall } from './wire.ts';

/** The tool calls that still wait for an answer. The model goes on when all calls of one response are answered. */
export class UnansweredCalls {
  readonly #unanswered = new Map<string, string>();
  readonly #seen = new Set<string>();

  /** @returns the calls that were not asked for before */
  asked(responseId: string, calls: readonly FunctionCall[]): FunctionCall[] {
    const fresh = calls.filter(({ callId }) => !this.#seen.has(callId));
    for (const { callId } of fresh) {
      this.#seen.add(callId);
      this.#unanswered.set(callId, responseId);
    }
    return fresh;
  }

  /** @returns `last` when no other call of the same response waits, `unknown` for an id that does not wait */
  answered(callId: string): 'unknown' | 'more' | 'last' {
    const responseId = this.#unanswered.get(callId);
    if (responseId === undefined) return 'unknown';
    this.#unanswered.delete(callId);
    return [...this.#unanswered.values()].includes(responseId) ? 'more' : 'last';
  }
}
