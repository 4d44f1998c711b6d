import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { fieldsOf, type UnknownFields } from './is-record.ts';
import { parseJson } from './parse-json.ts';

const KEY_BYTES = 32;

export interface SignedTokensOptions {
  /** The first part of each token. */
  readonly version: string;
  /** Keys for two purposes differ even when they come from the same secret. */
  readonly purpose: string;
  /** The first one signs; each of them is accepted. */
  readonly secrets: readonly [string | Buffer, ...(string | Buffer)[]];
}

export type OpenedToken =
  | { readonly ok: true; readonly fields: UnknownFields }
  | { readonly ok: false; readonly reason: 'malformed' | 'forged' };

/**
 * Signs what another instance of the gateway must be able to believe: `version.body.signature`, where the body is JSON
 * in base64url and the signature an HMAC-SHA256.
 */
export class SignedTokens {
  readonly #version: string;
  readonly #key: Buffer;
  readonly #acceptedKeys: readonly Buffer[];

  constructor({ version, purpose, secrets }: SignedTokensOptions) {
    const [first, ...others] = secrets;
    const keyOf = (secret: string | Buffer) =>
      Buffer.from(hkdfSync('sha256', secret, '', purpose, KEY_BYTES));
    this.#version = version;
    this.#key = keyOf(first);
    this.#acceptedKeys = [this.#key, ...others.map(keyOf)];
  }

  seal(fields: UnknownFields): string {
    const body = Buffer.from(JSON.stringify(fields)).toString('base64url');
    return `${this.#version}.${body}.${this.#sign(body, this.#key)}`;
  }

  /** Checks the form and the signature. Whether the fields are those that were expected is for the caller to check. */
  open(token: string): OpenedToken {
    const [version, body, signature, ...rest] = token.split('.');
    if (version !== this.#version || !body || !signature || rest.length > 0) return MALFORMED;
    if (!this.#acceptedKeys.some((key) => isSame(signature, this.#sign(body, key)))) {
      return { ok: false, reason: 'forged' };
    }
    const value = parseJson(Buffer.from(body, 'base64url').toString());
    return value === undefined ? MALFORMED : { ok: true, fields: fieldsOf(value) };
  }

  #sign(body: string, key: Buffer): string {
    return createHmac('sha256', key).update(`${this.#version}.${body}`).digest('base64url');
  }
}

const MALFORMED: OpenedToken = { ok: false, reason: 'malformed' };

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
