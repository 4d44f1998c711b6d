import type { TimedWords } from '../wire/events.ts';

/** Words may be placed a little before the sound that carries them. */
const SLACK_MS = 300;
/** A longer span is no remark of a listener. The grouper of OpenAI's package has the same figure. */
const LONGEST_REMARK_MS = 1_000;

export interface SpanIds {
  readonly responseId: string;
  readonly itemId: string;
  readonly speakId?: string | undefined;
}

/** One stretch of the model's speech, from a silence to the next, on the clock of its session. Milliseconds. */
export class SpokenSpan {
  readonly ids: SpanIds;
  readonly startMs: number;
  /** Up to where it was sent to the caller. */
  endMs: number;
  /** Up to where it was loud. */
  loudMs: number;
  /** Whether the caller was speaking when it began. */
  readonly isOverCaller: boolean;
  text = '';
  #toldLength = 0;
  state: 'open' | 'done' | 'cancelled' = 'open';
  isToldBrokenOff = false;

  constructor(ids: SpanIds, startMs: number, isOverCaller: boolean) {
    this.ids = ids;
    this.startMs = startMs;
    this.endMs = startMs;
    this.loudMs = startMs;
    this.isOverCaller = isOverCaller;
  }

  /** The words that were not taken before. */
  takeUntold(): string {
    const untold = this.text.slice(this.#toldLength);
    this.#toldLength = this.text.length;
    return untold;
  }

  /** Whether words that are spoken at this time may be part of it. */
  covers({ startMs }: Pick<TimedWords, 'startMs'>): boolean {
    return startMs >= this.startMs - SLACK_MS;
  }

  /** Whether words of this time are spoken after it, so far as is known. */
  isBefore({ startMs }: Pick<TimedWords, 'startMs'>): boolean {
    return this.state !== 'open' && startMs > this.endMs;
  }

  /** Whether it is short enough for a remark of a listener. */
  get isShort(): boolean {
    return this.loudMs - this.startMs < LONGEST_REMARK_MS;
  }

  /** Where these words end in the audio of the span. */
  offsetOf({ endMs }: Pick<TimedWords, 'endMs'>): number {
    return Math.max(0, endMs - this.startMs);
  }
}
