import type { Logger } from '../../../logging.ts';
import type { Metrics } from '../../../telemetry/metrics.ts';
import type { PendingWork } from '../carry-over/pending-work.ts';
import { ANSWER_AGAIN, continueAfterCut } from '../prompts.ts';
import type { VoiceStream } from '../streams/voice-stream.ts';
import type { ModelWatch } from '../waiting/model-watch.ts';
import { type AnswerEnd, answerEnd, type DoneEvent, writtenText } from './answer-end.ts';

/** How often the model is asked to continue an answer that broke off, until the caller speaks again. */
const MAX_CONTINUATIONS = 2;
/** Answers without sound in a row after which the stream counts as mute. */
const MUTE_AFTER = 2;

export interface AnswerRepairOptions {
  readonly work: PendingWork;
  readonly watch: ModelWatch;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** How an answer has ended, and what the call learns about it. */
export interface EndedAnswer {
  readonly end: AnswerEnd;
  readonly event: DoneEvent;
}

/**
 * Repairs answers that were not spoken to their end, on the same stream: the model continues the answer, speaks what
 * it wrote, or is asked once more. A refusal is left to the call, which has its own words for it.
 */
export class AnswerRepair {
  readonly #options: AnswerRepairOptions;
  #continuations = 0;
  #silentAnswers = 0;

  constructor(options: AnswerRepairOptions) {
    this.#options = options;
  }

  /** The caller speaks: an answer that broke off before no longer matters. */
  callerSpeaks(): void {
    this.#continuations = 0;
  }

  /** Judges the end of an answer of the current stream. Pass on `event`, then call `repair`. */
  judge(stream: VoiceStream, event: DoneEvent): EndedAnswer {
    const { answer } = stream;
    const end = answerEnd(event, answer);
    if (answer.hasSound) this.#silentAnswers = 0;
    if (end === 'spoken') {
      if (answer.hasSound) this.#continuations = 0;
      return { end, event };
    }
    this.#report(stream, event, end);
    this.#options.watch.answered();
    const isAskedAgain = answer.isLine && !answer.hasSound && end !== 'refused';
    return { end, event: isAskedAgain ? { ...event, status: 'failed', reason: 'asked_again' } : event };
  }

  /**
   * @param done the end as the stream told it
   * @returns `mute` when this stream has sent no sound again and again, and must be replaced
   */
  repair(stream: VoiceStream, done: DoneEvent, end: AnswerEnd): 'mute' | undefined {
    switch (end) {
      case 'cut_off':
        this.#continue(stream);
        return undefined;
      case 'written':
      case 'empty':
        return this.#askAgain(stream, done);
      // The call handles a refusal; a client whose provider has failed ends its stream itself.
      case 'refused':
      case 'failed':
      case 'spoken':
        return undefined;
      default:
        return end satisfies never;
    }
  }

  /**
   * The model has not answered, though its output goes on: it is asked once for what it owes.
   * @returns false when it was asked before, and has said nothing since
   */
  askOnce(stream: VoiceStream): boolean {
    const { work, watch } = this.#options;
    this.#silentAnswers += 1;
    if (this.#silentAnswers >= MUTE_AFTER) return false;
    if (work.hasLines) work.moveLines(stream);
    else work.sendText(ANSWER_AGAIN, stream);
    watch.expectAnswer(stream);
    return true;
  }

  #continue(stream: VoiceStream): void {
    if (stream.answer.isLine || this.#continuations >= MAX_CONTINUATIONS) return;
    this.#continuations += 1;
    this.#options.work.sendText(continueAfterCut(stream.answer.sentText), stream);
    this.#options.watch.expectAnswer(stream);
  }

  #askAgain(stream: VoiceStream, done: DoneEvent): 'mute' | undefined {
    const { work, watch } = this.#options;
    this.#silentAnswers += 1;
    if (this.#silentAnswers >= MUTE_AFTER) return 'mute';
    const text = writtenText(done, stream.answer);
    if (stream.answer.isLine) work.moveLines(stream);
    else if (text !== '') work.speak(text, stream);
    else work.sendText(ANSWER_AGAIN, stream);
    watch.expectAnswer(stream);
    return undefined;
  }

  #report({ candidate, answer }: VoiceStream, { status, reason }: DoneEvent, end: AnswerEnd): void {
    const { provider, name } = candidate;
    this.#options.metrics.unfinishedAnswers.inc({ provider, end });
    this.#options.logger.warn(
      { candidate: name, end, status, reason, line: answer.isLine },
      'An answer of the model was not spoken to its end',
    );
  }
}
