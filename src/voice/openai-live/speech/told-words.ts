import type { TimedWords } from '../wire/events.ts';

const REMEMBERED = 16;

/** Pieces of a transcript that have come lately. The same words at the same time are the same piece. */
export class ToldWords {
  readonly #latest: string[] = [];

  /** @returns whether it has not come before */
  add({ words, startMs, endMs }: TimedWords): boolean {
    const piece = `${startMs} ${endMs} ${words}`;
    if (this.#latest.includes(piece)) return false;
    this.#latest.push(piece);
    if (this.#latest.length > REMEMBERED) this.#latest.shift();
    return true;
  }
}
