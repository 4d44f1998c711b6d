import type { ServerHttp2Stream } from 'node:http2';
import { decodeFrame, encodeFrame, FrameError, FrameSplitter } from '../bedrock/frames.ts';
import type { ChunkChain } from '../bedrock/signature.ts';

/** Why the service ends a stream. */
export class StreamFault extends Error {
  readonly type: string;

  /** @param type the exception, as the service names it */
  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

export interface EventLinkOptions {
  readonly chain: ChunkChain | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** May throw `StreamFault`. */
  readonly onEvent: (type: string, body: Buffer) => void;
  readonly onInputEnd: () => void;
}

/** The exception for input that is no event. */
const BAD_REQUEST = 'BadRequestException';
/** RST_STREAM with INTERNAL_ERROR. */
const INTERNAL_ERROR = 2;

/** The event streams of one request: signed frames around the frames of events inwards, plain ones outwards. */
export class EventLink {
  readonly #http: ServerHttp2Stream;
  readonly #options: EventLinkOptions;
  readonly #splitter = new FrameSplitter();
  #over = false;

  constructor(http: ServerHttp2Stream, options: EventLinkOptions) {
    this.#http = http;
    this.#options = options;
  }

  get open(): boolean {
    return !this.#over && !this.#http.closed;
  }

  /** Accepts the request and reads from now on. */
  start(): void {
    const type = 'application/vnd.amazon.eventstream';
    this.#http.respond({ ':status': 200, 'content-type': type, ...this.#options.headers });
    this.#http.on('data', (bytes: Buffer) => this.#receive(bytes));
  }

  /** @param body JSON, or bytes that are the event's content */
  send(type: string, body: unknown): void {
    const isBytes = body instanceof Uint8Array;
    const headers = {
      ':event-type': type,
      ':content-type': isBytes ? 'application/octet-stream' : 'application/json',
      ':message-type': 'event',
    };
    this.#write(encodeFrame(headers, isBytes ? body : Buffer.from(JSON.stringify(body))));
  }

  exception(type: string, message: string): void {
    const headers = {
      ':message-type': 'exception',
      ':exception-type': type,
      ':content-type': 'application/json',
    };
    this.#write(encodeFrame(headers, Buffer.from(JSON.stringify({ Message: message, message }))));
    this.end();
  }

  /** Ends the output. Idempotent. */
  end(): void {
    this.#over = true;
    if (!this.#http.destroyed) this.#http.end();
  }

  reset(): void {
    this.#over = true;
    this.#http.close(INTERNAL_ERROR);
  }

  /** Reads nothing more, like a peer that vanished. */
  pause(): void {
    this.#http.pause();
  }

  onClose(listener: () => void): void {
    this.#http.on('close', listener);
  }

  #write(frame: Buffer): void {
    if (!this.#over && this.#http.writable) this.#http.write(frame);
  }

  #receive(bytes: Buffer): void {
    try {
      for (const frame of this.#splitter.push(bytes)) this.#accept(frame);
    } catch (error) {
      if (error instanceof StreamFault) this.exception(error.type, error.message);
      else if (error instanceof FrameError) this.exception(BAD_REQUEST, error.message);
      else throw error;
    }
  }

  #accept(bytes: Buffer): void {
    if (this.#over) return;
    const signed = decodeFrame(bytes);
    if (this.#options.chain && !this.#options.chain.verify(signed)) {
      throw new StreamFault(BAD_REQUEST, 'The signature of an event does not match.');
    }
    if (signed.body.length === 0) {
      this.#options.onInputEnd();
      return;
    }
    const { headers, body } = decodeFrame(signed.body);
    const type = headers.get(':event-type');
    if (typeof type !== 'string') throw new StreamFault(BAD_REQUEST, 'An event has no type.');
    this.#options.onEvent(type, body);
  }
}
