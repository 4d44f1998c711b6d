import twilio from 'twilio';

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;
/** Form fields as they were decoded; a field that came several times is a list. */
export type SignedForm = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface TwilioSignaturesOptions {
  /** The account's primary auth token. Without it no request is valid, unless validation is off. */
  readonly authToken: string | undefined;
  /** Valid as well, so that no request is refused while the tokens are rotated. */
  readonly secondaryAuthToken?: string | undefined;
  /** The public `https://` origin. Signed addresses are built from it alone. */
  readonly publicUrl: string;
  /** False only for local work: every request is then valid. */
  readonly validate: boolean;
  /**
   * The end of the addresses that Twilio is given (connection overrides). Twilio does not document whether it signs
   * it, so both are tried.
   */
  readonly fragment?: string;
}

export interface SignedRequest {
  readonly method: string;
  /** Path and query exactly as they came, like `/twilio/voice?a=b`. */
  readonly pathWithQuery: string;
  readonly headers: Headers;
  /** Ignored for GET, where the query holds everything that is signed. */
  readonly form?: SignedForm | undefined;
  /** The raw body of a request that is not a form. Twilio then signs its hash in `bodySHA256`. */
  readonly body?: string | undefined;
}

/**
 * Checks `X-Twilio-Signature`. Twilio signs the address that it was given, so this tries the ways in which that
 * address may have been written: with or without a trailing slash and the standard port. Host and X-Forwarded-* are
 * ignored, because the sender can write anything there.
 * @see https://www.twilio.com/docs/usage/security#validating-requests
 */
export class TwilioSignatures {
  readonly #authTokens: readonly string[];
  readonly #validate: boolean;
  readonly #fragments: readonly string[];
  readonly #httpsOrigins: readonly string[];
  readonly #wssOrigins: readonly string[];

  constructor({ authToken, secondaryAuthToken, ...options }: TwilioSignaturesOptions) {
    const { publicUrl, validate, fragment = '' } = options;
    this.#authTokens = [authToken, secondaryAuthToken].flatMap((token) => (token ? [token] : []));
    this.#validate = validate;
    this.#fragments = [...new Set(['', fragment])];
    this.#httpsOrigins = originsOf(publicUrl, 'https');
    this.#wssOrigins = originsOf(publicUrl, 'wss');
  }

  /** Whether Twilio sent this webhook. */
  validRequest({ method, pathWithQuery, headers, form, body }: SignedRequest): boolean {
    const isGet = method === 'GET' || method === 'HEAD';
    const isHashed = !isGet && body !== undefined && pathWithQuery.includes('bodySHA256=');
    return this.#isSigned({ origins: this.#httpsOrigins, pathWithQuery, headers }, (token, signature, url) =>
      isHashed
        ? twilio.validateRequestWithBody(token, signature, url, body)
        : twilio.validateRequest(token, signature, url, isGet ? {} : toParameters(form)),
    );
  }

  /**
   * Whether Twilio sent this WebSocket upgrade. It signs the `wss://` address of the `<Stream>`.
   * @see https://www.twilio.com/docs/voice/media-streams
   */
  validUpgrade(pathWithQuery: string, headers: Headers): boolean {
    return this.#isSigned({ origins: this.#wssOrigins, pathWithQuery, headers }, (token, signature, url) =>
      twilio.validateRequest(token, signature, url, {}),
    );
  }

  #isSigned(request: Addressed, isValid: IsValid): boolean {
    if (!this.#validate) return true;
    const signature = request.headers['x-twilio-signature'];
    if (typeof signature !== 'string' || signature === '') return false;
    const urls = candidates(request).flatMap((url) => this.#fragments.map((fragment) => url + fragment));
    return this.#authTokens.some((token) => urls.some((url) => isValid(token, signature, url)));
  }
}

type IsValid = (token: string, signature: string, url: string) => boolean;

interface Addressed {
  readonly origins: readonly string[];
  readonly pathWithQuery: string;
  readonly headers: Headers;
}

/** The check of the `twilio` package adds port 443 to https but port 80 to wss, so the standard port is added here. */
function originsOf(publicUrl: string, scheme: 'https' | 'wss'): string[] {
  const { host, hostname, port } = new URL(publicUrl);
  return port === '' ? [`${scheme}://${host}`, `${scheme}://${hostname}:443`] : [`${scheme}://${host}`];
}

/** A target that does not begin with a slash could name another host. It is never ours. */
function candidates({ origins, pathWithQuery }: Addressed): string[] {
  if (!pathWithQuery.startsWith('/')) return [];
  const queryStart = pathWithQuery.indexOf('?');
  const path = queryStart === -1 ? pathWithQuery : pathWithQuery.slice(0, queryStart);
  const query = queryStart === -1 ? '' : pathWithQuery.slice(queryStart);
  const bare = path.replace(/\/$/, '');
  const paths = new Set([path, bare, `${bare}/`]);
  return origins.flatMap((origin) => [...paths].map((variant) => origin + variant + query));
}

/** Leaves out names that no field has. A field with an empty value is signed too, by its name. */
function toParameters(form: SignedForm = {}): Record<string, string | readonly string[]> {
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
