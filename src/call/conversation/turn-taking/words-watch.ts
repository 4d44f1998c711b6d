import type { Logger } from '../../../logging.ts';
import type { FrameDrops } from '../../../telemetry/frame-drops.ts';

/** This many turns in a row without words are no accident. */
const WORDLESS_TURNS = 2;

interface WordsWatchParts {
  /** After the end of a turn: when its words count as not coming at all, milliseconds. */
  readonly noWordsMs: number;
  readonly drops: Pick<FrameDrops, 'count'>;
  readonly logger: Logger;
}

/** Notices when the caller's words do not come any more, and when they come again. */
export class WordsWatch {
  readonly #parts: WordsWatchParts;
  #wordlessTurns = 0;
  /** When the oldest turn whose words are awaited was over, on the monotonic clock. */
  #awaitedSinceMs: number | undefined;

  constructor(parts: WordsWatchParts) {
    this.#parts = parts;
  }

  /** Whether words come. Otherwise only the sound tells what a caller wants. */
  get come(): boolean {
    return this.#wordlessTurns < WORDLESS_TURNS;
  }

  /** A turn is over: its words must come soon. */
  turnEnds(atMs: number): void {
    this.#awaitedSinceMs ??= atMs;
  }

  /** Time passes. */
  look(): void {
    const sinceMs = this.#awaitedSinceMs;
    if (sinceMs === undefined || performance.now() - sinceMs < this.#parts.noWordsMs) return;
    this.#parts.drops.count('transcription_missing');
    this.failed();
  }

  /** Words have come, or the model says that there were none. */
  came(): void {
    if (!this.come) this.#parts.logger.info('The words of the caller come again');
    this.#wordlessTurns = 0;
    this.#awaitedSinceMs = undefined;
  }

  /** The words of a turn do not come. */
  failed(): void {
    this.#awaitedSinceMs = undefined;
    this.#wordlessTurns += 1;
    if (this.#wordlessTurns !== WORDLESS_TURNS) return;
    this.#parts.logger.warn(
      { turns: WORDLESS_TURNS },
      'The words of the caller do not come: until they do, any voice over the assistant interrupts it. Check OPENAI_TRANSCRIPTION_MODEL',
    );
  }

  /** Nobody waits for the words of that turn any more. */
  forgive(): void {
    this.#awaitedSinceMs = undefined;
  }
}
