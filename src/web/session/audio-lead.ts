/** More than this ahead of real time is not a live microphone. A network that has stalled delivers less. */
const MAX_LEAD_MS = 2_000;

/** How far a client's audio is ahead of real time. */
export class AudioLead {
  readonly #clock: () => number;
  #endMs = 0;

  /** @param clock monotonic milliseconds */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /**
   * Adds audio of this length.
   * @returns how far the audio is ahead now; undefined when it was too far ahead already, and this must not be used
   */
  add(durationMs: number): number | undefined {
    const nowMs = this.#clock();
    if (this.#endMs - nowMs > MAX_LEAD_MS) return undefined;
    this.#endMs = Math.max(nowMs, this.#endMs) + durationMs;
    return this.#endMs - nowMs;
  }
}
