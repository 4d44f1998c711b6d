/** What real streams do beyond what is documented. A test or the demo sets it. */
export class NovaQuirks {
  /** `userSpeechStart` and `userSpeechEnd` come around what the caller says. */
  speechEvents = true;
  /** An empty block of the caller's comes before the answer to a text. */
  emptyUserBlocks = false;
  /** How the model says a line that it was told to say exactly. */
  rephrase: (line: string) => string = (line) => line;
}
