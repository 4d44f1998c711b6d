import { beginningAnchor, conceptAnchor, LEAST_BEGINNING } from './anchors.ts';
import type { Reading } from './matcher.ts';

/** The needs of one pattern, as the numbers that `NeedsIndex.add` gave them. */
export type Needs = readonly number[];

/**
 * Rules out most patterns before they are tried word by word. A "need" of a pattern is a set of words, concepts and
 * beginnings of words, of which every match contains at least one. A turn without any of them cannot match.
 */
export class NeedsIndex {
  readonly #numbers = new Map<ReadonlySet<string>, number>();
  readonly #byAnchor = new Map<string, number[]>();

  add(needs: readonly ReadonlySet<string>[]): Needs {
    return needs.map((need) => this.#numberOf(need));
  }

  /** @returns 1 for each need that the turn meets, else 0 */
  metBy({ tokens, spans }: Reading): Uint8Array {
    const met = new Uint8Array(this.#numbers.size);
    const meet = (anchor: string) => {
      for (const number of this.#byAnchor.get(anchor) ?? []) met[number] = 1;
    };
    for (const [index, token] of tokens.entries()) {
      meet(token);
      if (token.length >= LEAST_BEGINNING) meet(beginningAnchor(token));
      for (const { concept } of spans[index] ?? []) meet(conceptAnchor(concept));
    }
    return met;
  }

  #numberOf(need: ReadonlySet<string>): number {
    const known = this.#numbers.get(need);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(need, number);
    for (const anchor of need) {
      const numbers = this.#byAnchor.get(anchor);
      if (numbers === undefined) this.#byAnchor.set(anchor, [number]);
      else numbers.push(number);
    }
    return number;
  }
}
