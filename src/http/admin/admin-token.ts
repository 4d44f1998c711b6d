import { createHash, timingSafeEqual } from 'node:crypto';

const BEARER = /^Bearer +(\S+) *$/i;
const FINGERPRINT_DIGITS = 8;

/** Checks the bearer token of operators in constant time. */
export class AdminToken {
  /** Names the token in the log without telling it. */
  readonly fingerprint: string;
  readonly #hash: Buffer;

  constructor(token: string) {
    this.#hash = hashOf(token);
    this.fingerprint = this.#hash.toString('hex').slice(0, FINGERPRINT_DIGITS);
  }

  /** @param header `Authorization`; the hashes have one length, so the comparison tells nothing about the token */
  accepts(header: string | undefined): boolean {
    const given = BEARER.exec(header ?? '')?.[1] ?? '';
    return timingSafeEqual(hashOf(given), this.#hash);
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
