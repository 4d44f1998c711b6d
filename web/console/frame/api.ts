import { faultWords } from '../words/fault-words.ts';

/** An answer that reports a failure, in words for the person at the page. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  /** Milliseconds after which the same request may succeed. */
  readonly retryAfterMs: number | undefined;

  /** @param status 0 when there was no answer */
  constructor(status: number, { error, message, retryAfterMs }: Partial<FaultBody> = {}) {
    super(message ?? faultWords(status));
    this.status = status;
    this.code = error ?? 'unknown';
    this.retryAfterMs = retryAfterMs;
  }
}

interface FaultBody {
  readonly error: string;
  readonly message: string;
  readonly retryAfterMs: number | undefined;
}

export interface ApiOptions {
  /** Where the API is, with its origin and without a slash at the end. */
  readonly base: string;
  readonly token: string;
  /** What the person calls themselves; may be empty. */
  readonly name: string;
  /** The token is not right, or no longer. */
  readonly onUnauthorized: () => void;
}

/** The console's API, as one person uses it. */
export class ConsoleApi {
  readonly #options: ApiOptions;
  #clockAheadMs = 0;

  constructor(options: ApiOptions) {
    this.#options = options;
  }

  get token(): string {
    return this.#options.token;
  }

  get name(): string {
    return this.#options.name;
  }

  /** Epoch milliseconds by the gateway's clock, to the second: that of this computer may be wrong. */
  get nowMs(): number {
    return Date.now() + this.#clockAheadMs;
  }

  /** @throws ApiError */
  async get<T>(path: string, isAnswer: (value: unknown) => value is T): Promise<T> {
    const response = await this.open(path);
    const answer = await readJson(response);
    if (!isAnswer(answer)) throw new ApiError(response.status, { message: UNREADABLE });
    return answer;
  }

  /** @throws ApiError */
  async post(path: string, body: object = {}): Promise<unknown> {
    const response = await this.open(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return readJson(response);
  }

  /** A file. @throws ApiError */
  async blob(path: string): Promise<Blob> {
    return (await this.open(path)).blob();
  }

  /** @throws ApiError unless the request succeeded */
  async open(path: string, init: RequestInit = {}): Promise<Response> {
    const { base, token, name, onUnauthorized } = this.#options;
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${token}`);
    // Headers hold Latin letters only.
    if (name !== '') headers.set('x-console-user', encodeURIComponent(name));
    const response = await fetch(base + path, { ...init, headers }).catch((cause: unknown) => {
      throw init.signal?.aborted ? cause : new ApiError(0);
    });
    this.#noteClock(response);
    if (response.ok) return response;
    if (response.status === 401) onUnauthorized();
    throw await faultOf(response);
  }

  /** The address of a WebSocket of the API. */
  socketAddress(path: string): string {
    return this.#options.base.replace(/^http/, 'ws') + path;
  }

  #noteClock(response: Response): void {
    const date = Date.parse(response.headers.get('date') ?? '');
    // The header has whole seconds: with half a second added, the error is at most half a second.
    if (!Number.isNaN(date)) this.#clockAheadMs = date + 500 - Date.now();
    if (Math.abs(this.#clockAheadMs) < 1500) this.#clockAheadMs = 0;
  }
}

const UNREADABLE = 'This page is older than the gateway. Reload it.';

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(response.status, { message: UNREADABLE });
  }
}

async function faultOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined);
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const retryAfterMs = Number.isNaN(seconds) ? undefined : seconds * 1000;
  const fields: Readonly<Record<string, unknown>> = { ...(typeof body === 'object' && body) };
  const { error, message } = fields;
  return new ApiError(response.status, {
    ...(typeof error === 'string' && { error }),
    ...(typeof message === 'string' && { message }),
    retryAfterMs,
  });
}

/** For what the page shows of any error. */
export function wordsOf(error: unknown): string {
  return error instanceof ApiError ? error.message : faultWords(0);
}
