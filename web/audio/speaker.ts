/** What has been heard of one piece of speech. */
export interface PlayedItem {
  readonly itemId: string;
  readonly playedMs: number;
  /** All of it that was queued has been played. */
  readonly atEnd: boolean;
}

/** Plays PCM16, mono, 24 kHz, and knows what was heard. Its clock is the audio hardware's, not the page's. */
export interface Speaker {
  /** Queues samples of an item behind all others. */
  play(itemId: string, samples: Int16Array): void;
  /** Drops what was not played. @returns every item that was not played to its end, in the order of playing */
  clear(): PlayedItem[];
  /** Called about every 100 ms while it plays, and at the end of each item. */
  onPlayed(listener: (item: PlayedItem) => void): void;
  readonly isPlaying: boolean;
  close(): Promise<void>;
}
