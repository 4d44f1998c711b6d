import { createHash, timingSafeEqual } from 'node:crypto';

const BEARER = /^Bearer +(\S+) *$/i;
const FINGERPRINT_DIGITS = 8;

/** Checks that a request has a key as its bearer, in the same time for every wrong one. */
export class BearerKey {
  /** Names the key in the log without showing it. */
  readonly fingerprint: string;
  readonly #hash: Buffer;

  constructor(key: string) {
    this.#hash = hashOf(key);
    this.fingerprint = this.#hash.toString('hex').slice(0, FINGERPRINT_DIGITS);
  }

  /** @param header `Authorization`; the hashes have one length, so the time tells nothing about the key */
  accepts(header: string | undefined): boolean {
    return timingSafeEqual(hashOf(bearerOf(header)), this.#hash);
  }
}

/** What a request has as its bearer; an empty text without one. */
export function bearerOf(header: string | undefined): string {
  return BEARER.exec(header ?? '')?.[1] ?? '';
}

function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
