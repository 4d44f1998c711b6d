import type { ServerHttp2Stream } from 'node:http2';

/** The bytes of one bidirectional stream, whatever carries them. */
export interface ByteLink {
  /** Accepts the request and reads from now on. */
  open(onBytes: (bytes: Buffer) => void): void;
  /** Does nothing when the peer is gone. */
  write(frame: Buffer): void;
  /** Ends our side properly. Idempotent. */
  end(): void;
  /** Breaks it off without a word. */
  reset(): void;
  /** Reads nothing more, like a peer that vanished. */
  pause(): void;
  /** Reads everything and gives it to nobody. */
  discard(): void;
  onClose(listener: () => void): void;
}

/** RST_STREAM with INTERNAL_ERROR. */
const INTERNAL_ERROR = 2;

/** One stream of HTTP/2, as servers call the model. */
export class Http2Link implements ByteLink {
  readonly #http: ServerHttp2Stream;

  constructor(http: ServerHttp2Stream) {
    this.#http = http;
  }

  open(onBytes: (bytes: Buffer) => void): void {
    this.#http.respond({ ':status': 200, 'content-type': 'application/vnd.amazon.eventstream' });
    this.#http.on('data', onBytes);
  }

  write(frame: Buffer): void {
    if (this.#http.writable) this.#http.write(frame);
  }

  end(): void {
    if (!this.#http.destroyed) this.#http.end();
  }

  reset(): void {
    this.#http.close(INTERNAL_ERROR);
  }

  pause(): void {
    this.#http.pause();
  }

  discard(): void {
    this.#http.resume();
  }

  onClose(listener: () => void): void {
    this.#http.on('close', listener);
  }
}
