import type { Guard } from '../../../guard.ts';

const TICK_MS = 20;
/** Listeners are called at every fifth tick, a fifth of them at each, so that not all send at one moment. */
const SLOTS = 5;
/** A single stall, however long, is no lag: it counts as this much, and one tick in sixteen. */
const MAX_SAMPLE_MS = 40;
const SMOOTHING = 16;

interface Step {
  readonly packMs: number;
  /** Taken when the lag is at least `fromMs`, left when it is less than `untilMs`. */
  readonly fromMs: number;
  readonly untilMs: number;
}

/** The laggiest first. */
const STEPS: readonly Step[] = [
  { packMs: 60, fromMs: 12, untilMs: 8 },
  { packMs: 40, fromMs: 5, untilMs: 2.5 },
];

/** Tells how much caller audio belongs into one event. */
export interface Packing {
  /** Milliseconds; 0 for audio as it comes. */
  readonly packMs: number;
}

/** The clock as one stream has it. */
export type StreamPace = Packing & Pick<Pace, 'listen'>;

/** A stream whose listener fails must not keep the beat from the others: they share one timer. */
export function guardedPace(pace: StreamPace, guard: Pick<Guard, 'wrap'>): StreamPace {
  return {
    get packMs() {
      return pace.packMs;
    },
    listen: (listener) => pace.listen(guard.wrap('timer', listener)),
  };
}

/**
 * The clock of all Nova streams of a process: one timer instead of one for each stream. By its own lateness it
 * knows the event loop's lag. The timer runs while somebody listens.
 */
export class Pace implements Packing {
  readonly #now: () => number;
  readonly #slots: readonly Set<() => void>[] = Array.from({ length: SLOTS }, () => new Set());
  #timer: NodeJS.Timeout | undefined;
  #lastMs = 0;
  #tick = 0;
  #lagMs = 0;
  #packMs = 0;

  /** @param now milliseconds of a clock that never goes back */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** By how much the loop has been late lately, smoothed over a third of a second. */
  get lagMs(): number {
    return this.#lagMs;
  }

  /**
   * 0 while the loop is calm. A busy loop gets fewer and longer events, which cost it less: two frames of 20 ms
   * in one, then three.
   */
  get packMs(): number {
    return this.#packMs;
  }

  /**
   * Calls `listener` every 100 ms.
   * @returns ends it; idempotent
   */
  listen(listener: () => void): () => void {
    const slot = this.#emptiest();
    slot.add(listener);
    this.#start();
    return () => {
      slot.delete(listener);
      if (this.#slots.every(({ size }) => size === 0)) this.#stop();
    };
  }

  #emptiest(): Set<() => void> {
    return this.#slots.reduce((least, slot) => (slot.size < least.size ? slot : least));
  }

  #start(): void {
    if (this.#timer) return;
    this.#lastMs = this.#now();
    this.#timer = setInterval(() => this.#beat(), TICK_MS).unref();
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#lagMs = 0;
    this.#packMs = 0;
  }

  #beat(): void {
    const nowMs = this.#now();
    this.#measure(nowMs - this.#lastMs - TICK_MS);
    this.#lastMs = nowMs;
    this.#tick = (this.#tick + 1) % SLOTS;
    for (const listener of this.#slots[this.#tick] ?? []) listener();
  }

  #measure(lateMs: number): void {
    const sampleMs = Math.min(MAX_SAMPLE_MS, Math.max(0, lateMs));
    this.#lagMs += (sampleMs - this.#lagMs) / SMOOTHING;
    const step = STEPS.find(({ packMs, fromMs, untilMs }) => {
      return this.#lagMs >= (this.#packMs >= packMs ? untilMs : fromMs);
    });
    this.#packMs = step?.packMs ?? 0;
  }
}
