/** All keys and values of one contact, UTF-8. */
const MAX_ATTRIBUTE_BYTES = 32_768;

/** The attributes of one contact: what a flow sets and an agent sees. */
export class FlowAttributes {
  #values: Readonly<Record<string, string>>;

  constructor(initial: Readonly<Record<string, string>> = {}) {
    this.#values = initial;
  }

  get values(): Readonly<Record<string, string>> {
    return this.#values;
  }

  /**
   * Sets all or nothing.
   * @param changes a value is undefined when its reference points to nothing
   * @returns whether Connect takes the change: every value there, all together within the size
   */
  update(changes: Readonly<Record<string, string | undefined>>): boolean {
    const next: Record<string, string> = { ...this.#values };
    for (const [key, value] of Object.entries(changes)) {
      if (value === undefined) return false;
      next[key] = value;
    }
    const bytes = Object.entries(next).reduce((sum, pair) => sum + Buffer.byteLength(pair.join('')), 0);
    if (bytes > MAX_ATTRIBUTE_BYTES) return false;
    this.#values = next;
    return true;
  }
}
