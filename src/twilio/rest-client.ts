import twilio from 'twilio';
import type RequestClient from 'twilio/lib/base/RequestClient.js';

export interface TwilioAccount {
  readonly accountSid: string;
  readonly authToken: string;
  /** Base address of another server that speaks Twilio's API. Default: the vendor's. */
  readonly apiUrl?: string | undefined;
}

/** @param timeoutMs limit on one request, milliseconds */
export function createTwilioClient(
  { accountSid, authToken, apiUrl }: TwilioAccount,
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
