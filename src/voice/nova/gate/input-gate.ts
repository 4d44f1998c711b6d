import { FRAME_MS } from '../../../audio/format.ts';
import type { LineFormat } from '../../../audio/line-format.ts';
import { decodeMulaw } from '../../../audio/mulaw.ts';
import { CallerLevel } from './caller-level.ts';
import { HeldSound, type SoundFrame } from './held-sound.ts';
import { Voicing } from './voicing.ts';

/** Tuned on the development half of `npm run eval:floor`, November 2026, not on recorded calls. Times in milliseconds. */
export interface GateRules {
  /** Words as loud as this share of the caller's loud syllables interrupt: "mm-hm" is softer. */
  readonly ownShare: number;
  /** Words as loud as this share of it interrupt when they go on: talk to somebody else and echoes are softer. */
  readonly faintShare: number;
  readonly longSoundMs: number;
  /** While it is not known how loud the caller is: how long words must go on. */
  readonly unknownSoundMs: number;
  /** What is sent of the line before a sound, because words begin softly. */
  readonly lookBackMs: number;
  /** A second word within this time does interrupt, however short it is. */
  readonly againMs: number;
  /** A short word this shortly before the end of what the assistant says may be an answer to it. */
  readonly answerMs: number;
  /** A sound is held no longer than this: it is given up if it has no vowel by then. */
  readonly longestMs: number;
  /** Silence of the caller after which the open gate closes while the assistant speaks. */
  readonly closeAfterMs: number;
}

export const GATE_RULES: GateRules = {
  ownShare: 0.6,
  faintShare: 0.42,
  longSoundMs: 600,
  unknownSoundMs: 320,
  lookBackMs: 200,
  againMs: 1_500,
  answerMs: 700,
  longestMs: 1_200,
  closeAfterMs: 400,
};

/** A word that was kept from the model. */
interface Withheld {
  readonly payloads: readonly string[];
  readonly endedAtMs: number;
}

/**
 * What the model hears while it speaks. Nova stops for every sound, and cannot be told not to. So while the caller
 * hears the assistant, the line is silent for the model until a sound is loud, long and voiced enough to be the caller
 * who takes the floor. Then the model gets the sound from its beginning. While the assistant is silent, everything
 * passes unchanged and without delay. Its clock is the audio of the line.
 */
export class InputGate {
  readonly #line: LineFormat;
  readonly #isPlaying: () => boolean;
  readonly #rules: GateRules;
  readonly #level = new CallerLevel();
  readonly #voicing: Voicing;
  #isOpen = true;
  #nowMs = 0;
  /** Since the last loud frame of an open gate. */
  #quietMs = 0;
  /** The latest quiet frames, whose place silence has taken. */
  #before: string[] = [];
  #held: HeldSound | undefined;
  #withheld: Withheld | undefined;

  /** @param isPlaying whether the caller hears the assistant */
  constructor(line: LineFormat, isPlaying: () => boolean, rules: GateRules = GATE_RULES) {
    this.#line = line;
    this.#isPlaying = isPlaying;
    this.#rules = rules;
    this.#voicing = new Voicing(line.sampleRateHz);
  }

  /**
   * @param payload base64 of 20 ms; any other length passes unchanged
   * @returns what the model gets now, in order: all the audio that has come, as it is or as silence, though it may be
   * late by as long as a sound is held
   */
  pass(payload: string): readonly string[] {
    const bytes = Buffer.from(payload, 'base64');
    if (bytes.length !== this.#line.frameBytes) return [...this.#openUp(), payload];
    this.#nowMs += FRAME_MS;
    const isPlaying = this.#isPlaying();
    const level = this.#line.level(bytes, 0, bytes.length);
    const loud = this.#level.hear(level, !isPlaying);
    if (this.#isOpen) this.#mayClose(isPlaying, loud);
    if (this.#isOpen) return [payload];
    if (!isPlaying) return [...this.#openUp(), payload];
    this.#voicing.hear(this.#samplesOf(bytes));
    if (!this.#held && !loud) return this.#mute(payload);
    return this.#hold(payload, { level, loud, voiced: loud && this.#voicing.isVoiced() });
  }

  /** A caller who is speaking when the assistant begins, or who has been let through, is heard to their end. */
  #mayClose(isPlaying: boolean, loud: boolean): void {
    this.#isOpen = !isPlaying || this.#quietMs < this.#rules.closeAfterMs;
    this.#quietMs = loud ? 0 : this.#quietMs + FRAME_MS;
  }

  #mute(payload: string): readonly string[] {
    this.#before.push(payload);
    if (this.#before.length * FRAME_MS > this.#rules.lookBackMs) this.#before.shift();
    return this.#silence(1);
  }

  #hold(payload: string, frame: SoundFrame): readonly string[] {
    const held = this.#held ?? new HeldSound(this.#before);
    this.#held = held;
    this.#before = [];
    held.add(payload, frame);
    if (held.isVoice && this.#isForUs(held)) return this.#openUp();
    if (!held.isOver && held.lengthMs < this.#rules.longestMs) return [];
    return this.#withhold(held);
  }

  /** Whether these words are loud and long enough to be the caller who takes the floor. */
  #isForUs({ loudness, lengthMs }: HeldSound): boolean {
    const { ownShare, faintShare, longSoundMs, unknownSoundMs } = this.#rules;
    const share = this.#level.shareOf(loudness);
    if (share === undefined) return lengthMs >= unknownSoundMs;
    return share >= ownShare || (share >= faintShare && (this.#isAgain || lengthMs >= longSoundMs));
  }

  /** The model gets silence of the same length. */
  #withhold({ payloads, frames, isVoice }: HeldSound): readonly string[] {
    if (isVoice) this.#withheld = { payloads, endedAtMs: this.#nowMs };
    this.#held = undefined;
    return this.#silence(frames);
  }

  /** @returns what the model has to hear now of what was kept from it */
  #openUp(): readonly string[] {
    const isAnswer = this.#held !== undefined ? this.#isAgain : this.#withheldAgoMs <= this.#rules.answerMs;
    const kept = [
      ...((isAnswer ? this.#withheld?.payloads : undefined) ?? []),
      ...(this.#held?.payloads ?? []),
    ];
    this.#isOpen = true;
    this.#quietMs = 0;
    this.#before = [];
    this.#held = undefined;
    this.#withheld = undefined;
    return kept;
  }

  get #isAgain(): boolean {
    return this.#withheldAgoMs <= this.#rules.againMs;
  }

  get #withheldAgoMs(): number {
    return this.#withheld === undefined ? Number.POSITIVE_INFINITY : this.#nowMs - this.#withheld.endedAtMs;
  }

  #silence(frames: number): readonly string[] {
    return Array.from({ length: frames }, () => this.#line.silence(this.#line.frameBytes));
  }

  #samplesOf(bytes: Buffer): Int16Array {
    if (this.#line.encoding === 'mulaw') return decodeMulaw(bytes);
    return new Int16Array(Uint8Array.from(bytes).buffer);
  }
}
