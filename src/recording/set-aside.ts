/** What is left alone for a while, so that it does not keep others from being done. */
export class SetAside {
  readonly #forMs: number;
  readonly #until = new Map<string, number>();

  constructor(forMs: number) {
    this.#forMs = forMs;
  }

  add(name: string): void {
    this.#until.set(name, performance.now() + this.#forMs);
  }

  has(name: string): boolean {
    const untilMs = this.#until.get(name);
    if (untilMs === undefined) return false;
    if (performance.now() < untilMs) return true;
    this.#until.delete(name);
    return false;
  }
}
