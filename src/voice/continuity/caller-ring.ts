import { FRAME_MS } from '../../audio/format.ts';
import { AudioBlocks } from './audio-blocks.ts';
import { KeptAudio } from './kept-audio.ts';
import { VoiceLevel } from './voice-level.ts';

/** So many loud frames are speech; fewer are a click. */
const VOICE_FRAMES = 3;
/** Quiet frames that part two turns; pauses between words are shorter. */
const PAUSE_FRAMES = 10;
/** Kept and replayed before the first loud frame, and when there is none, because words begin softly. */
const LEAD_FRAMES = 15;
/** The caller is taken to speak on until he was quiet for so long. */
const SPEAKING_MS = 1_000;
/** So much speech and so long a quiet after it are a turn that the model should have noticed. */
const UNNOTICED_VOICE_MS = 1_000;
const UNNOTICED_QUIET_MS = 2_000;
/** How long the words of an ended turn may be on their way. */
const WORDS_WITHIN_MS = 5_000;

interface EndedTurn {
  readonly itemId: string | undefined;
  /** Number of the first frame behind it. */
  readonly end: number;
  readonly endedAtMs: number;
}

/**
 * The caller's latest audio that no model has answered yet: what the next stream must hear again when this one
 * is lost. Bounded by age. Frames of 20 ms are numbered through the whole call.
 */
export class CallerRing {
  readonly #maxFrames: number;
  readonly #audio: KeptAudio;
  readonly #level = new VoiceLevel();
  #loud = 0;
  #voiceMs = 0;
  #quietMs = 0;
  /** Ended, but the model has not told the words. */
  #turns: EndedTurn[] = [];
  /** What came before this frame is being answered. */
  #answeredTo = 0;

  /**
   * @param maxMs oldest audio that is kept, milliseconds
   * @param blocks where the memory comes from: what several calls share
   */
  constructor(maxMs: number, blocks = new AudioBlocks()) {
    this.#maxFrames = Math.floor(maxMs / FRAME_MS);
    this.#audio = new KeptAudio(blocks);
  }

  /** Whether the caller says something in what is held. */
  get hasVoice(): boolean {
    return this.#loud >= VOICE_FRAMES;
  }

  /** Whether the caller is in the middle of saying something. */
  get speaking(): boolean {
    return this.hasVoice && this.#quietMs < SPEAKING_MS;
  }

  /** Whether the model still owes the words of a turn. */
  get awaitsWords(): boolean {
    const oldestMs = performance.now() - WORDS_WITHIN_MS;
    return this.#turns.some(({ endedAtMs }) => endedAtMs > oldestMs);
  }

  /** Ended turns whose words are still to come. */
  get wordlessTurns(): string[] {
    return this.#turns.flatMap(({ itemId }) => (itemId === undefined ? [] : [itemId]));
  }

  /** Base64 mu-law of what must be heard again, oldest first: what was said, without the silence before it. */
  get payloads(): string[] {
    const { first, end } = this.#audio;
    // One loud frame may be a click, or the first of a word.
    let start = this.hasVoice ? first : Math.max(first, end - PAUSE_FRAMES);
    while (start < end && !this.#audio.isLoud(start)) start += 1;
    return this.#audio.payloads(Math.max(first, start - LEAD_FRAMES));
  }

  /** @param payload base64 mu-law of any length */
  push(payload: string): void {
    for (let left = this.#audio.add(payload); left > 0; left -= 1) this.#weigh(this.#audio.end - left);
    this.#dropTo(this.#audio.end - (this.#loud === 0 ? LEAD_FRAMES : this.#maxFrames));
  }

  /** The call is over. */
  clear(): void {
    this.#audio.clear();
    this.#loud = 0;
  }

  /** The model has given a sign that it hears the caller. */
  noticed(): void {
    this.#voiceMs = 0;
  }

  /** True once for a turn that is over without any sign from the model. */
  takeUnnoticedTurn(): boolean {
    if (this.#voiceMs < UNNOTICED_VOICE_MS || this.#quietMs < UNNOTICED_QUIET_MS) return false;
    this.#voiceMs = Number.NEGATIVE_INFINITY;
    return true;
  }

  /** The model has noticed the end of a turn; its words are still to come. */
  turnEnded(itemId: string | undefined): void {
    this.#turns.push({ itemId, end: this.#turnEnd(), endedAtMs: performance.now() });
  }

  /** The words of an ended turn are known. */
  turnKnown(itemId: string): void {
    const at = this.#turns.findIndex((turn) => turn.itemId === itemId || turn.itemId === undefined);
    const turn = this.#turns[at];
    if (!turn) return;
    this.#turns.splice(at, 1);
    this.#dropTo(turn.end);
  }

  /** The model tells words without having told the end: all until now is known. */
  wordsKnown(): void {
    this.#turns = [];
    this.#dropTo(this.#turnEnd());
  }

  /** The model begins to answer the turns that have ended. */
  answerBegins(): void {
    this.#answeredTo = this.#turns.at(-1)?.end ?? this.#answeredTo;
  }

  /** What the model answers, or has answered, needs not be heard again. */
  answered(): void {
    this.#dropTo(this.#answeredTo);
  }

  /** Another model has no part in the turns that this one heard. */
  newListener(): void {
    this.#turns = [];
    this.#answeredTo = this.#audio.first;
  }

  #weigh(frame: number): void {
    const loud = this.#level.isVoice(this.#audio.level(frame));
    this.#audio.setLoud(frame, loud);
    if (loud) {
      this.#loud += 1;
      this.#voiceMs += FRAME_MS;
      this.#quietMs = 0;
    } else {
      this.#quietMs += FRAME_MS;
    }
  }

  /** Where the turn ended: now, but for the beginning of the next one that has come in meanwhile. */
  #turnEnd(): number {
    const { first, end } = this.#audio;
    let quiet = 0;
    let loud = 0;
    for (let frame = end - 1; frame >= first; frame -= 1) {
      if (this.#audio.isLoud(frame)) {
        loud += 1;
        quiet = 0;
      } else {
        quiet += 1;
      }
      if (quiet === PAUSE_FRAMES) return loud >= VOICE_FRAMES ? frame + PAUSE_FRAMES : end;
    }
    return end;
  }

  #dropTo(end: number): void {
    for (let frame = this.#audio.first; frame < end && frame < this.#audio.end; frame += 1) {
      if (this.#audio.isLoud(frame)) this.#loud -= 1;
    }
    this.#audio.dropTo(end);
  }
}
