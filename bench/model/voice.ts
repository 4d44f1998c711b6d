/** One model's way of saying things on its wire. A turn is `begin`, audio, `end`. */
export interface ModelVoice {
  begin(text: string): void;
  /** Whole frames of mu-law. */
  speak(mulaw: Buffer): void;
  end(): void;
  /** The caller's words, final. */
  callerSaid(text: string): void;
  /** The caller has begun to speak over what is being played. */
  interrupt(): void;
}
