import { isEcho } from '../../escalation/echo.ts';
import { isPhantom } from '../../escalation/phantom.ts';
import type { Logger } from '../../logging.ts';
import type { Metrics } from '../../telemetry/metrics.ts';

interface CallerWordsParts {
  readonly metrics: Pick<Metrics, 'transcriptsIgnored'>;
  readonly logger: Logger;
}

/** This many turns in a row without words are no accident. */
const DEAF_AFTER = 3;

/**
 * Which transcripts are words of the caller. When words do not come at all, a log line says so: the model may go
 * on talking, but nothing is stored, and no rule hears a wish for a person.
 */
export class CallerWords {
  readonly #parts: CallerWordsParts;
  #missed = 0;

  constructor(parts: CallerWordsParts) {
    this.#parts = parts;
  }

  /**
   * A final transcript has come.
   * @param lastHeard what the caller has last heard of the assistant
   * @returns whether the caller said it: a phrase that transcription models invent, or an echo, counts for nothing
   */
  areSaid(text: string, lastHeard: string): boolean {
    this.#missed = 0;
    const reason = isPhantom(text) ? 'phantom' : isEcho(text, lastHeard) ? 'echo' : undefined;
    if (reason === undefined) return true;
    this.#parts.metrics.transcriptsIgnored.inc({ reason });
    this.#parts.logger.debug({ reason }, 'Transcript ignored: the caller did not say it');
    return false;
  }

  /** A turn has no transcript. @param reason the provider's code */
  areMissed(reason: string | undefined): void {
    const { logger } = this.#parts;
    this.#missed += 1;
    if (this.#missed === 1) logger.warn({ reason }, 'The words of a caller could not be transcribed');
    if (this.#missed !== DEAF_AFTER) return;
    logger.error(
      { reason, turns: this.#missed },
      'The words of the caller do not come: wishes for a person go unheard, check OPENAI_TRANSCRIPTION_MODEL',
    );
  }
}
