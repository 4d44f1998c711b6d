import {
  type JSONRPCMessage,
  type RequestId,
  StreamableHTTPClientTransport,
  type Transport,
} from '@modelcontextprotocol/client';
import { Backoff } from '../../async/backoff.ts';
import { withDeadline } from '../../async/deadline.ts';
import type { GuardedFetch } from '../guard-rails/guarded-fetch.ts';
import { MAX_READ_BYTES, MAX_TIMEOUT_MS } from '../limits.ts';
import { limitBody } from './body-limit.ts';

/** A list of tools is read outside of calls, and servers with many tools send a long one. */
const MAX_LISTING_BYTES = 1024 * 1024;
/** What a server may send by itself in one minute: news about its tools. */
const MAX_NEWS_BYTES = 256 * 1024;
const MINUTE_MS = 60_000;
/** No request takes longer than a tool may, and its answer no longer than this after it. */
const REQUEST_LIMIT_MS = MAX_TIMEOUT_MS + 5_000;
/** A server may end the stream of an answer and have it fetched later, after a pause that it names. */
const ANSWER_PAUSE_MS = { shortest: 250, longest: 2_000 };

/** Error codes of answers that the gateway gives in place of the server. */
export const STREAM_ENDED = -32_090;
export const TOO_LARGE = -32_091;

/** Refuses the addresses that tools may not reach: the guard rails. */
export interface McpNetwork {
  readonly fetch: GuardedFetch;
  /** For a stream that may be silent. */
  readonly openFetch: GuardedFetch;
}

export interface McpTransportOptions {
  readonly url: string;
  /** With the secrets. */
  readonly headers: Readonly<Record<string, string>>;
  readonly network: McpNetwork;
  /** The server cannot be reached, or does not know this session any more. */
  readonly onLost: () => void;
  /** News may have been missed, and come again from now on. */
  readonly onListeningAgain: () => void;
}

interface OpenRequest {
  readonly abort: AbortController;
  readonly listing: boolean;
}

/**
 * Streamable HTTP to one server, with limits on what the server may send and on how often the gateway comes back.
 * The library's own transport has none, takes the pause before it comes back from the server, and lets a request wait
 * for its time limit when the stream of its answer ends early.
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#streamable-http
 */
export class McpTransport implements Transport {
  onclose?: (() => void) | undefined;
  onerror?: ((error: Error) => void) | undefined;
  onmessage?: Transport['onmessage'];
  readonly hasPerRequestStream = true;
  readonly #options: McpTransportOptions;
  readonly #http: StreamableHTTPClientTransport;
  readonly #open = new Map<RequestId, OpenRequest>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #backoff = new Backoff({ firstMs: 1_000, longestMs: 60_000 });
  #listeningSince: number | undefined;

