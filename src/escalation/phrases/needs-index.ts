import type { Reading } from './matcher.ts';
import { beginningAnchor, conceptAnchor, LEAST_BEGINNING } from './pattern.ts';

/** Numbers of the needs that a pattern has, as `NeedsIndex.add` gave them. */
export type Needs = readonly number[];

/**
 * Tells at a glance which patterns cannot match a turn: a need is a set of words, concepts and beginnings of which a
 * match has at least one.
 */
export class NeedsIndex {
  readonly #numbers = new Map<ReadonlySet<string>, number>();
  readonly #byAnchor = new Map<string, number[]>();

  add(needs: readonly ReadonlySet<string>[]): Needs {
    return needs.map((need) => this.#numberOf(need));
  }

  /** @returns for each need whether the turn meets it: 1 or 0 */
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
