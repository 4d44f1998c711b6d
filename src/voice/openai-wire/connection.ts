import type { IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import { ProviderError } from '../../errors.ts';
import { answerPings } from '../../websocket/ping-answers.ts';
import { errorOfClose, errorOfRefusal } from './faults.ts';

/** An answer to a refused upgrade is a short JSON object; more of it is not read. */
const MAX_REFUSAL_BYTES = 16 * 1024;
const MAX_MESSAGE_BYTES = 16 * 1024 * 1024;
/** How long the peer may take to answer our close frame, milliseconds. */
const CLOSE_GRACE_MS = 1000;
/**
 * A server that has closed, or was closed for a fault, may leave the connection open: `ws` would wait 30 s before it
 * says that the model is lost. Not among the types of `ws`.
 */
const CLOSING = { closeTimeout: CLOSE_GRACE_MS };
/** About ten seconds of caller audio on the wire, besides as much that was queued before. */
const CONGESTED_BYTES = 320_000;

export interface ConnectionOptions {
  /** `https://…/v1`; an `http:` base means a plain socket. */
  readonly baseUrl: string;
  /** Below the base address. Default `realtime`. */
  readonly path?: string;
  /** Goes into the address; absent where the session names the model. */
  readonly model?: string;
  readonly apiKey: string;
  readonly handshakeTimeoutMs: number;
  /** Between two pings. A peer that says nothing for a whole interval after one is gone. Milliseconds. */
  readonly pingIntervalMs: number;
}

/** The client that the connection is for. */
export interface ConnectionListener {
  readonly onText: (text: string) => void;
  /** The socket is open, for a client that speaks first. */
  readonly onOpen?: () => void;
  /** Called once, when the connection could not be opened or has ended without our doing. */
  readonly onLost: (error: ProviderError) => void;
}

/**
 * The WebSocket to the model: opening, liveness, refusals, the end. It knows no events. It may be opened before it has
 * a listener, for a call that is about to come: what the server says meanwhile (its greeting) waits.
 */
export class Connection {
  readonly #options: ConnectionOptions;
  #listener: ConnectionListener | undefined;
  #early: string[] = [];
  #lost: ProviderError | undefined;
  #state: 'new' | 'opening' | 'open' | 'closing' | 'closed' = 'new';
  #socket: WebSocket | undefined;
  #pingTimer: NodeJS.Timeout | undefined;
  #closeTimer: NodeJS.Timeout | undefined;
  #heardSincePing = true;
  #wasOpen = false;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  /** Whether it was open and is not any more, so that another one is needed. A refusal is an answer. */
  get broken(): boolean {
    return this.#wasOpen && this.#state !== 'open';
  }

  /** Gives the one listener everything that has come, and everything that comes from now on. */
  listen(listener: ConnectionListener): void {
    this.#listener = listener;
    if (this.#state === 'open') listener.onOpen?.();
    for (const text of this.#early.splice(0)) listener.onText(text);
    if (this.#lost) listener.onLost(this.#lost);
  }

  /** Does nothing when it was opened before. */
  open(): void {
    if (this.#state !== 'new') return;
    this.#state = 'opening';
    const url = addressOf(this.#options);
    const socket = new WebSocket(url, {
      headers: { Authorization: `Bearer ${this.#options.apiKey}` },
      perMessageDeflate: false,
      handshakeTimeout: this.#options.handshakeTimeoutMs,
      maxPayload: MAX_MESSAGE_BYTES,
      autoPong: false,
      ...CLOSING,
    });
    this.#socket = socket;
    answerPings(socket);
    socket.on('open', () => this.#onOpen());
    socket.on('message', (data) => this.#onText(data.toString()));
    socket.on('pong', () => {
      this.#heardSincePing = true;
    });
    socket.on('unexpected-response', (_request, response) => this.#onRefused(response));
    socket.on('error', (error) => this.#onError(error));
    socket.on('close', (code, reason) => this.#onClose(code, reason.toString()));
  }

  /** Whether so much waits to be sent that old audio is better dropped. */
  get congested(): boolean {
    return (this.#socket?.bufferedAmount ?? 0) > CONGESTED_BYTES;
  }

  /** Nothing happens unless the line is open. */
  send(text: string): void {
    if (this.#state === 'open') this.#socket?.send(text);
  }

  /** Closes with the closing handshake, by force after a second. Idempotent. */
  close(): Promise<void> {
    const socket = this.#socket;
    clearInterval(this.#pingTimer);
    if (!socket || this.#state === 'closed') {
      this.#state = 'closed';
      return Promise.resolve();
    }
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    if (this.#state !== 'closing') this.#startClosing(socket);
    return closed;
  }

  #startClosing(socket: WebSocket): void {
    const opened = this.#state === 'open';
    this.#state = 'closing';
    if (opened) socket.close(1000);
    else socket.terminate();
    this.#closeTimer = setTimeout(() => socket.terminate(), CLOSE_GRACE_MS).unref();
  }

  #onOpen(): void {
    if (this.#state !== 'opening') return;
    this.#state = 'open';
    this.#wasOpen = true;
    this.#pingTimer = setInterval(() => this.#ping(), this.#options.pingIntervalMs).unref();
    this.#listener?.onOpen?.();
  }

  #onText(text: string): void {
    this.#heardSincePing = true;
    if (this.#state !== 'open') return;
    if (this.#listener) this.#listener.onText(text);
    else this.#early.push(text);
  }

  #ping(): void {
    if (!this.#heardSincePing) {
      this.#lose(new ProviderError('provider_lost', 'OpenAI no longer answers on the connection'));
      return;
    }
    this.#heardSincePing = false;
    this.#socket?.ping();
  }

  /** Without this listener `ws` reports only the status. The body holds the vendor's code. */
  #onRefused(response: IncomingMessage): void {
    let body = '';
    const refuse = () => this.#lose(errorOfRefusal(response.statusCode ?? 0, body));
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => {
      body += chunk;
      if (body.length > MAX_REFUSAL_BYTES) refuse();
    });
    response.on('end', refuse);
    response.on('error', refuse);
  }

  #onError(error: Error): void {
    if (this.#state !== 'opening') return;
    const timedOut = /timed out/i.test(error.message);
    const code = timedOut ? 'provider_timeout' : 'provider_unavailable';
    this.#lose(new ProviderError(code, 'OpenAI could not be reached', { cause: error }));
  }

  #onClose(code: number, reason: string): void {
    clearTimeout(this.#closeTimer);
    clearInterval(this.#pingTimer);
    const ours = this.#state === 'closing';
    // Before the listener hears of it: a close in answer must not wait for an event that has passed.
    this.#state = 'closed';
    if (!ours) this.#tellLost(errorOfClose(code, reason));
  }

  #lose(error: ProviderError): void {
    if (this.#state !== 'opening' && this.#state !== 'open') return;
    this.#state = 'closing';
    clearInterval(this.#pingTimer);
    this.#socket?.terminate();
    this.#tellLost(error);
  }

  #tellLost(error: ProviderError): void {
    this.#lost = error;
    this.#listener?.onLost(error);
  }
}

/** `http://host/v1` becomes `ws://host/v1/realtime?model=…`, https becomes wss. */
function addressOf({ baseUrl, path = 'realtime', model }: ConnectionOptions): URL {
  const url = new URL(`${baseUrl.replace(/\/+$/, '')}/${path}`);
  url.protocol = url.protocol === 'http:' ? 'ws:' : 'wss:';
  if (model !== undefined) url.searchParams.set('model', model);
  return url;
}
