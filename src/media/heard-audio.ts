/** How much of one piece of the assistant's speech has been played to the caller, in milliseconds. */
export interface HeardAudio {
  readonly itemId: string;
  readonly heardMs: number;
  readonly sentMs: number;
}
