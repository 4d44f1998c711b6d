import { hash } from 'node:crypto';

const BLOCK_BYTES = 64;
const DIGEST_BYTES = 32;
const INNER_PAD = 0x36;
const OUTER_PAD = 0x5c;

/**
 * HMAC-SHA256 of texts with one key, as the two hashes that it is (RFC 2104). For the platform's `createHmac`
 * each text needs an object that the garbage collector must finalise: a third of the cost of signing an event.
 */
export class KeyedHash {
  readonly #outer: Buffer;
  readonly #innerBlock: Buffer;
  /** The block, and behind it the text. */
  #inner: Buffer;

  /** @param key up to 64 bytes */
  constructor(key: Uint8Array) {
    if (key.length > BLOCK_BYTES) throw new RangeError('a longer key would have to be hashed first');
    this.#innerBlock = padded(key, INNER_PAD);
    this.#inner = this.#innerBlock;
    this.#outer = Buffer.concat([padded(key, OUTER_PAD), Buffer.alloc(DIGEST_BYTES)]);
  }

  /**
   * @param text ASCII
   * @returns hex
   */
  digest(text: string): string {
    const length = BLOCK_BYTES + text.length;
    if (this.#inner.length !== length) this.#inner = Buffer.concat([this.#innerBlock], length);
    this.#inner.write(text, BLOCK_BYTES, 'latin1');
    this.#outer.write(hash('sha256', this.#inner, 'binary'), BLOCK_BYTES, 'latin1');
    return hash('sha256', this.#outer, 'hex');
  }
}

function padded(key: Uint8Array, pad: number): Buffer {
  return Buffer.from(Uint8Array.from({ length: BLOCK_BYTES }, (_, i) => (key[i] ?? 0) ^ pad));
}
