import { ApiError } from '../frame/api.ts';
import { EventParser } from './event-parser.ts';

export type FeedState = 'connecting' | 'open' | 'waiting';

export interface FeedOptions {
  /** Rejects with ApiError for any answer that is no success. */
  readonly open: (init: RequestInit) => Promise<Response>;
  readonly onEvent: (type: string, data: unknown) => void;
  /** `waiting`: the connection is lost, and another one will be tried. `words`: why, where the gateway said it. */
  readonly onState: (state: FeedState, words?: string) => void;
  /** There will be no other connection. */
  readonly onFault: (fault: ApiError) => void;
  /** Between attempts; rises by itself. */
  readonly firstRetryMs?: number;
}

/** The gateway sends a comment every 15 s. */
const SILENCE_MS = 40_000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 15_000;
/** What stays so when it is asked again. */
const FINAL: readonly number[] = [400, 401, 403, 404, 409, 410];

/**
 * Follows a feed of the console. The browser's own `EventSource` cannot send a token but in the address. After a
 * connection is lost it connects again by itself, and goes on after the last event that it has seen.
 */
export class Feed {
  readonly #options: FeedOptions;
  readonly #parser = new EventParser();
  readonly #closing = new AbortController();
  #attempts = 0;
  #wake: () => void = () => undefined;

  constructor(options: FeedOptions) {
    this.#options = options;
  }

  /** Returns when the feed is closed, or will never open again. */
  async follow(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      const fault = await this.#connect();
      if (signal.aborted) return;
      if (fault && FINAL.includes(fault.status)) return this.#options.onFault(fault);
      this.#options.onState('waiting', fault && fault.status !== 0 ? fault.message : undefined);
      await this.#pause(fault?.retryAfterMs ?? this.#retryMs());
    }
  }

  /** Does not wait any longer for the next attempt. */
  retryNow(): void {
    this.#wake();
  }

  /** Idempotent. */
  close(): void {
    this.#closing.abort();
    this.#wake();
  }

  /** @returns what was wrong; undefined when a connection was lost that had been open */
  async #connect(): Promise<ApiError | undefined> {
    const attempt = new AbortController();
    const abort = () => attempt.abort();
    this.#closing.signal.addEventListener('abort', abort);
    this.#options.onState('connecting');
    this.#parser.restart();
    try {
      const { lastEventId } = this.#parser;
      const headers: Record<string, string> = lastEventId === '' ? {} : { 'last-event-id': lastEventId };
      const response = await this.#options.open({ headers, signal: attempt.signal });
      await this.#read(response, abort);
      return undefined;
    } catch (error) {
      return error instanceof ApiError ? error : undefined;
    } finally {
      attempt.abort();
      this.#closing.signal.removeEventListener('abort', abort);
    }
  }

  async #read(response: Response, abort: () => void): Promise<void> {
    const reader = response.body?.getReader();
    if (!reader) return;
    const decoder = new TextDecoder();
    this.#options.onState('open');
    for (;;) {
      const watch = setTimeout(abort, SILENCE_MS);
      try {
        const { done, value } = await reader.read();
        if (done) return;
        this.#attempts = 0;
        for (const event of this.#parser.push(decoder.decode(value, { stream: true }))) this.#hand(event);
      } finally {
        clearTimeout(watch);
      }
    }
  }

  #hand({ type, data }: { readonly type: string; readonly data: string }): void {
    if (this.#closing.signal.aborted) return;
    const value: unknown = JSON.parse(data);
    try {
      this.#options.onEvent(type, value);
    } catch (error) {
      // A fault of this page, not of the connection: the browser reports it, and the feed goes on.
      queueMicrotask(() => {
        throw error;
      });
    }
  }

  #retryMs(): number {
    const { firstRetryMs = FIRST_RETRY_MS } = this.#options;
    const wait = Math.min(LONGEST_RETRY_MS, firstRetryMs * 2 ** this.#attempts);
    this.#attempts += 1;
    // After a restart of the gateway, its viewers must not all come back at the same moment.
    return wait * (0.75 + Math.random() / 2);
  }

  async #pause(ms: number): Promise<void> {
    if (this.#closing.signal.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
