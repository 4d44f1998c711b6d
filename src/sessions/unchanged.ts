/**
 * For how long things were seen unchanged, by this process's own clock: no clock of another machine is believed.
 * Only time between two looks that came when they should have come counts in full, because after a pause of this
 * process the others may have been paused too.
 */
export class Unchanged {
  readonly #longestStepMs: number;
  readonly #clock: () => number;
  readonly #seen = new Map<string, { state: string; unchangedMs: number; look: number }>();
  #look = 0;
  #lookedMs: number | undefined;
  #stepMs = 0;

  /**
   * @param longestStepMs the most that counts between two looks
   * @param clock monotonic milliseconds
   */
  constructor(longestStepMs: number, clock: () => number) {
    this.#longestStepMs = longestStepMs;
    this.#clock = clock;
  }

  /** A new look begins. What the last one did not see is forgotten. */
  begin(): void {
    for (const [name, { look }] of this.#seen) if (look < this.#look) this.#seen.delete(name);
    const nowMs = this.#clock();
    this.#stepMs = Math.min(this.#longestStepMs, nowMs - (this.#lookedMs ?? nowMs));
    this.#lookedMs = nowMs;
    this.#look += 1;
  }

  /** @returns for how long this thing was seen in this state, milliseconds */
  see(name: string, state: string): number {
    const before = this.#seen.get(name);
    if (before?.look === this.#look && before.state === state) return before.unchangedMs;
    const wasSeen = before?.look === this.#look - 1 && before.state === state;
    const unchangedMs = wasSeen ? before.unchangedMs + this.#stepMs : 0;
    this.#seen.set(name, { state, unchangedMs, look: this.#look });
    return unchangedMs;
  }
}
