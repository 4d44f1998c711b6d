import { Agent, type Dispatcher, request } from 'undici';
import { boundedText } from '../bounded-text.ts';
import { CrmError, errorMessage } from '../errors.ts';
import { parseJson } from '../parse-json.ts';
import { busyPauseMs, CrmBusy } from './crm-busy.ts';

export interface JsonRequest {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly body?: string;
}

export interface JsonAnswer {
  readonly statusCode: number;
  /** Undefined when it is not JSON. */
  readonly body: unknown;
}

const CONNECT_TIMEOUT_MS = 5_000;
const ANSWER_TIMEOUT_MS = 10_000;
/** HubSpot's largest answer here is a page of ten contacts. */
const MAX_ANSWER_BYTES = 256 * 1024;
const TOO_MANY_REQUESTS = 429;
const REQUEST_TIMEOUT = 408;

/**
 * Sends JSON to a CRM. Redirects are not followed, and no more of an answer is read than needed. Messages of errors
 * hold no addresses, numbers or secrets.
 */
export class JsonExchange {
  readonly #name: string;
  readonly #dispatcher: Dispatcher;

  /** @param name what errors call the other side, like `HubSpot` */
  constructor(name: string) {
    this.#name = name;
    this.#dispatcher = new Agent({
      connect: { timeout: CONNECT_TIMEOUT_MS },
      headersTimeout: ANSWER_TIMEOUT_MS,
      bodyTimeout: ANSWER_TIMEOUT_MS,
    });
  }

  /**
   * @returns an answer with a status below 500
   * @throws CrmError `crm_unavailable` when there is no answer in time, or the other side is busy or has trouble
   */
  async send({ url, ...options }: JsonRequest, signal: AbortSignal): Promise<JsonAnswer> {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]);
    const { statusCode, retryAfter, text } = await this.#exchange(url, { ...options, signal: limit });
    if (statusCode === TOO_MANY_REQUESTS) {
      throw new CrmBusy(`${this.#name} is at its limit (429)`, busyPauseMs(retryAfter, Date.now()));
    }
    if (statusCode >= 500 || statusCode === REQUEST_TIMEOUT) {
      throw new CrmError('crm_unavailable', `${this.#name} answered ${statusCode}`);
    }
    return { statusCode, body: parseJson(text) };
  }

  /** Cuts what is under way. */
  close(): Promise<void> {
    return this.#dispatcher.destroy();
  }

  async #exchange(url: string, options: Omit<JsonRequest, 'url'> & { readonly signal: AbortSignal }) {
    try {
      const { statusCode, headers, body } = await request(url, { ...options, dispatcher: this.#dispatcher });
      return {
        statusCode,
        retryAfter: headers['retry-after'],
        text: await boundedText(body, MAX_ANSWER_BYTES),
      };
    } catch (error) {
      throw new CrmError('crm_unavailable', `${this.#name} did not answer`, { cause: plain(error) });
    }
  }
}

/** The errors of the transport may hold the request, and with it the token. */
function plain(error: unknown): Error {
  const cause = new Error(errorMessage(error));
  if (error instanceof Error) cause.name = error.name;
  return cause;
}
