import type { HeardAudio } from '../../../media/heard-audio.ts';
import type { VoiceEnd, VoiceStart } from '../wire/parser.ts';
import { CallerTurn, type CallerTurnOptions } from './caller-turn.ts';
import { OwnRequest } from './own-request.ts';
import { PlayClock } from './play-clock.ts';
import type { RequestedLines } from './requested-lines.ts';
import type { Turn, TurnLine } from './turn.ts';
import { TurnSequence } from './turn-sequence.ts';

/** When the model has not answered the caller's voice after this, it was not a word. */
export const ANSWERS_WITHIN_MS = 2_000;

export interface SpeakingOrderOptions extends CallerTurnOptions {
  readonly line: TurnLine;
  readonly newId: () => string;
  readonly lines: RequestedLines;
}

/**
 * Who speaks on one stream, and to what: the caller's words, the assistant's turns, our own requests, and what an
 * interruption means for them.
 */
export class SpeakingOrder {
  readonly #options: SpeakingOrderOptions;
  readonly #turns: TurnSequence;
  readonly #caller: CallerTurn;
  readonly #request = new OwnRequest();
  readonly #play = new PlayClock();
  /** The caller has said words while the newest turn was being heard, and the model has not stopped for them. */
  #spokenOver = false;

  constructor(options: SpeakingOrderOptions) {
    this.#options = options;
    this.#caller = new CallerTurn(options);
    this.#turns = new TurnSequence({ ...options, play: this.#play });
  }

  /** Whether a turn's audio is complete while final texts are awaited; `settle()` ends the wait. */
  get settling(): boolean {
    return this.#turns.settling;
  }

  /** Whether the model hears the caller right now, as far as it says. */
  get callerSpeaks(): boolean {
    return this.#caller.speaks;
  }

  /** Whether the model has reported the end of a voice, so that it says when the caller stops speaking. */
  get signalsSpeechEnd(): boolean {
    return this.#caller.signalsEnd;
  }

  /** Whether the caller still hears what was sent, by the clock. */
  get isPlaying(): boolean {
    return this.#play.playing;
  }

  /** Whether more of what the model says is still to come. A turn that has called a tool may wait for its result. */
  get modelSpeaks(): boolean {
    return this.#turns.modelSpeaks;
  }

  /** Whether the caller has just said something, or a line was just asked for, that the model has not begun to answer. */
  get answerIsOwed(): boolean {
    return this.#caller.awaitsAnswer(ANSWERS_WITHIN_MS) || this.#request.awaitsLine(ANSWERS_WITHIN_MS);
  }

  /** The turn that the next final text belongs to. */
  get awaitsFinals(): Turn | undefined {
    return this.#turns.awaitsFinals;
  }

  /** The words of the newest turn, as far as they were heard and as far as they were not. */
  split(cut: readonly HeardAudio[]): { readonly heard: string; readonly rest: string } {
    return this.#turns.split(cut);
  }

  /** We send a text to the model. */
  asked(kind: 'line' | 'text'): void {
    this.#request.sent(kind);
  }

  /** Gives up waiting for final texts. */
  settle(): void {
    this.#turns.settle();
  }

  /** Drops the rest of what is being said. Nothing more of it is emitted, no interruption either. */
  cancel(): void {
    this.#play.stop();
    this.#turns.cancel();
  }

  voiceStarts(event: VoiceStart): void {
    // From now on an interruption is the caller's.
    if (this.#caller.voiceStarts(event)) this.#request.callerSpeaks();
  }

  voiceEnds(event: VoiceEnd): void {
    this.#caller.voiceEnds(event);
  }

  /** Words of the caller have come. */
  callerSays(): void {
    this.#request.callerSpeaks();
    this.#spokenOver ||= this.#play.playing && this.#turns.latest?.dropped === false;
    this.#caller.words();
  }

  /** The turn that the next speech of the model belongs to. */
  speakingTurn(): Turn {
    const { current } = this.#turns;
    // After the caller's words, or a tool's result, a new turn begins, even when the end of a dropped one was never seen.
    const isOver = current?.dropped === true && (this.#caller.hasSpoken || current.hasCalled);
    if (!current || isOver) return this.#newTurn({ toolsOnly: false });
    this.#caller.close();
    return current;
  }

  /** The turn that a call of a tool belongs to. */
  toolTurn(): Turn {
    const { current } = this.#turns;
    return current?.state === 'open' ? current : this.newToolTurn();
  }

  newToolTurn(): Turn {
    return this.#newTurn({ toolsOnly: true });
  }

  /**
   * Announces the turn of a planned sentence. A dropped turn swallows its own further sentences, but not a line that was
   * asked for since.
   * @returns the turn that the sentence belongs to
   */
  planned(turn: Turn, text: string): Turn {
    const { lines } = this.#options;
    if (!turn.dropped && !turn.announced) {
      this.announce(turn, text);
      return turn;
    }
    const speakId = turn.dropped ? lines.match(text) : lines.matchWithin(text);
    if (speakId === undefined) return turn;
    const next = this.#newTurn({ toolsOnly: false });
    if (!turn.dropped) this.#turns.follows(turn);
    this.#begin(next, speakId);
    return next;
  }

  /** @param text the planned words that it begins with, where they are known */
  announce(turn: Turn, text = ''): void {
    if (turn.announced || turn.dropped) return;
    const { lines } = this.#options;
    this.#begin(turn, lines.match(text) ?? (turn.answersCaller ? undefined : lines.takeOldest()));
  }

  /** No further block belongs to the turn. */
  leave(turn: Turn): void {
    this.#turns.leave(turn);
  }

  /** The model has stopped. @param blockTurn the turn that it names */
  interrupt(blockTurn: Turn | undefined): void {
    const turn = blockTurn ?? this.#turns.current ?? this.#turns.latest;
    const isOurs = this.#request.interrupts;
    this.#spokenOver = false;
    // The model no longer answers what the caller said before.
    if (isOurs) this.#caller.close();
    if (!turn) return;
    this.#turns.leave(turn);
    if (turn.dropped) return;
    if (isOurs) {
      turn.breakOff();
      return;
    }
    this.#silence(turn);
  }

  #begin(turn: Turn, speakId: string | undefined): void {
    if (speakId !== undefined) this.#request.lineBegins();
    turn.announce(speakId);
  }

  /** The caller talks over it. */
  #silence(turn: Turn): void {
    this.#play.stop();
    turn.drop();
    this.#options.emit({ type: 'input_audio_buffer.speech_started' });
    turn.finish('cancelled');
  }

  /** The model answers other words while the caller still hears what they were said over. */
  #silenceSpokenOver(): void {
    const turn = this.#turns.latest;
    if (this.#spokenOver && this.#play.playing && turn && !turn.dropped) this.#silence(turn);
    this.#spokenOver = false;
  }

  #newTurn({ toolsOnly }: { readonly toolsOnly: boolean }): Turn {
    if (!toolsOnly) this.#silenceSpokenOver();
    this.#turns.endLatest();
    this.#request.turnBegins();
    return this.#turns.begin({ toolsOnly, answersCaller: this.#caller.close() });
  }
}
