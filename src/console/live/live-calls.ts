import type { CallStart } from '../../call/call-start.ts';
import { EventFeed } from '../../events/event-feed.ts';
import type { CallObserver } from '../../media/call-observer.ts';
import type { Redactor } from '../../privacy/redactor.ts';
import { maskedNumber } from '../past/masked-number.ts';
import type { CallSummary } from '../views.ts';
import { FeedItem } from './feed-item.ts';
import { LiveCall } from './live-call.ts';
import { ShownEvents } from './shown-events.ts';

export interface LiveCallsOptions {
  /** Undefined: no words are shown. */
  readonly redactor: Pick<Redactor, 'redact' | 'redactTurns'> | undefined;
  /** Epoch milliseconds. */
  readonly clock?: () => number;
}

/** Viewers of the list get changes of one call this often. */
const TELL_EVERY_MS = 500;
/** A call that is over stays in the list, so that its end is seen. */
const OVER_KEPT_MS = 30_000;
/** Longer than the gateway waits for a call that lost its connection. */
const LOST_KEPT_MS = 120_000;

/** A change of the list: of one call, for those who may see its caller's number and for the others. */
export interface ListChange {
  readonly masked: FeedItem;
  readonly revealed: FeedItem;
}

/** The calls of this process, and those that ended a moment ago. */
export class LiveCalls {
  /** Changes of the list. */
  readonly feed = new EventFeed<ListChange>();
  readonly #options: LiveCallsOptions;
  readonly #calls = new Map<string, LiveCall>();
  readonly #leaving = new Map<string, NodeJS.Timeout>();
  readonly #changed = new Set<LiveCall>();
  #tellTimer: NodeJS.Timeout | undefined;

  constructor(options: LiveCallsOptions) {
    this.#options = options;
  }

  /** Follows a stream of a call from now on. */
  observe(start: CallStart, assistant: string): CallObserver {
    const { callSid } = start;
    clearTimeout(this.#leaving.get(callSid));
    this.#leaving.delete(callSid);
    const known = this.#calls.get(callSid);
    if (known) return known;
    const call = this.#create(start, assistant);
    this.#calls.set(callSid, call);
    return call;
  }

  find(sessionId: string): LiveCall | undefined {
    return this.#calls.get(sessionId);
  }

  /** Whether this process has the call now, and not only its end. */
  carries(sessionId: string): boolean {
    const call = this.#calls.get(sessionId);
    return call !== undefined && call.outcome === undefined;
  }

  /** Newest first. @param revealed with the callers' numbers in full */
  list(revealed = false): CallSummary[] {
    return [...this.#calls.values()]
      .map((call) => (revealed ? { ...call.summary, caller: call.caller } : call.summary))
      .sort((a, b) => b.startedAtMs - a.startedAtMs);
  }

  /** Ends all feeds. Idempotent. */
  close(): void {
    clearTimeout(this.#tellTimer);
    for (const timer of this.#leaving.values()) clearTimeout(timer);
    for (const call of this.#calls.values()) call.close();
    this.#calls.clear();
    this.feed.close();
  }

  #create(start: CallStart, assistant: string): LiveCall {
    const { callSid, channel = 'phone', caller = '', userId = '', dialed } = start;
    const clock = this.#options.clock ?? Date.now;
    return new LiveCall({
      facts: {
        sessionId: callSid,
        channel,
        caller: channel === 'phone' ? maskedNumber(caller) : userId,
        ...(dialed !== undefined && { dialed }),
        startedAtMs: clock(),
        assistant,
      },
      caller: channel === 'phone' ? caller : userId,
      shown: new ShownEvents(this.#options.redactor),
      onChange: (call) => this.#onChange(call),
      clock,
    });
  }

  #onChange(call: LiveCall): void {
    if (call.outcome !== undefined) this.#leavesLater(call);
    if (this.feed.readers === 0) return;
    this.#changed.add(call);
    this.#tellTimer ??= setTimeout(() => this.#tell(), TELL_EVERY_MS).unref();
  }

  #leavesLater(call: LiveCall): void {
    if (this.#leaving.has(call.sessionId)) return;
    const keptMs = call.phase === 'lost' ? LOST_KEPT_MS : OVER_KEPT_MS;
    this.#leaving.set(call.sessionId, setTimeout(() => this.#leaves(call), keptMs).unref());
  }

  #leaves(call: LiveCall): void {
    const { sessionId } = call;
    this.#leaving.delete(sessionId);
    this.#calls.delete(sessionId);
    this.#changed.delete(call);
    call.close();
    const gone = new FeedItem('gone', { sessionId });
    if (this.feed.readers > 0) this.feed.append({ masked: gone, revealed: gone });
  }

  #tell(): void {
    this.#tellTimer = undefined;
    for (const { summary, caller } of this.#changed) {
      this.feed.append({
        masked: new FeedItem('call', summary),
        revealed: new FeedItem('call', { ...summary, caller }),
      });
    }
    this.#changed.clear();
  }
}
