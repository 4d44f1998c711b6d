import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { isRecord, type UnknownFields } from '../is-record.ts';
import { SignedTokens } from '../signed-tokens.ts';

const LIFETIME_MS = 120_000;
const VERSION = 'v1';
const KEY_BYTES = 32;
const PURPOSE = 'voice-gateway stream token v1';
/**
 * Twilio takes less than 500 characters for the name and the value of a parameter together.
 * @see https://www.twilio.com/docs/voice/twiml/stream#custom-parameters
 */
const MAX_TOKEN_LENGTH = 490;
/** Far more than one instance can redeem in the lifetime of a token; beyond it the oldest are forgotten. */
const MAX_REMEMBERED = 20_000;
/** Enough to tell the few versions of one assistant apart that a process remembers. */
const VERSION_DIGITS = 8;
/** Beside the longest name of an assistant and its version, this is what is left. */
const MAX_ARMS_LENGTH = 45;
const E164 = /^\+[1-9]\d{6,14}$/;

/** What the webhook knows of a call and the stream must be sure of. */
export interface StreamClaims {
  readonly callSid: string;
  /** E.164; anything else is left out of the token. */
  readonly caller?: string;
  readonly dialed?: string;
  readonly resumeCount: number;
  /** The TwiML speaks the consent notice before it connects this stream. */
  readonly noticePlayed?: boolean;
  /** The caller is typing something that must not reach a model. */
  readonly secureInput?: boolean;
  /** The name of the assistant that takes the call. */
  readonly assistant?: string;
  /** The version of that assistant that the call began with; redeemed as its first characters. */
  readonly assistantVersion?: string;
  /** The arms that the call is in, by the name of the experiment; left out of the token when they are too long for it. */
  readonly arms?: Readonly<Record<string, string>>;
  /** Why the caller wants a person, when they have heard nothing of one yet. */
  readonly wish?: string;
}

export type TokenFault = 'missing' | 'malformed' | 'forged' | 'expired' | 'used' | 'wrong_call';
export type TokenResult =
  | { readonly ok: true; readonly claims: StreamClaims }
  | { readonly ok: false; readonly reason: TokenFault };

export interface StreamTokensOptions {
  /**
   * A secret that all instances share, like Twilio's auth token: the key is derived from it. Default: random, which
   * is enough for one instance.
   */
  readonly secret?: string | undefined;
  /** Tokens made with this secret are accepted too: during a rotation other instances may use it. */
  readonly secondarySecret?: string | undefined;
  /** Default 120 s. */
  readonly lifetimeMs?: number;
  /** Epoch milliseconds. */
  readonly clock?: () => number;
}

/** What the token holds; on the wire it has short names. */
interface Body {
  readonly claims: StreamClaims;
  readonly expiresAtMs: number;
  readonly nonce: string;
}

/**
 * Tokens for the `<Parameter name="token">` of a stream. Twilio's signature on the upgrade request names no call,
 * so the token binds the socket to the webhook that issued it: for one call, for a short time, for one use.
 * @see https://www.twilio.com/docs/voice/twiml/stream#custom-parameters
 */
export class StreamTokens {
  readonly #tokens: SignedTokens;
  readonly #lifetimeMs: number;
  readonly #clock: () => number;
  /** Redeemed nonces, until their token expires. */
  readonly #used: LRUCache<string, true>;

  constructor({ secret, secondarySecret, lifetimeMs, clock }: StreamTokensOptions) {
    const others = secondarySecret === undefined ? [] : [secondarySecret];
    this.#tokens = new SignedTokens({
      version: VERSION,
      purpose: PURPOSE,
      secrets: [secret ?? randomBytes(KEY_BYTES), ...others],
    });
    this.#lifetimeMs = lifetimeMs ?? LIFETIME_MS;
    this.#clock = clock ?? Date.now;
    this.#used = new LRUCache({ max: MAX_REMEMBERED, ttlResolution: 0, perf: { now: this.#clock } });
  }

  /**
   * @returns a token below 500 characters
   * @throws RangeError when the token would be too long for Twilio, which only a wrong CallSid can cause
   */
  issue(claims: StreamClaims): string {
    const token = this.#tokens.seal(
      fieldsOfBody({
        claims,
        expiresAtMs: this.#clock() + this.#lifetimeMs,
        nonce: randomBytes(12).toString('base64url'),
      }),
    );
    if (token.length > MAX_TOKEN_LENGTH)
      throw new RangeError('The stream token is too long for a Twilio parameter');
    return token;
  }

  /** Checks the token of a `start` message and uses it up. A token that is refused is not used up. */
  redeem(token: string | undefined, callSid: string): TokenResult {
    if (token === undefined || token === '') return refused('missing');
    const opened = this.#tokens.open(token);
    if (!opened.ok) return refused(opened.reason);
    const body = bodyOf(opened.fields);
    if (!body) return refused('malformed');
    if (body.expiresAtMs <= this.#clock()) return refused('expired');
    if (body.claims.callSid !== callSid) return refused('wrong_call');
    if (this.#used.has(body.nonce)) return refused('used');
    this.#used.set(body.nonce, true, { ttl: body.expiresAtMs - this.#clock() });
    return { ok: true, claims: body.claims };
  }
}

function refused(reason: TokenFault): TokenResult {
  return { ok: false, reason };
}

function fieldsOfBody({ claims, expiresAtMs, nonce }: Body): UnknownFields {
  return {
    c: claims.callSid,
    f: phoneNumber(claims.caller),
    d: phoneNumber(claims.dialed),
    r: claims.resumeCount,
    s: claims.noticePlayed ? 1 : undefined,
    k: claims.secureInput ? 1 : undefined,
    w: claims.wish,
    a: claims.assistant,
    v: claims.assistantVersion?.slice(0, VERSION_DIGITS),
    x: shortArms(claims.arms),
    e: expiresAtMs,
    n: nonce,
  };
}

/** Only signed bodies come here, so a fault means that another version of the gateway wrote it. */
function bodyOf({ c, f, d, r, s, k, w, a, v, x, e, n }: UnknownFields): Body | undefined {
  if (typeof c !== 'string' || typeof r !== 'number' || typeof e !== 'number' || typeof n !== 'string') {
    return undefined;
  }
  const caller = phoneNumber(f);
  const dialed = phoneNumber(d);
  const claims = {
    callSid: c,
    resumeCount: r,
    ...(caller && { caller }),
    ...(dialed && { dialed }),
    ...(s === 1 && { noticePlayed: true }),
    ...(k === 1 && { secureInput: true }),
    ...(typeof w === 'string' && { wish: w }),
    ...(typeof a === 'string' && { assistant: a }),
    ...(typeof v === 'string' && { assistantVersion: v }),
    ...(isTextMap(x) && { arms: x }),
  };
  return { claims, expiresAtMs: e, nonce: n };
}

/** Without them the next stream chooses anew, by the caller's number, which leads to the same arms. */
function shortArms(arms: StreamClaims['arms']): StreamClaims['arms'] {
  return arms !== undefined && JSON.stringify(arms).length <= MAX_ARMS_LENGTH ? arms : undefined;
}

function isTextMap(value: unknown): value is Readonly<Record<string, string>> {
  return isRecord(value) && Object.values(value).every((text) => typeof text === 'string');
}

function phoneNumber(value: unknown): string | undefined {
  return typeof value === 'string' && E164.test(value) ? value : undefined;
}
