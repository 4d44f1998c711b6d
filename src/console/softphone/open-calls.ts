import { ConsoleError } from '../console-error.ts';

/** Calls of the softphone take the places of real callers, so there are few. */
const MAX_CALLS = 20;
/** A page that has asked nothing for this time, and has no stream, is gone. */
const IDLE_MS = 60_000;

interface OpenCall {
  lastSeenMs: number;
  streams: number;
}

/** The calls that pages of the console have open on this instance. */
export class OpenCalls {
  readonly #most: number;
  readonly #clock: () => number;
  readonly #calls = new Map<string, OpenCall>();

  /** @param clock milliseconds, any origin */
  constructor(most = MAX_CALLS, clock: () => number = () => performance.now()) {
    this.#most = most;
    this.#clock = clock;
  }

  /** A call begins. @throws ConsoleError when there are too many */
  begin(callSid: string): void {
    this.#forgetIdle();
    if (this.#calls.size >= this.#most) {
      throw new ConsoleError(
        'unavailable',
        `${this.#most} calls of softphones are open on this instance, and no more may be. End one of them, or try again in a minute.`,
      );
    }
    this.seen(callSid);
  }

  /** The page has asked something for this call. */
  seen(callSid: string): void {
    const call = this.#calls.get(callSid);
    if (call) call.lastSeenMs = this.#clock();
    else this.#calls.set(callSid, { lastSeenMs: this.#clock(), streams: 0 });
  }

  /** @returns whether the page has asked something for this call within the last milliseconds */
  wasSeenWithin(callSid: string, ms: number): boolean {
    const call = this.#calls.get(callSid);
    return call !== undefined && this.#clock() - call.lastSeenMs < ms;
  }

  has(callSid: string): boolean {
    return this.#calls.has(callSid);
  }

  /** @returns tells that this stream has ended; idempotent */
  streamOpened(callSid: string): () => void {
    this.seen(callSid);
    this.#count(callSid, 1);
    let isOpen = true;
    return () => {
      if (isOpen) this.#count(callSid, -1);
      isOpen = false;
    };
  }

  over(callSid: string): void {
    this.#calls.delete(callSid);
  }

  #count(callSid: string, by: number): void {
    const call = this.#calls.get(callSid);
    if (!call) return;
    call.streams += by;
    call.lastSeenMs = this.#clock();
  }

  #forgetIdle(): void {
    const now = this.#clock();
    for (const [callSid, { streams, lastSeenMs }] of this.#calls) {
      if (streams === 0 && now - lastSeenMs >= IDLE_MS) this.#calls.delete(callSid);
    }
  }
}
