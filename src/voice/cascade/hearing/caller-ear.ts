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
/** Words come while they are spoken: a sound that has none by then holds no answer back. */
const WORDLESS_SOUND_MS = 2000;
/** This much voice is a sentence, of which a service that hears has told something. */
const SENTENCE_VOICE_MS = 1000;
/** Later results of turns that are over belong to them, and not to the next turn. */
const REMEMBERED_RESULTS = 16;

/** A turn of the caller that is over. */
export interface SaidTurn {
  readonly itemId: string;
  /** '' when the service has taken back the words that it had told. */
  readonly text: string;
  readonly language: string | undefined;
  /** Silence since its last sound, milliseconds. */
  readonly silentMs: number;
}

export interface CallerEarOptions {
  readonly line: LineFormat;
  readonly pauses: Pauses;
  /** Whether the assistant speaks or is about to: an acknowledgement does not interrupt it. */
  readonly isBusy: () => boolean;
  /** The caller says something. @param agoMs since the turn's first sound, milliseconds of audio */
  readonly onBegan: (itemId: string, agoMs: number) => void;
  /** Further words are certain. */
  readonly onWords: (itemId: string, words: string) => void;
  readonly onEnded: (turn: SaidTurn) => void;
  /** The sound that was waited for is no word, or none yet. */
  readonly onNoise: () => void;
  /** The caller seems to have said a sentence, of which nothing was told, not even that it was a noise. */
  readonly onUntold: () => void;
}

interface Turn {
  readonly itemId: string;
  readonly text: TurnText;
  readonly beganMs: number;
  voiceMs: number;
  /** `sound`: nothing is answered, as it may become words; `words`: told. The assistant does not wait for the others. */
  stage: 'unnoticed' | 'sound' | 'noise' | 'words';
}

/**
 * Decides when the caller takes the floor and when their turn is over: from the sound of the line and from the words
 * that come later. A sound without words is not reported: an answer would be waited for. Its clock is the audio.
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

  /** Whether the caller has the floor, or makes a sound that may take it. */
  get callerSpeaks(): boolean {
    return this.#turn?.stage === 'sound' || this.#turn?.stage === 'words';
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
    this.#turn ??= newTurn(this.#heardMs);
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
    this.#turn ??= newTurn(this.#heardMs);
    this.#turn.voiceMs += FRAME_MS;
    this.#lastVoiceMs = this.#heardMs;
  }

  #judge(): void {
    const turn = this.#turn;
    if (!turn) return;
    if (turn.stage !== 'words') this.#look(turn);
    const news = turn.stage === 'words' ? turn.text.takeNews() : '';
    if (news !== '') this.#options.onWords(turn.itemId, news);
    if (this.#isOver(turn)) this.#end(turn);
  }

  /** Whether the turn takes the floor now. */
  #look(turn: Turn): void {
    const { isBusy, onBegan, onNoise } = this.#options;
    const words = turn.text.text;
    const soundedMs = this.#heardMs - turn.beganMs;
    const busy = isBusy();
    if (turn.stage === 'unnoticed' && !busy) turn.stage = 'sound';
    if (words !== '' && (!busy || interrupts(words, turn.text.isFinal))) {
      turn.stage = 'words';
      onBegan(turn.itemId, soundedMs);
    } else if (turn.stage === 'sound' && soundedMs >= WORDLESS_SOUND_MS) {
      turn.stage = 'noise';
      onNoise();
    }
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

  #end({ itemId, text, stage, voiceMs }: Turn): void {
    const silentMs = this.#heardMs - Math.max(this.#lastVoiceMs, text.endMs);
    this.#turn = undefined;
    this.#recent = [];
    this.#closed.push(...text.resultIds);
    this.#closed.splice(0, this.#closed.length - REMEMBERED_RESULTS);
    const { onEnded, onNoise, onUntold } = this.#options;
    if (stage === 'words') onEnded({ itemId, text: text.text, language: text.language, silentMs });
    if (stage === 'sound') onNoise();
    const isUntold = text.resultIds.length === 0 && voiceMs >= SENTENCE_VOICE_MS;
    if (isUntold && (stage === 'sound' || stage === 'noise')) onUntold();
  }
}

/** Whether these words mean to be heard over the assistant. */
function interrupts(words: string, isFinal: boolean): boolean {
  const kind = kindOfWords(spokenWords(words), isFinal);
  return kind === 'content' || kind === 'stop';
}

function newTurn(beganMs: number): Turn {
  return { itemId: `caller_${randomUUID()}`, text: new TurnText(), beganMs, voiceMs: 0, stage: 'unnoticed' };
}
