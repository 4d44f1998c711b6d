/**
 * Follows the numbers of one direction of one call through a window: what is missing, what came twice, what
 * came out of order. A number that comes late counts as reordered, and no longer as lost.
 */
export class SequenceCheck {
  received = 0;
  duplicated = 0;
  reordered = 0;
  readonly #missing = new Set<number>();
  /** Undefined: the first number that comes. */
  #from: number | undefined = 0;
  #to = Number.POSITIVE_INFINITY;
  #next = 0;

  /**
   * Starts counting anew.
   * @param from the first number that will be sent; undefined when it is not known what comes first
   */
  begin(from: number | undefined): void {
    this.received = 0;
    this.duplicated = 0;
    this.reordered = 0;
    this.#missing.clear();
    this.#from = from;
    this.#next = from ?? 0;
    this.#to = Number.POSITIVE_INFINITY;
  }

  /** Nothing sent from now on counts. @param to the first number after the window */
  seal(to: number): void {
    this.#to = Math.max(this.#from ?? 0, to);
  }

  /** @returns whether the number belongs to the window and came for the first time */
  take(sequence: number): boolean {
    if (this.#from === undefined) {
      this.#from = sequence;
      this.#next = sequence;
    }
    if (sequence < this.#from || sequence >= this.#to) return false;
    if (sequence < this.#next) return this.#takeLate(sequence);
    for (let n = this.#next; n < sequence; n += 1) this.#missing.add(n);
    this.#next = sequence + 1;
    this.received += 1;
    return true;
  }

  /** Numbers that did not come: in a sealed window up to its end, else up to the newest that came. */
  get lost(): number {
    if (this.#from === undefined || this.#to === Number.POSITIVE_INFINITY) return this.#missing.size;
    return this.#missing.size + Math.max(0, this.#to - this.#next);
  }

  #takeLate(sequence: number): boolean {
    if (!this.#missing.delete(sequence)) {
      this.duplicated += 1;
      return false;
    }
    this.reordered += 1;
    this.received += 1;
    return true;
  }
}
