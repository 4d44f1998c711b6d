import { randomUUID } from 'node:crypto';
import { FRAME_MS } from '../../../audio/format.ts';
import type { LineFormat } from '../../../audio/line-format.ts';
import { VoiceLevel } from '../../../audio/voice-level.ts';
import { kindOfWords, spokenWords } from '../../../spoken/overlap/overlap-phrases.ts';
import type { TranscriptPart } from '../parts.ts';
import { type Pauses, pauseAfter } from './endpointing.ts';
import { TurnText } from './turn-text.ts';

/** This many frames with a voice within as many frames are a sound; fewer are a click. */
const ONSET_FRAMES = 3;
const ONSET_WITHIN_FRAMES = 6;
/** For this long after its pause and its newest words, a turn waits for them to become final; then what is known counts. */
const LATE_WORDS_MS = 800;
/** The words are final and no others have come for this long: what still sounds is no speech. */
const NOISE_AFTER_WORDS_MS = 2000;
/** Later results of turns that are over belong to them, and not to the next turn. */
const REMEMBERED_RESULTS = 16;

/** A turn of the caller that is over. */
export interface SaidTurn {
  readonly itemId: string;
  /** '' when it had no words. */
  readonly text: string;
  readonly language: string | undefined;
  /** Silence since its last sound, milliseconds. */
  readonly silentMs: number;
}

export interface CallerEarOptions {
  readonly line: LineFormat;
  readonly pauses: Pauses;
  /** Whether the assistant speaks or is about to: a sound alone does not interrupt it. */
  readonly isBusy: () => boolean;
  /** The caller has the floor from now on. */
  readonly onBegan: (itemId: string) => void;
  /** Further words are certain. */
  readonly onWords: (itemId: string, words: string) => void;
  readonly onEnded: (turn: SaidTurn) => void;
}

interface Turn {
  readonly itemId: string;
  readonly text: TurnText;
  isTold: boolean;
}

/**
 * Decides when the caller takes the floor and when their turn is over: from the sound of the line and from the words
 * that come later. Its clock is the audio.
 */
export class CallerEar {
  readonly #options: CallerEarOptions;
  readonly #level = new VoiceLevel();
  readonly #closed: string[] = [];
  #rest: Buffer = Buffer.alloc(0);
  /** Whether the last frames had a voice, the newest last. */
  #recent: boolean[] = [];
  #heardMs = 0;
  #lastVoiceMs = 0;
  /** When the newest words came. */
  #wordsCameMs = 0;
  #turn: Turn | undefined;

  constructor(options: CallerEarOptions) {
    this.#options = options;
  }

  /** Whether the caller has the floor. */
  get callerSpeaks(): boolean {
    return this.#turn?.isTold === true;
  }

  /** Audio of the line, any length. */
  hear(audio: Buffer): void {
    const { frameBytes, level } = this.#options.line;
    const bytes = this.#rest.length === 0 ? audio : Buffer.concat([this.#rest, audio]);
    let at = 0;
    for (; at + frameBytes <= bytes.length; at += frameBytes)
      this.#hearFrame(level(bytes, at, at + frameBytes));
    this.#rest = bytes.subarray(at);
  }

  /** Words have come. */
  understand(part: TranscriptPart): void {
    if (this.#closed.includes(part.resultId)) return;
    if (!this.#turn && part.text === '') return;
    this.#turn ??= newTurn();
    this.#turn.text.add(part);
    this.#wordsCameMs = this.#heardMs;
    this.#judge();
  }

  #hearFrame(level: number): void {
    this.#heardMs += FRAME_MS;
    const isVoice = this.#level.isVoice(level);
    this.#recent.push(isVoice);
    if (this.#recent.length > ONSET_WITHIN_FRAMES) this.#recent.shift();
    if (isVoice) this.#hearVoice();
    if (this.#turn) this.#judge();
  }

  #hearVoice(): void {
    if (!this.#turn && this.#recent.filter(Boolean).length < ONSET_FRAMES) return;
    this.#turn ??= newTurn();
    this.#lastVoiceMs = this.#heardMs;
  }

  #judge(): void {
    const turn = this.#turn;
    if (!turn) return;
    if (!turn.isTold && this.#takesFloor(turn)) {
      turn.isTold = true;
      this.#options.onBegan(turn.itemId);
    }
    const news = turn.isTold ? turn.text.takeNews() : '';
    if (news !== '') this.#options.onWords(turn.itemId, news);
    if (this.#isOver(turn)) this.#end(turn);
  }

  #takesFloor({ text }: Turn): boolean {
    if (!this.#options.isBusy()) return true;
    const kind = kindOfWords(spokenWords(text.text), text.isFinal);
    return kind === 'content' || kind === 'stop';
  }

  #isOver({ text }: Turn): boolean {
    const words = text.text;
    const wordEndMs = text.endMs;
    const silentMs = this.#heardMs - Math.max(this.#lastVoiceMs, wordEndMs);
    const pauseMs = pauseAfter(words, this.#options.pauses);
    if (words !== '' && text.isFinal && this.#heardMs - wordEndMs >= NOISE_AFTER_WORDS_MS) return true;
    if (text.isFinal) return silentMs >= pauseMs;
    // Words that come late come one after the other: the first of them are not the whole sentence.
    return Math.min(silentMs - pauseMs, this.#heardMs - this.#wordsCameMs) >= LATE_WORDS_MS;
  }

  #end({ itemId, text, isTold }: Turn): void {
    const silentMs = this.#heardMs - Math.max(this.#lastVoiceMs, text.endMs);
    this.#turn = undefined;
    this.#recent = [];
    this.#closed.push(...text.resultIds);
    this.#closed.splice(0, this.#closed.length - REMEMBERED_RESULTS);
    if (isTold) this.#options.onEnded({ itemId, text: text.text, language: text.language, silentMs });
  }
}

function newTurn(): Turn {
  return { itemId: `caller_${randomUUID()}`, text: new TurnText(), isTold: false };
}
