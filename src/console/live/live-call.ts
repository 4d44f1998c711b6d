import { EventFeed } from '../../events/event-feed.ts';
import type { CallEvent, CallObserver } from '../../media/call-observer.ts';
import { emptyView, reduceCall, summaryOf } from '../call-view.ts';
import type { CallFacts, CallSummary, CallView, TimedEvent } from '../views.ts';
import { FeedItem } from './feed-item.ts';
import { isWords, type ShownEvents, type WordsEvent } from './shown-events.ts';

export interface LiveCallOptions {
  /** With the caller's number as it is shown to those who need not know it. */
  readonly facts: CallFacts;
  /** The same in full. */
  readonly caller: string;
  /** For this call alone. */
  readonly shown: ShownEvents;
  /** Told after each event that viewers of the list may see. */
  readonly onChange: (call: LiveCall) => void;
  /** Epoch milliseconds. */
  readonly clock?: () => number;
}

/** Events that are kept for viewers who come back. */
const MOST_EVENTS = 256;
/** Words that are still being spoken are shown this often. */
const WORDS_EVERY_MS = 100;

/**
 * One call of this process as the console shows it, over all of its streams. Without viewers an event costs a step of
 * the reducer, and words that are still being spoken cost nothing.
 */
export class LiveCall implements CallObserver {
  readonly feed = new EventFeed<FeedItem>({ maxEntries: MOST_EVENTS });
  readonly #options: LiveCallOptions;
  readonly #clock: () => number;
  #view: CallView;
  /** The newest words that are still being spoken, not shown yet. By kind of event. */
  readonly #words = new Map<WordsEvent['type'], TimedEvent & { readonly event: WordsEvent }>();
  #wordsTimer: NodeJS.Timeout | undefined;
  /** The answer whose words have come. */
  #answerId = '';

  constructor(options: LiveCallOptions) {
    this.#options = options;
    this.#clock = options.clock ?? Date.now;
    this.#view = emptyView(options.facts);
  }

  get sessionId(): string {
    return this.#view.sessionId;
  }

  get summary(): CallSummary {
    return summaryOf(this.#view);
  }

  /** Of a call that is over, or lost its connection; undefined while it goes on. */
  get outcome(): string | undefined {
    return this.#view.outcome;
  }

  get phase(): CallSummary['phase'] {
    return this.#view.phase;
  }

  /** The call as it is now. @param revealed with the caller's number in full */
  view(revealed = false): CallView {
    this.#showWords();
    return revealed ? { ...this.#view, caller: this.#options.caller } : this.#view;
  }

  /** The caller's number in full. */
  get caller(): string {
    return this.#options.caller;
  }

  onCallEvent(event: CallEvent): void {
    const timed = { atMs: this.#clock(), event };
    if (isWords(event)) this.#onWords({ ...timed, event });
    else {
      if (this.feed.readers > 0) this.#showWords();
      else this.#forgetWords(event);
      this.#take(timed);
      this.#options.onChange(this);
    }
  }

  /** Nothing follows for viewers. Idempotent. */
  close(): void {
    clearTimeout(this.#wordsTimer);
    const { sessionId, outcome = '' } = this.#view;
    this.feed.append(new FeedItem('over', { sessionId, outcome }));
    this.feed.close();
  }

  /** The first words of an answer give its turn a place; of all others only the newest count. */
  #onWords(timed: TimedEvent & { readonly event: WordsEvent }): void {
    const { event } = timed;
    if (event.type === 'assistant_saying' && event.answerId !== this.#answerId) {
      this.#showWords();
      this.#answerId = event.answerId;
      this.#take(timed);
      return;
    }
    this.#words.set(event.type, timed);
    if (this.feed.readers > 0)
      this.#wordsTimer ??= setTimeout(() => this.#showWords(), WORDS_EVERY_MS).unref();
  }

  #showWords(): void {
    clearTimeout(this.#wordsTimer);
    this.#wordsTimer = undefined;
    const waiting = [...this.#words.values()];
    this.#words.clear();
    for (const timed of waiting) this.#take(timed);
  }

  /** What an event says in full need not be shown piece by piece. */
  #forgetWords(event: CallEvent): void {
    if (event.type === 'answered') this.#words.delete('assistant_saying');
    else if (event.type === 'turn') {
      this.#words.delete(event.turn.role === 'caller' ? 'caller_saying' : 'assistant_heard');
    } else if (event.type === 'caller_speaks') this.#words.delete('caller_saying');
    else if (event.type === 'ended') this.#words.clear();
  }

  #take({ atMs, event }: TimedEvent): void {
    for (const shown of this.#options.shown.of(event)) {
      const timed = { atMs, event: shown };
      this.#view = reduceCall(this.#view, timed);
      this.feed.append(new FeedItem('event', timed));
    }
  }
}
