import { isPhantom } from '../../../escalation/phantom.ts';
import {
  kindOfWords,
  onlyStops,
  spokenWords,
  type WordsKind,
} from '../../../spoken/overlap/overlap-phrases.ts';
import type { VoiceEvent } from '../../../voice/events.ts';

type Transcribed = Extract<VoiceEvent, { type: 'conversation.item.input_audio_transcription.completed' }>;

/** "Wait a second". */
const BARE_WORDS = 3;
/** A longer text is content, whatever follows. */
const MOST_CHARACTERS = 2_000;

/** What the line and the clock told when a turn was over. */
export interface TurnEnd {
  /** On the monotonic clock. */
  readonly atMs: number;
  readonly voiceMs: number;
  /** Relative to the caller's own level, in decibels; undefined while that is not known. */
  readonly relativeDb: number | undefined;
}

/** Something that the model hears of the caller, until it is decided what it is. */
export class OverheardTurn {
  /** The provider's name of the turn, where it has one. */
  readonly itemId: string | undefined;
  readonly startedMs = performance.now();
  /** It began while the assistant spoke, and is not known to be more than a sound. */
  isOverlap: boolean;
  /** The assistant had only begun to speak, or was about to. */
  readonly isCollision: boolean;
  /** It was said before its stream began, which hears it again: what the line sounds like now tells nothing about it. */
  readonly isReplayed: boolean;
  /** The conversation knows that the caller has the floor. */
  isTold = false;
  isEcho = false;
  end: TurnEnd | undefined;
  /** Its words cannot be transcribed. */
  hasFailed = false;
  #transcript: Transcribed | undefined;
  #text = '';
  #kind: WordsKind = 'none';

  constructor(options: {
    readonly itemId: string | undefined;
    readonly isOverlap: boolean;
    readonly isCollision: boolean;
    readonly isReplayed?: boolean;
  }) {
    this.itemId = options.itemId;
    this.isOverlap = options.isOverlap;
    this.isCollision = options.isCollision;
    this.isReplayed = options.isReplayed ?? false;
  }

  /** It is nothing but a wish for silence, as far as its words are known. */
  get isBareStop(): boolean {
    const words = spokenWords(this.#text);
    return words.length <= BARE_WORDS && onlyStops(words);
  }

  get text(): string {
    return this.#text;
  }

  /** What its words so far are for. */
  get words(): WordsKind {
    return this.#kind;
  }

  /** All its words, once they have come. */
  get transcript(): Transcribed | undefined {
    return this.#transcript;
  }

  get endedMs(): number | undefined {
    return this.end && performance.now() - this.end.atMs;
  }

  says(delta: string): void {
    if (this.#text.length > MOST_CHARACTERS) return;
    this.#write(this.#text + delta);
  }

  /** The final transcript counts, whatever came before it. */
  said(transcript: Transcribed): void {
    this.#transcript = transcript;
    this.#write(isPhantom(transcript.transcript) ? '' : transcript.transcript);
  }

  #write(text: string): void {
    this.#text = text;
    this.#kind = kindOfWords(spokenWords(text), this.#transcript !== undefined);
  }
}
