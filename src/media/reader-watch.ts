/** How much may wait for the network before a peer counts as one that does not read. */
const STALL_BYTES = 1024 * 1024;
/** How long it may stay so before the stream is given up. */
const STALL_MS = 5000;
/** The most that is held for one call. */
const MAX_BUFFERED_BYTES = 8 * STALL_BYTES;

/** Notices a peer that does not read what it is sent: audio is not dropped in the middle of speech, the stream is. */
export class ReaderWatch {
  readonly #clock: () => number;
  #sinceMs: number | undefined;

  /** @param clock monotonic milliseconds */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** @param bufferedBytes what waits for the network now */
  isStalled(bufferedBytes: number): boolean {
    if (bufferedBytes <= STALL_BYTES) {
      this.#sinceMs = undefined;
      return false;
    }
    this.#sinceMs ??= this.#clock();
    return bufferedBytes > MAX_BUFFERED_BYTES || this.#clock() - this.#sinceMs >= STALL_MS;
  }
}
