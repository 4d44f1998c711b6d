import { payloadBytes } from '../audio/format.ts';

const FIRST_CAPACITY = 32_768;

/** Bytes that are appended at the end and taken from the beginning. Its memory is reused. */
export class ByteQueue {
  #bytes = Buffer.allocUnsafeSlow(FIRST_CAPACITY);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  addBase64(payload: string): void {
    this.#reserve(payloadBytes(payload));
    this.#length += this.#bytes.write(payload, this.#length, 'base64');
  }

  add(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** Adds the same byte many times. */
  addFill(byte: number, count: number): void {
    if (count <= 0) return;
    this.#reserve(count);
    this.#bytes.fill(byte, this.#length, this.#length + count);
    this.#length += count;
  }

  /** What has been added and not been dropped. Valid until the next call. */
  get view(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Drops bytes from the beginning. */
  drop(count: number): void {
    this.#bytes.copyWithin(0, count, this.#length);
    this.#length -= count;
  }

  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, 2 * this.#bytes.length));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}
