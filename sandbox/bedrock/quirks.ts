/** What real streams do beyond what is documented. A test or the demo sets it. */
export class NovaQuirks {
  /** `userSpeechStart` and `userSpeechEnd` come around what the caller says. */
  speechEvents = true;
  /** An empty block of the caller's comes before the answer to a text. */
  emptyUserBlocks = false;
  /** A completion is opened when the caller begins to speak, as captures show, and not only once. */
  earlyCompletions = false;
  /** No completion ends within a session. */
  withholdsCompletionEnd = false;
  /** Each final text of the model comes in two blocks. */
  doublesTexts = false;
  /** Tokens are reported before every other event. */
  usageEverywhere = false;
  /** Audio that comes while a tool's result is pending ends the stream, as one report says of Nova 2.5. */
  diesOnAudioDuringTool = false;
  /** How the model tells that it was interrupted. `none`: its audio ends with PARTIAL_TURN, as if a sentence were over. */
  interruptionSigns: 'all' | 'text' | 'stop_reason' | 'none' = 'all';
  /** What the caller says has no words: it stops the model, and gets no answer. */
  wordlessSounds = false;
  /** Instructions with these words are refused by the content filter, as reports say of some prompts. */
  refusedInstructions: RegExp | undefined;
  /** How the model says a line that it was told to say exactly. */
  rephrase: (line: string) => string = (line) => line;
}
