/** An error of the vendor, as it stands in an `error` event. */
export interface LiveError {
  readonly type: string;
  readonly code: string | null;
  readonly message: string;
}

/** Faults to come, set by a test. "Next" ones happen once, in the order they were set. */
export class LiveFaults {
  /** The model says nothing, but its track goes on. */
  isMute = false;
  /** The track stops, and nothing else is sent. */
  isStalled = false;
  /** A request to close is not answered. */
  hangsAtClose = false;
  readonly #refusals: LiveError[] = [];
  #failures = 0;
  #hangs = 0;

  /** The next session is not started, for this reason; the socket goes two seconds later. */
  refuseStartNext(error: LiveError): void {
    this.#refusals.push(error);
  }

  takeStartRefusal(): LiveError | undefined {
    return this.#refusals.shift();
  }

  /** The start of the next session is never answered. */
  hangStartNext(): void {
    this.#hangs += 1;
  }

  takeStartHang(): boolean {
    if (this.#hangs === 0) return false;
    this.#hangs -= 1;
    return true;
  }

  /** The next response of a delegate inside the session fails after its calls. */
  failDelegateNext(): void {
    this.#failures += 1;
  }

  takeDelegateFailure(): boolean {
    if (this.#failures === 0) return false;
    this.#failures -= 1;
    return true;
  }
}

export function liveError(code: string | null, message: string): LiveError {
  return { type: 'invalid_request_error', code, message };
}
