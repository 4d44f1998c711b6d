import twilio from 'twilio';
import type RequestClient from 'twilio/lib/base/RequestClient.js';

export interface TwilioAccount {
  readonly accountSid: string;
  readonly authToken: string;
  /**
   * Tried when Twilio refuses the first: it becomes the primary token when the operator promotes it at Twilio.
   * @see https://www.twilio.com/docs/iam/api/authtoken
   */
  readonly secondaryAuthToken?: string | undefined;
  /** Base address of another server that offers Twilio's API. Default: Twilio's own. */
  readonly apiUrl?: string | undefined;
}

const UNAUTHORIZED = 401;

/** Twilio's REST API, used with whichever of the account's two tokens it accepts. */
export class TwilioRest {
  /** The client whose token was accepted last comes first. */
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

  /** Whether Twilio accepts the secondary token instead of the first. */
  get rotated(): boolean {
    return this.#clients[0] !== this.#primary;
  }

  /** @throws the SDK's error: a `RestException` for a refusal, another error when Twilio was not reached */
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

/** Sends every request to one given server, whichever host the SDK chooses. */
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
