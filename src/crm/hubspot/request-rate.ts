import { setTimeout as sleep } from 'node:timers/promises';

/** A second as it is counted at the other end: one request may travel longer than the next. */
const SPAN_MS = 1_250;
/** Two processes that got the same `Retry-After` should not send their requests at the same moment. */
const LATER_MS = 10;

/**
 * Keeps this process below a limit for each second, which the whole account shares. Callers who wait come first:
 * everything else may use only a part of the limit.
 */
export class RequestRate {
  readonly #clock: () => number;
  /** When the last requests were sent, the oldest first. */
  readonly #sent: number[] = [];
  #heldUntilMs = 0;

  /** @param clock monotonic milliseconds */
  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock;
  }

  /**
   * Waits for the turn of one request.
   * @param most requests in a second
   * @throws AbortError when the signal is aborted first
   */
  async turn(most: number, signal: AbortSignal): Promise<void> {
    for (let waitMs = this.#waitMs(most); waitMs > 0; waitMs = this.#waitMs(most)) {
      await sleep(waitMs, undefined, { signal });
    }
    signal.throwIfAborted();
    this.#sent.push(this.#clock());
  }

  /** The other side is at its limit: no request in the next milliseconds. */
  hold(ms: number): void {
    this.#heldUntilMs = Math.max(this.#heldUntilMs, this.#clock() + ms);
  }

  #waitMs(most: number): number {
    const nowMs = this.#clock();
    while (this.#sent.length > 0 && (this.#sent[0] ?? 0) <= nowMs - SPAN_MS) this.#sent.shift();
    const heldMs = this.#heldUntilMs - nowMs;
    const blocking = this.#sent.at(-most);
    const fullMs = blocking === undefined ? 0 : blocking + SPAN_MS - nowMs;
    const waitMs = Math.max(heldMs, fullMs);
    return waitMs > 0 ? waitMs + LATER_MS : 0;
  }
}
