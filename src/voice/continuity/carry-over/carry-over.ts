import type { HistoryMessage, OngoingCall } from '../../client.ts';
import type { Answer } from '../answers/answer.ts';
import type { CallerRing } from '../caller-audio/caller-ring.ts';
import { continueAfterLoss } from '../prompts.ts';
import type { VoiceStream } from '../streams/voice-stream.ts';
import { newestPart, openingOf, type StreamOpening, withAnswer } from './opening.ts';
import type { PendingWork } from './pending-work.ts';

export interface CarryOverOptions {
  readonly call: OngoingCall;
  readonly callerAudio: CallerRing;
  readonly work: PendingWork;
}

/** What a new stream must know and do because of the streams before it. */
export class CarryOver {
  readonly #options: CarryOverOptions;
  /** The answer of a lost stream, until another stream has taken it up. */
  #lostAnswer: Answer | undefined;
  /** Part of the history that is given to a new stream. */
  #share = 1;
  #hasPrompted = false;
  /** A lost stream owed an answer to words that it has heard. */
  #isOwed = false;

  constructor(options: CarryOverOptions) {
    this.#options = options;
  }

  /** Tells one state of the conversation from another: a history only grows, except for its last turn. */
  get fingerprint(): string {
    const history = this.#options.call.history();
    return `${history.length}:${history.at(-1)?.text.length ?? 0}`;
  }

  /** Whether the newest stream was told to speak, or owes what a lost one has owed, and has given no sign of life. */
  get owesAnswer(): boolean {
    const { work } = this.#options;
    return this.#isOwed || this.#hasPrompted || work.hasLines || work.texts.length > 0;
  }

  /** The history was refused as too long. */
  shortenHistory(): void {
    this.#share /= 2;
  }

  /**
   * An accepted stream was lost: remembers what it leaves unanswered.
   * @param isOwed whether the caller waited for its answer
   */
  keep({ answer }: VoiceStream, isOwed: boolean): void {
    this.#isOwed ||= isOwed;
    // A stream that is lost before it has taken up the answer of the one before leaves that answer behind.
    this.#lostAnswer ??= answer;
    this.#options.callerAudio.changeListener();
  }

  /** A stream has taken up what was lost, or the caller wants something else. */
  settle(): void {
    this.#lostAnswer = undefined;
    this.#hasPrompted = false;
    this.#isOwed = false;
  }

  /** For a stream that takes over without a predecessor. @param history what was heard until now */
  opening(history: readonly HistoryMessage[]): StreamOpening {
    const { callerAudio, work } = this.#options;
    const lost = this.#lostAnswer;
    const sent = lost && !lost.isLine ? lost.sentText : '';
    return openingOf(history, {
      share: this.#share,
      sent,
      answering: lost?.isBroken === true && sent !== '',
      callerSpeaks: callerAudio.hasSpeech,
      // What a model has noticed and not answered is heard again, and answered then.
      isOwed: this.#isOwed && !callerAudio.hasNoticedSpeech,
      hasLine: work.hasLines,
      awaitsTool: work.awaitsTool,
      texts: work.texts,
    });
  }

  /** For a stream that is opened beside one that may still be speaking. */
  historyBeside({ answer }: VoiceStream): readonly HistoryMessage[] {
    const history = this.#options.call.history();
    const whole = answer.active && !answer.isLine ? withAnswer(history, answer.plannedText) : history;
    return newestPart(whole, this.#share);
  }

  /**
   * Gives a new stream what was left undone.
   * @param draining an older stream that still finishes its own work
   */
  give(stream: VoiceStream, prompt: string | undefined, draining: VoiceStream | undefined): void {
    this.#options.work.moveLines(stream, draining?.number);
    this.#hasPrompted = prompt !== undefined;
    if (prompt !== undefined) stream.client.sendText(prompt);
  }

  /** Lets a stream hear the caller audio that no model has answered. */
  replayAudio(stream: VoiceStream): void {
    for (const payload of this.#options.callerAudio.payloads) stream.client.sendAudio(payload);
  }

  /** A draining stream was lost before its answer was complete: the current stream finishes it, or the next one. */
  finishFor({ answer }: VoiceStream, current: VoiceStream | undefined): void {
    const { work } = this.#options;
    if (!answer.isLine) work.sendText(continueAfterLoss(answer.sentText), current);
    else if (current) work.moveLines(current);
  }

  /** The caller has interrupted: only what they heard counts. */
  interrupt(): void {
    this.settle();
    this.#options.work.interrupted();
  }
}
