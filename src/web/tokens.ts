import { randomBytes } from 'node:crypto';
import type { UnknownFields } from '../is-record.ts';
import { SignedTokens } from '../signed-tokens.ts';
import type { WebRefusal } from './refusals.ts';

const LIFETIME_MS = 60_000;
const VERSION = 'w1';
const PURPOSE = 'voice-gateway browser token v1';
const NONCE_BYTES = 16;

/** Who may connect, and from where. */
export interface TokenClaims {
  /** The operator's name of the user. */
  readonly userId: string;
  /** Exact origin of the page. */
  readonly origin: string;
}

export interface IssuedToken {
  readonly token: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

export type VerifiedToken =
  | { readonly ok: true; readonly nonce: string; readonly expiresAtMs: number }
  | RefusedToken;

/** A token that may be used, and what it says. */
export type ReadToken =
  | { readonly ok: true; readonly nonce: string; readonly expiresAtMs: number; readonly userId: string }
  | RefusedToken;

interface RefusedToken {
  readonly ok: false;
  readonly code: Extract<WebRefusal, `token_${string}`>;
}

interface Body extends TokenClaims {
  readonly expiresAtMs: number;
  readonly nonce: string;
}

/**
 * Short-lived tokens for `/voice`. A browser cannot set headers on a WebSocket, and what stands in an address is
 * logged by proxies, so the token comes in the first message. Any instance with the same key can verify it; that it is
 * used once is for the session table to say.
 */
export class BrowserTokens {
  readonly #tokens: SignedTokens;
  readonly #clock: () => number;

  /**
   * @param secret WEB_TOKEN_KEY, the same for all instances
   * @param clock epoch milliseconds
   */
  constructor(secret: string, clock: () => number = Date.now) {
    this.#tokens = new SignedTokens({ version: VERSION, purpose: PURPOSE, secrets: [secret] });
    this.#clock = clock;
  }

  issue({ userId, origin }: TokenClaims): IssuedToken {
    const expiresAtMs = this.#clock() + LIFETIME_MS;
    const nonce = randomBytes(NONCE_BYTES).toString('base64url');
    const token = this.#tokens.seal({ u: userId, o: origin, e: expiresAtMs, n: nonce });
    return { token, expiresAt: new Date(expiresAtMs).toISOString() };
  }

  /** Checks everything but whether the token was used before. */
  verify(token: string, { userId, origin }: TokenClaims): VerifiedToken {
    const read = this.#open(token);
    if (!read.ok) return read;
    if (read.userId !== userId) return refused('token_wrong_user');
    return read.origin === origin ? read : refused('token_wrong_origin');
  }

  /**
   * The same, where the token alone says who its user is.
   * @param origin of the page, as far as the browser says it
   */
  read(token: string, origin: string | undefined): ReadToken {
    const read = this.#open(token);
    return !read.ok || origin === undefined || read.origin === origin ? read : refused('token_wrong_origin');
  }

  #open(token: string): (Body & { readonly ok: true }) | RefusedToken {
    if (token === '') return refused('token_missing');
    const opened = this.#tokens.open(token);
    if (!opened.ok) return refused(`token_${opened.reason}`);
    const body = bodyOf(opened.fields);
    if (!body) return refused('token_malformed');
    return body.expiresAtMs <= this.#clock() ? refused('token_expired') : { ok: true, ...body };
  }
}

function refused(code: RefusedToken['code']): RefusedToken {
  return { ok: false, code };
}

/** Only signed bodies come here, so a fault means that another version of the gateway wrote it. */
function bodyOf({ u, o, e, n }: UnknownFields): Body | undefined {
  if (typeof u !== 'string' || typeof o !== 'string' || typeof e !== 'number' || typeof n !== 'string')
    return undefined;
  return { userId: u, origin: o, expiresAtMs: e, nonce: n };
}
