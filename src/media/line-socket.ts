import type { StopCause } from './call-media.ts';

/** The part of a WebSocket that ends a line; the sockets of `ws` have it. */
export interface EndingSocket {
  /** Begins the closing handshake. */
  close(code: number, reason: string): void;
  /** Cuts the connection without the closing handshake. */
  terminate(): void;
  on(event: 'close', listener: (code: number) => void): unknown;
}

export interface LineSocketOptions {
  /** How long the peer may take to begin, milliseconds. */
  readonly startTimeoutMs: number;
  /** How long the peer may take to answer our close before the connection is cut. Default 2 s. */
  readonly closeTimeoutMs?: number | undefined;
  readonly onNoStart: () => void;
  /** The gateway closes the line: nothing is played or waited for any more. */
  readonly onClosing: () => void;
  /** What a close by the peer means. */
  readonly causeOf: (code: number) => StopCause;
  /** The connection is over. Called once. */
  readonly onClosed: (cause: StopCause) => void;
  /** A step of this line has failed. */
  readonly onFault: (error: unknown) => void;
}

/** WebSocket close codes: https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1 and, for 1013, IANA's registry. */
export const CLOSE_NORMAL = 1000;
export const CLOSE_POLICY = 1008;
export const CLOSE_TRY_LATER = 1013;

const CLOSE_TIMEOUT_MS = 2_000;

/** The life of one carrier's WebSocket: it begins in time, its faults stay its own, and it ends once. */
export class LineSocket {
  readonly #socket: EndingSocket;
  readonly #options: LineSocketOptions;
  #state: 'waiting' | 'begun' | 'closing' | 'closed' = 'waiting';
  /** What a close of the socket means now. */
  #closeCause: StopCause | undefined;
  #timer: NodeJS.Timeout;

  constructor(socket: EndingSocket, options: LineSocketOptions) {
    this.#socket = socket;
    this.#options = options;
    this.#timer = setTimeout(options.onNoStart, options.startTimeoutMs).unref();
    socket.on('close', (code) => this.#onClose(code));
  }

  /** The peer has said nothing yet that begins the line. */
  get isWaiting(): boolean {
    return this.#state === 'waiting';
  }

  /** The line has begun and is not closing. */
  get isOpen(): boolean {
    return this.#state === 'begun';
  }

  /** Nothing may be sent any more. */
  get isEnding(): boolean {
    return this.#state === 'closing' || this.#state === 'closed';
  }

  begin(): void {
    clearTimeout(this.#timer);
    this.#state = 'begun';
  }

  /** Runs what may fail in our own code: a failure ends this line and no other. */
  run(step: () => void): void {
    try {
      step();
    } catch (error) {
      this.#options.onFault(error);
    }
  }

  /** Only the first call counts. */
  close(code: number, reason: string, cause: StopCause): void {
    if (this.isEnding) return;
    clearTimeout(this.#timer);
    this.#state = 'closing';
    this.#closeCause = cause;
    this.#options.onClosing();
    const timeoutMs = this.#options.closeTimeoutMs ?? CLOSE_TIMEOUT_MS;
    this.#timer = setTimeout(() => this.#socket.terminate(), timeoutMs).unref();
    this.#socket.close(code, reason);
  }

  #onClose(code: number): void {
    clearTimeout(this.#timer);
    this.#state = 'closed';
    this.#options.onClosed(this.#closeCause ?? this.#options.causeOf(code));
  }
}