  constructor(options: McpTransportOptions) {
    this.#options = options;
    this.#http = new StreamableHTTPClientTransport(new URL(options.url), {
      requestInit: { headers: { ...options.headers }, redirect: 'error' },
      fetch: (url, init) => this.#fetch(url, init),
      reconnectionOptions: {
        initialReconnectionDelay: 1_000,
        maxReconnectionDelay: 60_000,
        reconnectionDelayGrowFactor: 2,
        maxRetries: Number.POSITIVE_INFINITY,
      },
      reconnectionScheduler: (reconnect, asked) => this.#later(reconnect, asked),
    });
    this.#http.onmessage = (message: JSONRPCMessage) => this.#deliver(message);
    this.#http.onerror = (error: Error) => this.onerror?.(error);
    this.#http.onclose = () => this.onclose?.();
  }

  get sessionId(): string | undefined {
    return this.#http.sessionId;
  }

  /** Whether the server reports changes by itself. */
  get listening(): boolean {
    return this.#listeningSince !== undefined;
  }

  setProtocolVersion(version: string): void {
    this.#http.setProtocolVersion(version);
  }

  start(): Promise<void> {
    return this.#http.start();
  }

  async send(message: JSONRPCMessage): Promise<void> {
    if (!('method' in message)) return this.#http.send(message);
    if (message.method === 'notifications/cancelled') this.#cancel(message.params?.requestId);
    if (!('id' in message)) return this.#http.send(message);
    const { id } = message;
    const abort = new AbortController();
    this.#open.set(id, { abort, listing: message.method === 'tools/list' });
    try {
      await this.#http.send(message, {
        requestSignal: abort.signal,
        onRequestStreamEnd: () =>
          this.#fail(id, STREAM_ENDED, 'the server ended the stream without an answer'),
      });
    } catch (error) {
      this.#open.delete(id);
      throw error;
    }
  }

  /** Tells the server that the session is over, within the limit. Never rejects. */
  async endSession(limitMs: number): Promise<void> {
    const ended = () => this.#http.terminateSession().catch(() => undefined);
    await withDeadline(ended, { limitMs, onLate: () => undefined });
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    for (const { abort } of this.#open.values()) abort.abort();
    this.#open.clear();
    await this.#http.close();
  }

  #deliver(message: JSONRPCMessage): void {
    if (!('method' in message) && message.id !== undefined) this.#open.delete(message.id);
    this.onmessage?.(message);
  }

  /** Answers a request in place of the server. Nothing when it has its answer. */
  #fail(id: RequestId, code: number, message: string): void {
    if (!this.#open.has(id)) return;
    this.#cancel(id);
    this.onmessage?.({ jsonrpc: '2.0', id, error: { code, message } });
  }

  #cancel(id: unknown): void {
    if (typeof id !== 'string' && typeof id !== 'number') return;
    this.#open.get(id)?.abort.abort();
    this.#open.delete(id);
  }

  async #fetch(url: string | URL, init: RequestInit = {}): Promise<Response> {
    return init.method === 'GET' ? this.#listen(url, init) : this.#ask(url, init);
  }

  /** One request and its answer. */
  async #ask(url: string | URL, init: RequestInit): Promise<Response> {
    const id = requestId(init.body);
    const limit = AbortSignal.timeout(REQUEST_LIMIT_MS);
    const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit;
    const response = await this.#options.network.fetch(url, { ...init, signal });
    const listing = id !== undefined && this.#open.get(id)?.listing === true;
    return limitBody(response, {
      maxBytes: listing ? MAX_LISTING_BYTES : MAX_READ_BYTES,
      onOverflow: () => {
        if (id !== undefined) this.#fail(id, TOO_LARGE, 'the answer of the server is too large');
      },
    });
  }

  /** The stream on which the server reports changes, or sends the rest of an answer. */
  async #listen(url: string | URL, init: RequestInit): Promise<Response> {
    const response = await this.#options.network.openFetch(url, init).catch((error: unknown) => {
      if (init.signal?.aborted !== true && this.listening) this.#options.onLost();
      throw error;
    });
    if (response.status === 404 || response.status === 400) return this.#noStream(response);
    if (!response.ok) return response;
    const again = this.#listeningSince !== undefined;
    this.#listeningSince = performance.now();
    if (again) this.#options.onListeningAgain();
    return limitBody(response, { maxBytes: MAX_NEWS_BYTES, perMs: MINUTE_MS, onOverflow: () => undefined });
  }

  /**
   * A server that gave news before has forgotten the session. One that never did has no such stream: the specification
   * wants 405 for that, but a web framework answers what it does not know with 404 or 400. Whether the session is lost
   * is then told by the next request.
   * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#listening-for-messages-from-the-server
   */
  async #noStream(response: Response): Promise<Response> {
    if (this.listening && this.sessionId !== undefined) {
      this.#options.onLost();
      return response;
    }
    await response.body?.cancel();
    return new Response(null, { status: 405 });
  }

  /** A pause of the gateway's choice: a server that asks for none would be asked without end. */
  #later(reconnect: () => void, asked: number): () => void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      reconnect();
    }, this.#pause(asked));
    timer.unref();
    this.#timers.add(timer);
    return () => {
      clearTimeout(timer);
      this.#timers.delete(timer);
    };
  }

  #pause(asked: number): number {
    const { shortest, longest } = ANSWER_PAUSE_MS;
    if (this.#open.size > 0) return Math.min(longest, Math.max(shortest, asked));
    const lasted = performance.now() - (this.#listeningSince ?? 0);
    if (lasted > MINUTE_MS) this.#backoff.reset();
    return this.#backoff.next();
  }
}

function requestId(body: unknown): RequestId | undefined {
  if (typeof body !== 'string') return undefined;
  const message: unknown = JSON.parse(body);
  if (typeof message !== 'object' || message === null || !('id' in message)) return undefined;
  const { id } = message;
  return typeof id === 'string' || typeof id === 'number' ? id : undefined;
}
