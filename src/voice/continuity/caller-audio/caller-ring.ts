import { FRAME_MS } from '../../../audio/format.ts';
import { VoiceLevel } from '../../../audio/voice-level.ts';
import { AudioBlocks } from './audio-blocks.ts';
import { KeptAudio } from './kept-audio.ts';
import { SpeechEvidence } from './speech-evidence.ts';

/** So many loud frames may be a word; fewer are a click. */
const VOICE_FRAMES = 3;
/** Quiet frames that part two turns; pauses between words are shorter. */
const PAUSE_FRAMES = 10;
/** Kept and replayed before the first loud frame, and when there is none, because words begin softly. */
const LEAD_FRAMES = 15;
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
  readonly #evidence = new SpeechEvidence();
  #loud = 0;
  /** Numbers of the frames up to which the caller speaks: by the evidence, and as the model says. */
  #speechTo = 0;
  #noticedTo = 0;
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

  /** Whether there may be a word in what is held: good enough to be heard again, and for nothing else. */
  get hasVoice(): boolean {
    return this.#loud >= VOICE_FRAMES;
  }

  /** Whether the caller says something in what is held: the model says so, or it is more than a noise. */
  get hasSpeech(): boolean {
    return this.hasVoice && Math.max(this.#speechTo, this.#noticedTo) > this.#audio.first;
  }

  /** Whether the model has said that the caller speaks in what is held. */
  get hasNoticedSpeech(): boolean {
    return this.hasVoice && this.#noticedTo > this.#audio.first;
  }

  /** Whether the caller is in the middle of saying something. */
  get speaking(): boolean {
    return this.#evidence.speaking;
  }

  /** Audio since the caller's last sound, milliseconds; infinite before the first. */
  get silentMs(): number {
    return this.#evidence.silentMs;
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

  /**
   * @param payload base64 mu-law of any length
   * @param counts whether it may be a turn that the model should notice; not while the assistant is heard
   */
  push(payload: string, counts = true): void {
    for (let left = this.#audio.add(payload); left > 0; left -= 1) {
      this.#weigh(this.#audio.end - left, counts);
    }
    this.#dropTo(this.#audio.end - (this.#loud === 0 ? LEAD_FRAMES : this.#maxFrames));
  }

  /** The call is over. */
  clear(): void {
    this.#audio.clear();
    this.#loud = 0;
  }

  /** The model has given a sign that it hears the caller. */
  noticed(): void {
    this.#evidence.forget();
  }

  /** The model says that the caller has begun to speak. */
  speechBegan(): void {
    this.noticed();
    this.#noticedTo = this.#audio.end;
  }

  /** True once for a turn that is over without any sign from the model. */
  takeUnnoticedTurn(): boolean {
    return this.#evidence.takeUtterance();
  }

  /** A second model heard nothing in it either: it was no turn, and is not heard a third time. */
  wasNoise(): void {
    this.#evidence.refuted();
    this.#dropTo(this.#audio.end);
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

  #weigh(frame: number, counts: boolean): void {
    const loud = this.#level.isVoice(this.#audio.level(frame));
    this.#audio.setLoud(frame, loud);
    this.#evidence.hear(loud, counts);
    if (!loud) return;
    this.#loud += 1;
    if (this.#evidence.isSpeech) this.#speechTo = frame + 1;
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
