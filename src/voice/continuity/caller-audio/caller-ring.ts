import { FRAME_MS } from '../../../audio/format.ts';
import type { LineFormat } from '../../../audio/line-format.ts';
import { VoiceLevel } from '../../../audio/voice-level.ts';
import type { VoiceEvent } from '../../events.ts';
import type { VoiceStream } from '../streams/voice-stream.ts';
import { CallerTurns } from './caller-turns.ts';
import { KeptAudio } from './kept-audio.ts';
import { SpeechEvidence } from './speech-evidence.ts';

/** This many loud frames may be a word; fewer are a click. */
const VOICE_FRAMES = 3;
/** This many quiet frames separate two turns; pauses between words are shorter. */
const PAUSE_FRAMES = 10;
/** Frames that are kept and replayed before the first loud one, because words begin softly. */
const LEAD_FRAMES = 15;
/** A caller who has been silent for this long is not in the middle of a word. */
const QUIET_MS = 500;

/**
 * The latest audio of the caller that no model has answered yet: the next stream must hear it again when the
 * current one is lost. Bounded by age. Frames of 20 ms are numbered through the whole call.
 */
export class CallerRing {
  readonly #maxFrames: number;
  readonly #audio: KeptAudio;
  readonly #voice = new VoiceLevel();
  readonly #evidence = new SpeechEvidence();
  readonly #turns = new CallerTurns();
  #loudFrames = 0;
  #level = 0;
  /** Numbers of the frames up to which the caller speaks: by the evidence, and by what the model says. */
  #speechEnd = 0;
  #noticedEnd = 0;
  /** The same, by the model's detector of voices, which a noise may deceive. */
  #voiceEnd = 0;
  /** The model is answering, or has answered, everything before this frame. */
  #answeredEnd = 0;

  /** @param maxMs oldest audio that is kept, milliseconds */
  constructor(maxMs: number, line: LineFormat) {
    this.#audio = new KeptAudio(line);
    this.#maxFrames = Math.floor(maxMs / FRAME_MS);
  }

  /** Whether the audio may contain a word: reason enough to replay it, but for nothing else. */
  get hasVoice(): boolean {
    return this.#loudFrames >= VOICE_FRAMES;
  }

