import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { UnknownFields } from '../../is-record.ts';
import { SignedTokens } from '../../signed-tokens.ts';

const DIAL_LIFETIME_MS = 60_000;
const PURPOSE = 'voice-gateway softphone token v1';
/** Far more than one instance issues in a minute. */
const MAX_REMEMBERED = 1_000;

/** One call of the softphone. */
export interface SoftphoneCall {
  readonly callSid: string;
  /** E.164, both. */
  readonly from: string;
  readonly to: string;
}

/** `dial` places the call, once. `call` is for everything that follows in it. */
type Kind = 'dial' | 'call';

interface Body {
  readonly kind: Kind;
  readonly call: SoftphoneCall;
  readonly expiresAtMs: number;
  readonly nonce: string;
}

export type SoftphoneTokenFault = 'malformed' | 'forged' | 'expired' | 'used';
export type SoftphoneTokenResult =
  | { readonly ok: true; readonly kind: Kind; readonly call: SoftphoneCall }
  | { readonly ok: false; readonly reason: SoftphoneTokenFault };

export interface CallTokensOptions {
  /** A secret that all instances share: a page may reach another instance with each request. */
  readonly secret: string;
  readonly secondarySecret?: string | undefined;
  /** How long a call may go on. */
  readonly callMs: number;
  /** Epoch milliseconds. */
  readonly clock?: (() => number) | undefined;
}

/** What the page shows to act in a call: each token is for one call, which the gateway itself has named. */
export class CallTokens {
  readonly #tokens: SignedTokens;
  readonly #callMs: number;
  readonly #clock: () => number;
  /** Dial tokens that were used, until they expire. */
  readonly #used: LRUCache<string, true>;

  constructor({ secret, secondarySecret, callMs, clock = Date.now }: CallTokensOptions) {
    const others = secondarySecret === undefined ? [] : [secondarySecret];
    this.#tokens = new SignedTokens({ version: 's1', purpose: PURPOSE, secrets: [secret, ...others] });
    this.#callMs = callMs;
    this.#clock = clock;
    this.#used = new LRUCache({ max: MAX_REMEMBERED, ttl: DIAL_LIFETIME_MS, perf: { now: clock } });
  }

  issue(kind: Kind, { callSid, from, to }: SoftphoneCall): { token: string; expiresAtMs: number } {
    const expiresAtMs = this.#clock() + (kind === 'dial' ? DIAL_LIFETIME_MS : this.#callMs);
    const n = randomBytes(9).toString('base64url');
    return {
      token: this.#tokens.seal({ k: kind, c: callSid, f: from, t: to, e: expiresAtMs, n }),
      expiresAtMs,
    };
  }

  /** Checks a token. A dial token is used up by it. */
  redeem(token: string): SoftphoneTokenResult {
    const opened = this.#tokens.open(token);
    if (!opened.ok) return opened;
    const body = bodyOf(opened.fields);
    if (!body) return { ok: false, reason: 'malformed' };
    const { kind, call, expiresAtMs, nonce } = body;
    if (expiresAtMs <= this.#clock()) return { ok: false, reason: 'expired' };
    if (kind === 'call') return { ok: true, kind, call };
    if (this.#used.has(nonce)) return { ok: false, reason: 'used' };
    this.#used.set(nonce, true);
    return { ok: true, kind, call };
  }
}

/** Only signed bodies come here, so a fault means that another version of the gateway wrote it. */
function bodyOf({
  k: kind,
  c: callSid,
  f: from,
  t: to,
  e: expiresAtMs,
  n: nonce,
}: UnknownFields): Body | undefined {
  if (kind !== 'dial' && kind !== 'call') return undefined;
  if (typeof callSid !== 'string' || typeof from !== 'string' || typeof to !== 'string') return undefined;
  if (typeof expiresAtMs !== 'number' || typeof nonce !== 'string') return undefined;
  return { kind, call: { callSid, from, to }, expiresAtMs, nonce };
}
