import twilio from 'twilio';
import type RequestClient from 'twilio/lib/base/RequestClient.js';

export interface TwilioAccount {
  readonly accountSid: string;
  readonly authToken: string;
  /** Tried when Twilio refuses the first: it takes the place of that one as soon as the operator says so there. */
  readonly secondaryAuthToken?: string | undefined;
  /** Base address of another server that speaks Twilio's API. Default: the vendor's. */
  readonly apiUrl?: string | undefined;
}

const UNAUTHORIZED = 401;

/** Twilio's REST API, asked with whichever of the account's tokens it takes. */
export class TwilioRest {
  /** The one that was taken last comes first. */
  #clients: readonly twilio.Twilio[];
  readonly #primary: twilio.Twilio;

  /** @param timeoutMs limit on one request, milliseconds */
  constructor(account: TwilioAccount, timeoutMs: number) {
    const { authToken, secondaryAuthToken } = account;
    this.#primary = createTwilioClient(account, authToken, timeoutMs);
    this.#clients =
      secondaryAuthToken === undefined
        ? [this.#primary]
        : [this.#primary, createTwilioClient(account, secondaryAuthToken, timeoutMs)];
  }

  /** Whether Twilio takes the secondary token in the place of the first. */
  get rotated(): boolean {
    return this.#clients[0] !== this.#primary;
  }

  /** Rejects with what the SDK threw. */
  async ask<T>(request: (client: twilio.Twilio) => Promise<T>): Promise<T> {
    const [current = this.#primary, other] = this.#clients;
    try {
      return await request(current);
    } catch (error) {
      if (!other || !(error instanceof twilio.RestException) || error.status !== UNAUTHORIZED) throw error;
      const answer = await request(other);
      this.#clients = [other, current];
      return answer;
    }
  }
}

function createTwilioClient(
  { accountSid, apiUrl }: TwilioAccount,
  authToken: string,
  timeoutMs: number,
): twilio.Twilio {
  const httpClient = apiUrl === undefined ? undefined : new LocalRequestClient(apiUrl, timeoutMs);
  return twilio(accountSid, authToken, { timeout: timeoutMs, ...(httpClient && { httpClient }) });
}

/** Sends every request to one given server, whatever host the SDK has in mind. */
class LocalRequestClient extends twilio.RequestClient {
  readonly #base: string;

  constructor(base: string, timeout: number) {
    super({ timeout });
    this.#base = base;
  }

  override request<T>(options: RequestClient.RequestOptions<T>) {
    const { pathname, search } = new URL(options.uri);
    return super.request({ ...options, uri: this.#base + pathname + search });
  }
}
