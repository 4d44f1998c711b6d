import type { CallList, CallSummary, ListFeed } from '../../../src/console/views.ts';
import { hasFields } from '../frame/answer-checks.ts';

const isList = hasFields<CallList>('calls', 'elsewhere');
const isSummary = hasFields<CallSummary>('sessionId', 'phase', 'startedAtMs');
const isGone = hasFields<ListFeed['gone']>('sessionId');

/** The live calls as the feed has told them. */
export class LiveCalls {
  #list: CallList | undefined;
  readonly #calls = new Map<string, CallSummary>();

  /** Undefined before the feed has sent the list. */
  get list(): CallList | undefined {
    return this.#list;
  }

  /** Newest first. */
  get calls(): readonly CallSummary[] {
    return [...this.#calls.values()].sort((a, b) => b.startedAtMs - a.startedAtMs);
  }

  /** Takes an event of the feed; one that it does not know changes nothing. */
  take(type: string, data: unknown): void {
    if (type === 'calls' && isList(data)) {
      this.#list = data;
      this.#calls.clear();
      for (const call of data.calls) this.#calls.set(call.sessionId, call);
    } else if (type === 'call' && isSummary(data)) this.#calls.set(data.sessionId, data);
    else if (type === 'gone' && isGone(data)) this.#calls.delete(data.sessionId);
  }
}
