/** What the page tells the worklet at its beginning. */
export interface SpeakerOptions {
  /** The sound of what happens now: it is never further behind than this. */
  readonly liveMs?: number;
}

/** From the page to the worklet. What has an old generation is void. */
export type SpeakerCommand =
  | { readonly kind: 'play'; readonly generation: number; readonly samples: Float32Array }
  | { readonly kind: 'clear'; readonly generation: number };

/** From the worklet to the page. */
export interface SpeakerReport {
  readonly generation: number;
  /** Played since the generation began. */
  readonly frames: number;
  /** Seconds of the context when that was so. */
  readonly atSeconds: number;
}
