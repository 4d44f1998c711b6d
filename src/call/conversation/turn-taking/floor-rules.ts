/** Which evidence counts when a caller speaks over the assistant. Each rule can be switched off, to measure what it does. */
export interface FloorSwitches {
  /** Words that only say "I am listening" do not interrupt. */
  readonly acknowledgements: boolean;
  /** Words that ask for silence interrupt without further evidence. */
  readonly stopWords: boolean;
  /** Words for somebody else in the room do not interrupt. */
  readonly asides: boolean;
  /** A voice that is far below the caller's own level is somebody else's. */
  readonly levelGate: boolean;
  /** A sound that follows the assistant's own is its echo. */
  readonly echoGuard: boolean;
  /** A sound that goes on interrupts before its words are known. */
  readonly voiceLength: boolean;
  /** After a short sound, the words that may still come are waited for. */
  readonly lateWords: boolean;
  /** Speech that was stopped for a sound without words goes on. */
  readonly resume: boolean;
}

/**
 * Milliseconds, but for the level. They were tuned on the development half of `npm run eval:floor` (November 2026), not
 * on recorded calls.
 */
export interface FloorTimes {
  /** Voice that stops the assistant while no word is known. */
  readonly voiceMs: number;
  /** The same in the first moments of what the assistant says, when both have begun together. */
  readonly collisionVoiceMs: number;
  /** The first moments. */
  readonly collisionMs: number;
  /** Voice that stops the assistant whatever the words are. */
  readonly longVoiceMs: number;
  /** Voice that stops the assistant when words do not come at all. A short "stop" is as long as an "mm-hm": in doubt it counts. */
  readonly wordlessVoiceMs: number;
  /** After the end of a sound: how long its words are waited for before the assistant goes on. */
  readonly lateWordsMs: number;
  /** After the end of a sound whose first words only acknowledge: how long its other words are waited for. */
  readonly furtherWordsMs: number;
  /** After the end of a sound in silence: how long its words are waited for before it is answered. */
  readonly silentWordsMs: number;
  /** Voice in silence that is answered without waiting for words. */
  readonly sureVoiceMs: number;
  /** Shorter sounds without words are noises. */
  readonly leastVoiceMs: number;
  /** After the end of a sound: when its words count as not coming at all. */
  readonly noWordsMs: number;
  /**
   * The caller's silence after which their turn is over although the model does not say so. Semantic turn detection with
   * low eagerness rightly waits for 8 s.
   * @see https://platform.openai.com/docs/guides/realtime-vad
   */
  readonly untoldEndMs: number;
  /** A voice this far below the caller's level, in decibels, is not theirs. */
  readonly gateDb: number;
  /** Voice from which the caller's level is known. */
  readonly levelKnownMs: number;
  /** A voice that is not the caller's by then does not hold back an answer. */
  readonly foreignMs: number;
  /** Who says only "wait" is about to speak: how long after it an answer begins that nothing else was said to. */
  readonly afterStopMs: number;
}

export interface FloorRules extends FloorSwitches, FloorTimes {}

export const FLOOR_RULES: FloorRules = {
  acknowledgements: true,
  stopWords: true,
  asides: true,
  levelGate: true,
  echoGuard: true,
  voiceLength: true,
  lateWords: true,
  resume: true,
  voiceMs: 560,
  collisionVoiceMs: 540,
  collisionMs: 300,
  longVoiceMs: 1_500,
  wordlessVoiceMs: 240,
  lateWordsMs: 400,
  furtherWordsMs: 1_000,
  silentWordsMs: 700,
  sureVoiceMs: 500,
  leastVoiceMs: 120,
  noWordsMs: 3_000,
  untoldEndMs: 9_000,
  gateDb: 8,
  levelKnownMs: 1_000,
  foreignMs: 300,
  afterStopMs: 1_000,
};
