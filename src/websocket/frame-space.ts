export const WORD_BYTES = 4;
const SPACE_BYTES = 16 * 1024;

/**
 * Memory in which frames are put together, their payloads at whole words, so that they can be masked a word at a
 * time. What the kernel has taken at once, which is nearly all, makes room for the next.
 */
export class FrameSpace {
  #bytes = Buffer.allocUnsafeSlow(SPACE_BYTES);
  #words = new Int32Array(this.#bytes.buffer);
  #used = 0;

  get bytes(): Buffer {
    return this.#bytes;
  }

  get words(): Int32Array {
    return this.#words;
  }

  /** Up to where it is used; for `release`. */
  get used(): number {
    return this.#used;
  }

  /** Makes room for a header and a payload. @returns where the payload begins; the header lies right before it */
  reserve(headerBytes: number, payloadBytes: number): number {
    const start = roundUp(this.#used + headerBytes);
    // The last word may be masked as a whole.
    if (start + roundUp(payloadBytes) > this.#bytes.length) {
      this.#renew(roundUp(headerBytes) + roundUp(payloadBytes));
      return this.reserve(headerBytes, payloadBytes);
    }
    this.#used = start + payloadBytes;
    return start;
  }

  /** Nobody needs what was put here since then. */
  release(bytes: Buffer, used: number): void {
    if (bytes === this.#bytes) this.#used = used;
  }

  /** The old memory belongs to those who still write from it. */
  #renew(neededBytes: number): void {
    this.#bytes = Buffer.allocUnsafeSlow(Math.max(SPACE_BYTES, neededBytes));
    this.#words = new Int32Array(this.#bytes.buffer);
    this.#used = 0;
  }
}

function roundUp(bytes: number): number {
  return (bytes + WORD_BYTES - 1) & -WORD_BYTES;
}
