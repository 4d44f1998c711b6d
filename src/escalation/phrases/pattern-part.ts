import type { PatternNode } from './matcher.ts';

/** A pattern, or a piece of one. */
export interface PatternPart {
  readonly node: PatternNode;
  /** Every match has at least one anchor of each of these sets: words, concepts and beginnings of words. */
  readonly needs: readonly ReadonlySet<string>[];
}

/** A filler, which is removed from every turn. A pattern that contains it means the same without it. */
export const SKIPPED: PatternPart = { node: { kind: 'choice', parts: [] }, needs: [] };

/** Parts that follow one another. */
export function sequence(all: readonly PatternPart[]): PatternPart {
  const parts = all.filter((part) => part !== SKIPPED);
  const [first] = parts;
  if (first === undefined) return SKIPPED;
  if (parts.length === 1) return first;
  return {
    node: { kind: 'sequence', parts: parts.map(({ node }) => node) },
    needs: parts.flatMap(({ needs }) => needs),
  };
}

/**
 * Parts of which one is enough. Single words become one set, which is tried after longer parts: "customer service"
 * before "customer".
 */
export function choice(all: readonly PatternPart[]): PatternPart {
  const words = new Set<string>();
  const longer: PatternPart[] = [];
  for (const part of all) {
    if (part === SKIPPED) continue;
    if (part.node.kind === 'word') words.add(part.node.word);
    else if (part.node.kind === 'words') for (const word of part.node.words) words.add(word);
    else longer.push(part);
  }
  const [first] = longer;
  if (first === undefined)
    return words.size === 0 ? SKIPPED : { node: { kind: 'words', words }, needs: [words] };
  if (longer.length === 1 && words.size === 0) return first;
  const parts: PatternNode[] = longer.map(({ node }) => node);
  if (words.size > 0) parts.push({ kind: 'words', words });
  return { node: { kind: 'choice', parts }, needs: oneOf(longer, words) };
}

/** The need of a choice: the rarest need of every alternative, together. None, where an alternative needs nothing. */
function oneOf(parts: readonly PatternPart[], words: ReadonlySet<string>): ReadonlySet<string>[] {
  const all = new Set(words);
  for (const { needs } of parts) {
    let rarest = needs[0];
    for (const next of needs) {
      if (rarest !== undefined && frequency(next) < frequency(rarest)) rarest = next;
    }
    if (rarest === undefined) return [];
    for (const anchor of rarest) all.add(anchor);
  }
  return [all];
}

/** A guess: short words are frequent in every language here, and a concept stands for many words. */
function frequency(anchors: ReadonlySet<string>): number {
  let sum = 0;
  for (const anchor of anchors)
    sum += anchor.startsWith('<') ? 30 : anchor.length <= 3 ? 40 : anchor.length === 4 ? 6 : 1;
  return sum;
}
