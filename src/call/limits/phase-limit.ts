import type { CallPhase } from '../phase.ts';

/** How long a call may stay in the phases in which the caller waits for the gateway, milliseconds. */
export type PhaseLimits = Readonly<Partial<Record<CallPhase, number>>>;

/**
 * Each is longer than the limits of all steps within the phase together, so that only a step without an end, or one
 * whose end was lost, reaches it.
 */
const PHASE_LIMITS: PhaseLimits = {
  // Two tries at the session and one at its turns, each within the store's own limit.
  loading: 8_000,
  // The first connection's limit, and then the longest gap without a model.
  connecting: 24_000,
  // The availability, the writes, a line to its end, a summary.
  handing_off: 45_000,
  closing: 30_000,
};

/** Notices a call that stays too long in a phase in which the caller waits. One timer a call. */
export class PhaseLimit {
  readonly #limits: PhaseLimits;
  readonly #onPassed: (phase: CallPhase) => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(onPassed: (phase: CallPhase) => void, limits: PhaseLimits = PHASE_LIMITS) {
    this.#onPassed = onPassed;
    this.#limits = limits;
  }

  /** The call is in this phase from now on. */
  enter(phase: CallPhase): void {
    this.stop();
    const limitMs = this.#limits[phase];
    if (limitMs !== undefined) this.#timer = setTimeout(() => this.#onPassed(phase), limitMs).unref();
  }

  /** Idempotent. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
