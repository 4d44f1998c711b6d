import { setTimeout as pause } from 'node:timers/promises';
import { type Dispatcher, errors, request } from 'undici';
import { KnowledgeError } from '../../errors.ts';
import { retryAfterMs } from '../../retry-after.ts';
import type { PineconeRequest } from './pinecone-wire.ts';

export interface PineconeAccess {
  /** With its scheme, without a path. */
  readonly origin: string;
  readonly apiKey: string;
  readonly apiVersion: string;
  /** Checks the addresses and holds the connections. Not owned. */
  readonly dispatcher: Dispatcher;
}

/** Five passages are a few kB; what is longer is not an answer for a caller. */
const MAX_BODY_BYTES = 64 * 1024;
/** A caller who waits cannot wait for more. Milliseconds. */
const LONGEST_PAUSE_MS = 1000;
const SHORT_PAUSE_MS = 100;
const TRY_AGAIN = [429, 502, 503, 504];

/** Sends searches to one index. A search changes nothing, so one that failed is sent once more where time allows. */
export class PineconeClient {
  readonly #access: PineconeAccess;

  constructor(access: PineconeAccess) {
    this.#access = access;
  }

  /** @throws KnowledgeError when there is no JSON answer */
  async post(search: PineconeRequest, signal: AbortSignal): Promise<unknown> {
    try {
      return await this.#tryTwice(search, signal);
    } catch (cause) {
      if (cause instanceof KnowledgeError) throw cause;
      throw new KnowledgeError('knowledge_unavailable', `Pinecone cannot be asked (${nameOf(cause)})`, {
        cause,
      });
    }
  }

  async #tryTwice(search: PineconeRequest, signal: AbortSignal): Promise<unknown> {
    const first = await this.#send(search, signal).catch((error: unknown) => {
      if (signal.aborted || !isLostConnection(error)) throw error;
      return undefined;
    });
    const wait = first === undefined ? SHORT_PAUSE_MS : pauseBefore(first);
    if (first !== undefined && wait === undefined) return readAnswer(first);
    await first?.body.dump();
    await pause(wait, undefined, { signal });
    return readAnswer(await this.#send(search, signal));
  }

  #send({ path, body }: PineconeRequest, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
    const { origin, apiKey, apiVersion, dispatcher } = this.#access;
    return request(`${origin}${path}`, {
      dispatcher,
      method: 'POST',
      headers: {
        'api-key': apiKey,
        'x-pinecone-api-version': apiVersion,
        'content-type': 'application/json',
        accept: 'application/json',
      },
      body: JSON.stringify(body),
      signal,
    });
  }
}

async function readAnswer({ statusCode, body }: Dispatcher.ResponseData): Promise<unknown> {
  if (statusCode !== 200) {
    await body.dump();
    const code = statusCode === 429 || statusCode >= 500 ? 'knowledge_unavailable' : 'knowledge_refused';
    throw new KnowledgeError(code, `Pinecone answered with status ${statusCode}${hint(statusCode)}`);
  }
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of body) {
    bytes += piece.length;
    if (bytes > MAX_BODY_BYTES) {
      throw new KnowledgeError(
        'knowledge_unavailable',
        'Pinecone sent more than 64 kB; ask for fewer results',
      );
    }
    pieces.push(piece);
  }
  return JSON.parse(Buffer.concat(pieces).toString('utf8'));
}

/** Undefined when the request must not be repeated. */
function pauseBefore({ statusCode, headers }: Dispatcher.ResponseData): number | undefined {
  if (!TRY_AGAIN.includes(statusCode)) return undefined;
  const header = headers['retry-after'];
  if (header === undefined) return SHORT_PAUSE_MS;
  const pauseMs = retryAfterMs(header);
  return pauseMs !== undefined && pauseMs <= LONGEST_PAUSE_MS ? pauseMs : undefined;
}

function isLostConnection(error: unknown): boolean {
  return error instanceof errors.SocketError || nameOf(error) === 'ECONNRESET';
}

/** What most often causes a status. */
function hint(status: number): string {
  if (status === 400)
    return ': an index without integrated embedding needs `vectors`, one with it must not have them';
  if (status === 401 || status === 403) return ': check the API key';
  return status === 404 ? ': check the host and the namespace' : '';
}

function nameOf(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code);
  return error instanceof Error ? error.name : 'Error';
}
