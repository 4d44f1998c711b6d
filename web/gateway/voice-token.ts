/** What lets one connection in, once. */
export interface VoiceToken {
  readonly token: string;
  readonly userId: string;
}

/** Where a page gets tokens. A connection asks for a new one each time. */
export interface TokenSource {
  /** @throws TokenError with what the user can do */
  take(): Promise<VoiceToken>;
}

export class TokenError extends Error {
  readonly code: 'token_missing' | 'token_refused' | 'token_unreachable';

  constructor(code: TokenError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Asks the operator's own server, which knows the user by its cookie. */
export class FetchedTokens implements TokenSource {
  readonly #url: string;

  /** @param url of `WEB_TOKEN_URL`; it answers a POST with `{token, userId}` */
  constructor(url: string) {
    this.#url = url;
  }

  async take(): Promise<VoiceToken> {
    const answer = await this.#ask();
    if (answer.status === 401 || answer.status === 403)
      throw new TokenError('token_refused', 'You are not signed in. Sign in, then start again.');
    const { token, userId } = answer.ok ? await fieldsOf(answer) : {};
    if (typeof token !== 'string' || typeof userId !== 'string')
      throw new TokenError('token_unreachable', 'The server gave no voice token. Try again in a minute.');
    return { token, userId };
  }

  async #ask(): Promise<Response> {
    try {
      return await fetch(this.#url, { method: 'POST', credentials: 'include' });
    } catch (error) {
      throw new TokenError('token_unreachable', 'The server does not answer. Check your connection.', {
        cause: error,
      });
    }
  }
}

/** Tokens that the user brings. Each is used once. */
export class GivenTokens implements TokenSource {
  #next: VoiceToken | undefined;

  /** Whether there is one to take. */
  get isEmpty(): boolean {
    return this.#next === undefined;
  }

  give(token: string, userId = userOf(token)): void {
    this.#next = { token: token.trim(), userId };
  }

  async take(): Promise<VoiceToken> {
    const next = this.#next;
    this.#next = undefined;
    if (!next)
      throw new TokenError('token_missing', 'A voice token is needed. Paste a new one, then start again.');
    return next;
  }
}

/** A token names its user, so that a pasted one needs nothing beside it. @returns an empty text where it does not */
function userOf(token: string): string {
  try {
    const body = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0));
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const user = typeof claims === 'object' && claims !== null && 'u' in claims ? claims.u : '';
    return typeof user === 'string' ? user : '';
  } catch {
    return '';
  }
}

async function fieldsOf(answer: Response): Promise<Readonly<Record<string, unknown>>> {
  try {
    const body: unknown = await answer.json();
    return typeof body === 'object' && body !== null ? { ...body } : {};
  } catch {
    return {};
  }
}
