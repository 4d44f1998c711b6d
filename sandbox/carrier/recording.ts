import { SILENCE_BYTE } from '../../src/audio/format.ts';

/** Mu-law on a time axis: what was never written is silence. */
export class Recording {
  #bytes = Buffer.alloc(0);
  #end = 0;

  /** @param atByte position on the axis, 8 bytes a millisecond; earlier than 0 is cut off */
  write(atByte: number, bytes: Buffer): void {
    const audible = atByte < 0 ? bytes.subarray(-atByte) : bytes;
    const start = Math.max(0, atByte);
    this.#reserve(start + audible.length);
    audible.copy(this.#bytes, start);
    this.#end = Math.max(this.#end, start + audible.length);
  }

  /** What was written at this byte and later. Valid until the next write. */
  since(atByte: number): Buffer {
    return this.#bytes.subarray(atByte, Math.max(atByte, this.#end));
  }

  /** A copy of the first `lengthBytes` bytes. */
  toBuffer(lengthBytes: number): Buffer {
    const copy = Buffer.alloc(Math.max(0, lengthBytes), SILENCE_BYTE);
    this.#bytes.copy(copy, 0, 0, copy.length);
    return copy;
  }

  #reserve(lengthBytes: number): void {
    if (lengthBytes <= this.#bytes.length) return;
    const larger = Buffer.alloc(Math.max(lengthBytes, this.#bytes.length * 2, 80_000), SILENCE_BYTE);
    this.#bytes.copy(larger);
    this.#bytes = larger;
  }
}
