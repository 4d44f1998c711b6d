import type { Logger } from '../../logging.ts';

/** So many turns in a row without words are no accident. */
const DEAF_AFTER = 3;

/**
 * Tells the operator when the words of callers do not come: the model may go on talking, but nothing is stored, and
 * no rule hears a wish for a person.
 */
export class TranscriptionFailures {
  readonly #logger: Logger;
  #missed = 0;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** The words of a turn have come. */
  heard(): void {
    this.#missed = 0;
  }

  /** @param reason the provider's code */
  missed(reason: string | undefined): void {
    this.#missed += 1;
    if (this.#missed === 1) this.#logger.warn({ reason }, 'The words of a caller could not be transcribed');
    if (this.#missed !== DEAF_AFTER) return;
    this.#logger.error(
      { reason, turns: this.#missed },
      'The words of the caller do not come: wishes for a person go unheard, check OPENAI_TRANSCRIPTION_MODEL',
    );
  }
}
