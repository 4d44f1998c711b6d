type Listener<T> = (item: T) => void;

/**
 * A queue with one reader. The reader either iterates it, or attaches a listener that is called synchronously for every
 * item, which saves a promise per audio frame. Items that arrive before the reader wait.
 */
export class EventQueue<T> implements AsyncIterable<T> {
  #waiting: T[] = [];
  #listener: Listener<T> | undefined;
  #wake: (() => void) | undefined;
  #closed = false;

  get length(): number {
    return this.#waiting.length;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Ignored after `close()`. */
  push(item: T): void {
    if (this.#closed) return;
    if (this.#listener) {
      this.#listener(item);
      return;
    }
    this.#waiting.push(item);
    this.#wakeReader();
  }

  /** Delivers the waiting items, then every later item synchronously. Replaces iteration. */
  listen(listener: Listener<T>): void {
    // Attached only afterwards, so that items the listener itself causes come after those that waited.
    while (this.#waiting.length > 0) listener(this.#waiting.shift() as T);
    this.#listener = listener;
  }

  /** Removes and returns the oldest waiting item. */
  shift(): T | undefined {
    return this.#waiting.shift();
  }

  /** Ends the iteration once the waiting items are read. */
  close(): void {
    this.#closed = true;
    this.#wakeReader();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for (;;) {
      while (this.#waiting.length > 0) yield this.#waiting.shift() as T;
      if (this.#closed) return;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  #wakeReader(): void {
    this.#wake?.();
    this.#wake = undefined;
  }
}
