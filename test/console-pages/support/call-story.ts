import { emptyView, reduceCall } from '../../../src/console/call-view.ts';
import type { CallFacts, CallView, TimedEvent } from '../../../src/console/views.ts';
import type { CallEvent } from '../../../src/media/call-observer.ts';

/** Writes down what happens in a call, second by second. */
export class CallStory {
  readonly events: TimedEvent[] = [];
  readonly #facts: CallFacts;
  #turn = 0;

  constructor(facts: CallFacts) {
    this.#facts = facts;
  }

  at(seconds: number, ...events: readonly CallEvent[]): this {
    const atMs = this.#facts.startedAtMs + seconds * 1000;
    this.events.push(...events.map((event) => ({ atMs, event })));
    return this;
  }

  begins(language: string, provider = 'openai'): this {
    return this.at(0, { type: 'started', resumed: false }).at(
      0.6,
      { type: 'ready', provider, providerSessionId: 's1' },
      { type: 'phase', phase: 'conversing' },
      { type: 'language', language },
    );
  }

  caller(from: number, to: number, text: string): this {
    this.#turn += 1;
    const turn = this.#turnOf('caller', from, text);
    return this.at(from, { type: 'caller_speaks' })
      .at(from + 0.4, { type: 'caller_saying', words: text.slice(0, text.indexOf(' ', 8)) })
      .at(to, { type: 'caller_stops', agoMs: 0 })
      .at(to + 0.3, { type: 'turn', turn });
  }

  /** @param heard of `text`, when the caller interrupts it */
  assistant(from: number, to: number, text: string, { heard, kind = 'answer' }: AnswerOptions = {}): this {
    this.#turn += 1;
    const [answerId, itemId] = [`a${this.#turn}`, `i${this.#turn}`];
    const cut = heard !== undefined;
    const turn = { ...this.#turnOf('assistant', from, heard ?? text), interrupted: cut, answerId };
    const ms = Math.round((to - from) * 1000);
    this.at(
      from,
      { type: 'assistant_saying', answerId, kind, words: text },
      { type: 'speaks', itemId, kind },
      { type: 'answered', answer: { answerId, itemIds: [itemId], text, question: '', isToWriting: false } },
    );
    if (cut) this.at(to, { type: 'caller_speaks' }, { type: 'barge_in', heardMs: ms });
    return this.at(to, { type: 'spoken', itemId, heardMs: ms, sentMs: ms, cut }, { type: 'turn', turn });
  }

  /** Of the answer that was made last, in milliseconds from the moment when the caller stopped. */
  times(seconds: number, { noticing, tools = 0, received }: Times): this {
    return this.at(seconds, {
      type: 'answer_times',
      times: {
        answerId: `a${this.#turn}`,
        noticingMs: noticing,
        transcribedMs: 240,
        toolsMs: tools,
        receivedMs: received,
        sentMs: received + 18,
        heardMs: received + 140,
      },
    });
  }

  get view(): CallView {
    return this.viewAt(Number.POSITIVE_INFINITY);
  }

  /** As it was after so many events. */
  viewAt(events: number): CallView {
    return this.events.slice(0, events).reduce(reduceCall, emptyView(this.#facts));
  }

  #turnOf(role: 'caller' | 'assistant', from: number, text: string) {
    const startedAtMs = this.#facts.startedAtMs + from * 1000;
    return { number: this.#turn, role, text, startedAtMs, interrupted: false };
  }
}

interface AnswerOptions {
  readonly heard?: string;
  readonly kind?: 'answer' | 'greeting' | 'line' | 'filler' | 'supervisor';
}

interface Times {
  readonly noticing: number;
  readonly tools?: number;
  readonly received: number;
}
