/** Works on one item at a time. Of the items that arrive meanwhile, only the newest waits. */
export class SingleSlot<T> {
  readonly #work: (item: T) => Promise<void>;
  readonly #onReplaced: (item: T) => void;
  #waiting: readonly [T] | undefined;
  #busy = false;

  /**
   * @param work must not reject
   * @param onReplaced called with a waiting item that a newer one replaces
   */
  constructor(work: (item: T) => Promise<void>, onReplaced: (item: T) => void) {
    this.#work = work;
    this.#onReplaced = onReplaced;
  }

  put(item: T): void {
    if (this.#waiting) this.#onReplaced(this.#waiting[0]);
    this.#waiting = [item];
    if (!this.#busy) void this.#run();
  }

  async #run(): Promise<void> {
    this.#busy = true;
    while (this.#waiting) {
      const [item] = this.#waiting;
      this.#waiting = undefined;
      await this.#work(item);
    }
    this.#busy = false;
  }
}
