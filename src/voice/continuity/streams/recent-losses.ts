/** This many live streams lost within the time are a reason to leave a candidate, if there is another. */
const FLAPPING_LOSSES = 4;
const FLAPPING_WITHIN_MS = 30_000;
/** Losses are remembered for this long. */
const REMEMBERED_MS = 60_000;

/** The live streams that one call has lost lately, whatever their candidate. */
export class RecentLosses {
  readonly #lostAtMs: number[] = [];

  /** Losses within the last minute, by the time of the newest one. */
  get count(): number {
    return this.#lostAtMs.length;
  }

  /** Losses within the last 30 seconds. */
  get frequent(): number {
    const sinceMs = performance.now() - FLAPPING_WITHIN_MS;
    return this.#lostAtMs.filter((atMs) => atMs >= sinceMs).length;
  }

  /** Whether one stream is lost after the other. */
  get isFlapping(): boolean {
    return this.frequent >= FLAPPING_LOSSES;
  }

  add(): void {
    const nowMs = performance.now();
    this.#lostAtMs.push(nowMs);
    while ((this.#lostAtMs[0] ?? nowMs) < nowMs - REMEMBERED_MS) this.#lostAtMs.shift();
  }
}
