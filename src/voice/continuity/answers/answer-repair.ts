import type { Logger } from '../../../logging.ts';
import type { Metrics } from '../../../telemetry/metrics.ts';
import { ANSWER_AGAIN, goOnAfterCut } from '../carry-over/opening.ts';
import type { OpenWork } from '../carry-over/pending-work.ts';
import type { VoiceStream } from '../streams/voice-stream.ts';
import { type AnswerEnd, answerEnd, type DoneEvent, writtenText } from './answer-end.ts';

/** So often an answer that breaks off is gone on with before the caller speaks again. */
const MAX_GO_ONS = 2;

export interface AftermathOptions {
  readonly work: OpenWork;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** The model has answered, if only with nothing: what it owed until now is no longer waited for. */
  readonly onAnswered: () => void;
  /** Tells the model something that it answers. */
  readonly tell: (text: string) => void;
  /** Has the model speak a line. */
  readonly speak: (text: string) => void;
  /** A line was asked for once more. */
  readonly onAskedAgain: () => void;
  /** The model has words and no voice, again and again. */
  readonly onMute: (stream: VoiceStream) => void;
}

/** What is passed on of an end, and what is done once it was. */
interface Judgement {
  readonly event: DoneEvent;
  readonly act: () => void;
}

/**
 * Looks after answers that end otherwise than spoken. Each has its own continuation on the same stream: it is gone
 * on with, spoken, or asked for once more. A model that stays without a sound then is given up like a mute one. A
 * refusal is left to the call, which has words for it.
 */
export class Aftermath {
  readonly #options: AftermathOptions;
  #goOns = 0;
  #silentEnds = 0;

  constructor(options: AftermathOptions) {
    this.#options = options;
  }

  /** The caller speaks: what was broken off before matters no more. */
  callerSpeaks(): void {
    this.#goOns = 0;
  }

  /** @returns how to go on, for the end of an answer by the stream that carries the conversation */
  judge(stream: VoiceStream, event: DoneEvent): Judgement {
    const { answer } = stream;
    const end = answerEnd(event, answer);
    if (answer.hasSound) this.#silentEnds = 0;
    if (end === 'spoken') {
      if (answer.hasSound) this.#goOns = 0;
      return { event, act: () => undefined };
    }
    this.#report(stream, event, end);
    this.#options.onAnswered();
    const isLine = answer.isLine && !answer.hasSound && end !== 'refused';
    const told: DoneEvent = isLine ? { ...event, status: 'failed', reason: 'asked_again' } : event;
    return { event: told, act: () => this.#continue(stream, event, end) };
  }

  #continue(stream: VoiceStream, event: DoneEvent, end: AnswerEnd): void {
    switch (end) {
      case 'cut_off':
        this.#goOn(stream);
        return;
      case 'written':
      case 'empty':
        this.#askAgain(stream, event);
        return;
      // A refusal is the call's; a client whose provider has failed ends its stream itself.
      case 'refused':
      case 'failed':
      case 'spoken':
        return;
      default:
        end satisfies never;
    }
  }

  #goOn({ answer }: VoiceStream): void {
    if (answer.isLine || this.#goOns >= MAX_GO_ONS) return;
    this.#goOns += 1;
    this.#options.tell(goOnAfterCut(answer.sentText));
  }

  #askAgain(stream: VoiceStream, event: DoneEvent): void {
    const { work, onAskedAgain, onMute, speak, tell } = this.#options;
    this.#silentEnds += 1;
    const text = writtenText(event, stream.answer);
    if (this.#silentEnds > 1) {
      onMute(stream);
    } else if (stream.answer.isLine) {
      work.moveLines(stream);
      onAskedAgain();
    } else if (text !== '') {
      speak(text);
    } else {
      tell(ANSWER_AGAIN);
    }
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
