/** What one side pushes and the other iterates. One reader. */
export class Inbox<T> implements AsyncIterable<T> {
  #items: T[] = [];
  #wake: ((result: IteratorResult<T, undefined>) => void) | undefined;
  #ended = false;

  /** Items that wait for the reader. */
  get size(): number {
    return this.#items.length;
  }

  /** Does nothing after the end. */
  push(item: T): void {
    if (this.#ended) return;
    const wake = this.#wake;
    if (wake) {
      this.#wake = undefined;
      wake({ done: false, value: item });
    } else {
      this.#items.push(item);
    }
  }

  /** Takes the oldest item away from the reader. */
  dropOldest(): void {
    this.#items.shift();
  }

  /** The reader gets what waits, then the end. Idempotent. */
  end(): void {
    this.#ended = true;
    this.#wake?.({ done: true, value: undefined });
    this.#wake = undefined;
  }

  /** Ends, and forgets what waits. Idempotent. */
  abort(): void {
    this.#items = [];
    this.end();
  }

  [Symbol.asyncIterator](): AsyncIterator<T, undefined> {
    return {
      next: () => this.#next(),
      return: () => {
        this.abort();
        return Promise.resolve({ done: true, value: undefined });
      },
    };
  }

  #next(): Promise<IteratorResult<T, undefined>> {
    const item = this.#items.shift();
    if (item !== undefined) return Promise.resolve({ done: false, value: item });
    if (this.#ended) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
