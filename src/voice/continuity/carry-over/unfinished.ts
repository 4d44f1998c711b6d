import type { CallView, HistoryMessage } from '../../client.ts';
import type { CallerRing } from '../caller-audio/caller-ring.ts';
import type { VoiceStream } from '../streams/voice-stream.ts';
import { type Opening, openingOf, withAnswer } from './opening.ts';
import type { OpenWork } from './pending-work.ts';

interface BrokenAnswer {
  readonly sent: string;
  readonly answering: boolean;
}

const NOTHING: BrokenAnswer = { sent: '', answering: false };

export interface UnfinishedOptions {
  readonly ring: CallerRing;
  readonly work: OpenWork;
  readonly live: CallView;
}

/** What a stream leaves to the next one: the caller's unanswered words, a broken answer, lines and messages. */
export class Unfinished {
  readonly #options: UnfinishedOptions;
  #broken: BrokenAnswer = NOTHING;
  #share = 1;
  #asked = false;

  constructor(options: UnfinishedOptions) {
    this.#options = options;
  }

  /** The history was refused as too long. */
  trim(): void {
    this.#share /= 2;
  }

  /** A stream was lost. Call it before its answer is abandoned. */
  leave({ answer }: VoiceStream): void {
    const sent = answer.isLine ? '' : answer.sentText;
    this.#broken = { sent, answering: answer.active && sent !== '' };
  }

  /** Whether the new stream was told to speak, and has not begun. */
  get isAsked(): boolean {
    return this.#asked;
  }

  /** The next stream has taken it up, or the caller wants something else. */
  settle(): void {
    this.#broken = NOTHING;
    this.#asked = false;
  }

  /** For a stream without a predecessor that could still answer. */
  opening(history: readonly HistoryMessage[]): Opening {
    const { ring, work } = this.#options;
    return openingOf(history, {
      ...this.#broken,
      share: this.#share,
      callerSpeaks: ring.hasSpeech,
      hasLine: work.hasLines,
      awaitsTool: work.awaitsTool,
      texts: work.texts,
    });
  }

  /** For a successor whose predecessor finishes what it is saying. */
  historyBeside({ answer }: VoiceStream): readonly HistoryMessage[] {
    const history = this.#options.live.history();
    const whole = answer.active && !answer.isLine ? withAnswer(history, answer.plannedText) : history;
    return whole.slice(whole.length - Math.ceil(whole.length * this.#share));
  }

  /** Gives a new stream what was not done. */
  hand(
    stream: VoiceStream,
    options: { readonly say?: string | undefined; readonly except?: number | undefined },
  ): void {
    const { work } = this.#options;
    work.moveLines(stream, options.except);
    this.#asked = options.say !== undefined;
    if (options.say !== undefined) stream.client.sendText(options.say);
  }
}
