import type { PatternNode } from './matcher.ts';

/**
 * Finds patterns that are written correctly, but match every sentence or none.
 * @returns what is wrong; undefined for a useful pattern
 */
export function faultOf(node: PatternNode): string | undefined {
  if (matchesNoWord(node)) return 'it matches every sentence: write at least one word outside [brackets]';
  return misplacedEdge(node) ? 'it matches no sentence: "^" goes first and "$" last' : undefined;
}

/** Whether a node can match without matching a word. */
function matchesNoWord(node: PatternNode): boolean {
  switch (node.kind) {
    case 'word':
    case 'words':
    case 'prefix':
    case 'concept':
      return false;
    case 'list':
      return matchesNoWord(node.part);
    case 'sequence':
      return node.parts.every(matchesNoWord);
    case 'choice':
      return node.parts.some(matchesNoWord);
    case 'optional':
    case 'gap':
    case 'not':
    case 'start':
    case 'end':
      return true;
  }
}

/** Whether a word must come before the beginning of a sentence, or after its end. */
function misplacedEdge(node: PatternNode): boolean {
  if (node.kind === 'choice') return node.parts.every(misplacedEdge);
  if (node.kind === 'list' || node.kind === 'not') return misplacedEdge(node.part);
  if (node.kind !== 'sequence') return false;
  let taken = false;
  let ended = false;
  for (const part of node.parts) {
    if (part.kind === 'start' && taken) return true;
    const takes = !matchesNoWord(part);
    if (takes && ended) return true;
    taken ||= takes;
    ended ||= part.kind === 'end';
  }
  return node.parts.some(misplacedEdge);
}
