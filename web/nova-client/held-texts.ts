const MAX_HELD = 10;

/** What the caller has written while no stream could take it. */
export class HeldTexts {
  #texts: string[] = [];

  /** More than ten are dropped. */
  push(text: string): void {
    if (this.#texts.length < MAX_HELD) this.#texts.push(text);
  }

  take(): string[] {
    const texts = this.#texts;
    this.#texts = [];
    return texts;
  }
}
