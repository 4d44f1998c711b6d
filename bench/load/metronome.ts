/** Something with work to do every 20 ms. */
export interface Beating {
  beat(nowMs: number): void;
}

const PERIOD_MS = 20;
const POLL_MS = 1;

/**
 * A true 20 ms cadence for any number of members, spread over the period so that their frames do not leave
 * in one instant. Slots lie on absolute time: a late one is made up for, so nothing drifts and nothing is skipped.
 */
export class Metronome {
  readonly #slots: readonly Set<Beating>[] = Array.from({ length: PERIOD_MS }, () => new Set<Beating>());
  readonly #home = new Map<Beating, Set<Beating>>();
  readonly #onLate: (ms: number) => void;
  #startedMs = 0;
  #slot = 0;
  #timer: NodeJS.Timeout | undefined;

  /** @param onLate how late each slot with members was, milliseconds */
  constructor(onLate: (ms: number) => void) {
    this.#onLate = onLate;
  }

  start(): void {
    if (this.#timer) return;
    this.#startedMs = performance.now();
    this.#timer = setInterval(() => this.#run(), POLL_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Joins the emptiest slot. */
  add(member: Beating): void {
    if (this.#home.has(member)) return;
    const slot = this.#slots.reduce((emptiest, other) => (other.size < emptiest.size ? other : emptiest));
    slot.add(member);
    this.#home.set(member, slot);
  }

  remove(member: Beating): void {
    this.#home.get(member)?.delete(member);
    this.#home.delete(member);
  }

  #run(): void {
    for (;;) {
      const nowMs = performance.now();
      const dueMs = this.#startedMs + this.#slot;
      if (dueMs > nowMs) return;
      const members = this.#slots[this.#slot % PERIOD_MS];
      this.#slot += 1;
      if (!members || members.size === 0) continue;
      this.#onLate(nowMs - dueMs);
      for (const member of members) member.beat(performance.now());
    }
  }
}
