/** All in milliseconds of the life of one stream. Nova ends a stream after 8 minutes. */
export interface RenewalTiming {
  /** The next credentials are fetched. */
  readonly prepareMs: number;
  /** The next pause is taken. */
  readonly renewMs: number;
  /** The stream is renewed in the middle of a sentence. */
  readonly forceMs: number;
  /** After a renewal that failed. */
  readonly retryMs: number;
}

export const RENEWAL_TIMING: RenewalTiming = {
  prepareMs: 6 * 60_000,
  renewMs: 6.5 * 60_000,
  forceMs: 7.5 * 60_000,
  // Each try needs a voice token, and the gateway answers four a minute.
  retryMs: 20_000,
};

/** Says when a stream should be followed by another one. */
export class RenewalClock {
  readonly #timing: RenewalTiming;
  #begunMs = 0;
  #notBeforeMs = 0;

  constructor(timing: RenewalTiming) {
    this.#timing = timing;
  }

  get ageMs(): number {
    return performance.now() - this.#begunMs;
  }

  /** A stream begins. */
  begin(): void {
    this.#begunMs = performance.now();
    this.#notBeforeMs = 0;
  }

  /** A renewal has failed. */
  postpone(): void {
    this.#notBeforeMs = performance.now() + this.#timing.retryMs;
  }

  /** @param isQuiet nobody speaks or waits for an answer */
  due(isQuiet: boolean): 'nothing' | 'credentials' | 'renewal' {
    if (performance.now() < this.#notBeforeMs) return 'nothing';
    const { prepareMs, renewMs, forceMs } = this.#timing;
    const age = this.ageMs;
    if (age >= forceMs || (isQuiet && age >= renewMs)) return 'renewal';
    return age >= prepareMs ? 'credentials' : 'nothing';
  }
}
