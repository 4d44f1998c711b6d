/** More than this ahead of real time is not a live microphone. A network that has stalled delivers less. */
const MAX_LIVE_MS = 2_000;
/** Whole utterances are not live; this bounds how many of them may come together. */
const MAX_UTTERANCE_MS = 60_000;

/** How far a client's audio is ahead of real time. */
export class AudioLead {
  readonly #limitMs: number;
  readonly #clock: () => number;
  #endMs = 0;

  /** @param clock monotonic milliseconds */
  constructor(limitMs: number, clock: () => number) {
    this.#limitMs = limitMs;
    this.#clock = clock;
  }

  /**
   * Adds audio of this length.
   * @returns how far the audio is ahead now; undefined when it was too far ahead already, and this must not be used
   */
  add(durationMs: number): number | undefined {
    const nowMs = this.#clock();
    if (this.#endMs - nowMs > this.#limitMs) return undefined;
    this.#endMs = Math.max(nowMs, this.#endMs) + durationMs;
    return this.#endMs - nowMs;
  }
}

/** @param clock monotonic milliseconds */
export function liveLead(clock: () => number): AudioLead {
  return new AudioLead(MAX_LIVE_MS, clock);
}

/** @param clock monotonic milliseconds */
export function utteranceLead(clock: () => number): AudioLead {
  return new AudioLead(MAX_UTTERANCE_MS, clock);
}
