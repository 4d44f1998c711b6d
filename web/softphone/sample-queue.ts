/** Samples that wait to be taken, oldest first. Beyond its limit the oldest are dropped. */
export class SampleQueue {
  readonly #limit: number;
  #chunks: Int16Array[] = [];
  #offset = 0;
  #length = 0;

  /** @param limit most samples that wait */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get length(): number {
    return this.#length;
  }

  push(samples: Int16Array): void {
    if (samples.length === 0) return;
    this.#chunks.push(samples);
    this.#length += samples.length;
    if (this.#length > this.#limit) this.take(this.#length - this.#limit);
  }

  /** @returns this many samples; zeros where there are none */
  take(count: number): Int16Array {
    const taken = new Int16Array(count);
    for (let at = 0; at < count; ) {
      const chunk = this.#chunks[0];
      if (!chunk) break;
      const piece = chunk.subarray(this.#offset, this.#offset + count - at);
      taken.set(piece, at);
      at += piece.length;
      this.#length -= piece.length;
      this.#offset += piece.length;
      if (this.#offset < chunk.length) continue;
      this.#chunks.shift();
      this.#offset = 0;
    }
    return taken;
  }

  clear(): void {
    this.#chunks = [];
    this.#offset = 0;
    this.#length = 0;
  }
}