  /** Whether the caller speaks in this audio: the model says so, or there is more than a noise. */
  get hasSpeech(): boolean {
    return this.hasVoice && Math.max(this.#speechEnd, this.#noticedEnd) > this.#audio.first;
  }

  /** Whether the model has said that the caller speaks in this audio. */
  get hasNoticedSpeech(): boolean {
    return this.hasVoice && this.#noticedEnd > this.#audio.first;
  }

  /** Whether the model's detector has told of a voice in this audio, which may have been a noise. */
  get hasToldVoice(): boolean {
    return this.hasVoice && this.#voiceEnd > this.#audio.first;
  }

  /** Whether the caller is in the middle of saying something. */
  get speaking(): boolean {
    return this.#evidence.speaking;
  }

  /** How loud the latest frame was: mean of |sample|. */
  get level(): number {
    return this.#level;
  }

  /** Audio since the caller's last sound, milliseconds; infinite before the first one. */
  get silentMs(): number {
    return this.#evidence.silentMs;
  }

  /** Whether the model still owes the words of a turn. */
  get awaitsWords(): boolean {
    return this.#turns.awaitsWords;
  }

  /** Whether the caller says nothing, and everything they said is known. */
  get isQuiet(): boolean {
    return !this.hasSpeech && this.silentMs >= QUIET_MS && !this.awaitsWords;
  }

  /** Base64 of what must be heard again, oldest first: what was said, without the silence before it. */
  get payloads(): string[] {
    const { first, end } = this.#audio;
    // One loud frame may be a click, or the first of a word.
    let start = this.hasVoice ? first : Math.max(first, end - PAUSE_FRAMES);
    while (start < end && !this.#audio.isLoud(start)) start += 1;
    return this.#audio.payloads(Math.max(first, start - LEAD_FRAMES));
  }

  /**
   * @param payload base64 in the format of the line, of any length
   * @param counts whether it may be a turn that the model should notice; false while the assistant is heard
   */
  push(payload: string, counts = true): void {
    for (let left = this.#audio.add(payload); left > 0; left -= 1) {
      this.#weigh(this.#audio.end - left, counts);
    }
    this.#dropTo(this.#audio.end - (this.#loudFrames === 0 ? LEAD_FRAMES : this.#maxFrames));
  }

  /** The call is over. */
  clear(): void {
    this.#audio.clear();
    this.#loudFrames = 0;
  }

  /** Learns from an event of the current stream what its model has heard and answered. */
  follow(event: VoiceEvent, { answer, client }: Pick<VoiceStream, 'answer' | 'client'>): void {
    switch (event.type) {
      case 'input_audio_buffer.speech_started':
        this.speechBegan();
        return;
      case 'input_audio_buffer.voice_started':
        // The model hears something; whether it is a word is not known yet.
        this.noticed();
        this.#voiceEnd = this.#audio.end;
        return;
      case 'input_audio_buffer.speech_stopped':
        this.noticed();
        if (client.capabilities.signalsSpeechEnd) this.turnEnded(event.itemId);
        return;
      case 'conversation.item.input_audio_transcription.completed':
        this.noticed();
        if (client.capabilities.signalsSpeechEnd) this.turnKnown(event.itemId);
        else this.wordsKnown();
        return;
      case 'response.created':
        if (event.speakId === undefined) this.answerBegins();
        return;
      case 'response.done':
        if (event.status !== 'failed' && !answer.isLine) this.answered();
        return;
    }
  }

  /** The model has given a sign that it hears the caller. */
  noticed(): void {
    this.#evidence.forget();
  }

  /** The model says that the caller has begun to speak. */
  speechBegan(): void {
    this.noticed();
    this.#noticedEnd = this.#audio.end;
  }

  /** True once for a turn that is over without any sign from the model. @param isOver whether that is known already */
  takeUnnoticedTurn(isOver = false): boolean {
    return this.#evidence.takeUtterance(isOver);
  }

  /** A second model has heard nothing in this audio either: it was no turn, and is not replayed again. */
  wasNoise(): void {
    this.#evidence.refuted();
    this.#dropTo(this.#audio.end);
  }

  /** The model has noticed the end of a turn; its words are still to come. */
  turnEnded(itemId: string | undefined): void {
    this.#turns.ended(itemId, this.#turnEnd());
  }

  /** The words of an ended turn are known. */
  turnKnown(itemId: string): void {
    const endFrame = this.#turns.wordsArrived(itemId);
    if (endFrame !== undefined) this.#dropTo(endFrame);
  }

  /** The model sends words without having told the end of the turn: everything until now is known. */
  wordsKnown(): void {
    this.#turns.clear();
    this.#dropTo(this.#turnEnd());
  }

  /** The model begins to answer the turns that have ended. */
  answerBegins(): void {
    this.#answeredEnd = this.#turns.endFrame ?? this.#answeredEnd;
  }

  /** What the model is answering, or has answered, need not be heard again. */
  answered(): void {
    this.#dropTo(this.#answeredEnd);
  }

  /**
   * Another stream listens from now on; it knows nothing of the turns that the last one has heard.
   * @returns the provider's names of the turns whose words the last stream still owes
   */
  changeListener(): readonly string[] {
    const { itemIds } = this.#turns;
    this.#turns.clear();
    this.#answeredEnd = this.#audio.first;
    return itemIds;
  }

  #weigh(frame: number, counts: boolean): void {
    this.#level = this.#audio.level(frame);
    const loud = this.#voice.isVoice(this.#level);
    this.#audio.setLoud(frame, loud);
    this.#evidence.hear(loud, counts);
    if (!loud) return;
    this.#loudFrames += 1;
    if (this.#evidence.isSpeech) this.#speechEnd = frame + 1;
  }

  /** Where the turn has ended: now, except for the beginning of the next turn that has come in meanwhile. */
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
      if (this.#audio.isLoud(frame)) this.#loudFrames -= 1;
    }
    this.#audio.dropTo(end);
  }
}
