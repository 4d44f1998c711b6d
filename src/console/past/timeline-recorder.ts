import type { CallEvent, CallObserver } from '../../media/call-observer.ts';
import type { TimedEvent } from '../views.ts';
import { withoutWords } from './kept-event.ts';

/** The events of one stream until now. */
export interface RecordedEvents {
  readonly events: readonly TimedEvent[];
  /** How many were left out because there were too many. */
  readonly cut: number;
}

interface TimelineRecorderOptions {
  /** Milliseconds since the start of the stream. */
  readonly clock: () => number;
  /** What was under way may still end: see `ended` of a call's events. */
  readonly onEnded: () => void;
  readonly maxEvents?: number;
}

/** An hour of quick talk has about 4,000. */
const MAX_EVENTS = 5_000;

/** Collects what happens in one stream of a call, without what is said. */
export class TimelineRecorder implements CallObserver {
  readonly #options: TimelineRecorderOptions;
  readonly #maxEvents: number;
  readonly #events: TimedEvent[] = [];
  /** Answers that have begun to be made. */
  readonly #answers = new Set<string>();
  #cut = 0;

  constructor(options: TimelineRecorderOptions) {
    this.#options = options;
    this.#maxEvents = options.maxEvents ?? MAX_EVENTS;
  }

  get recorded(): RecordedEvents {
    return { events: [...this.#events], cut: this.#cut };
  }

  onCallEvent(event: CallEvent): void {
    const kept = this.#isGrowing(event) ? undefined : withoutWords(event);
    if (!kept) return;
    const timed = { atMs: Math.round(this.#options.clock()), event: kept };
    // Only the newest sum counts.
    if (event.type === 'cost' && this.#events.at(-1)?.event.type === 'cost') this.#events.pop();
    // The end says how the call went, so it is never left out.
    if (this.#events.length < this.#maxEvents || event.type === 'ended') this.#events.push(timed);
    else this.#cut += 1;
    if (event.type === 'ended') this.#options.onEnded();
  }

  /** The words of an answer come in pieces, of which the first says that there is one. */
  #isGrowing(event: CallEvent): boolean {
    if (event.type !== 'assistant_saying') return false;
    const isKnown = this.#answers.has(event.answerId);
    if (this.#events.length < this.#maxEvents) this.#answers.add(event.answerId);
    return isKnown;
  }
}
