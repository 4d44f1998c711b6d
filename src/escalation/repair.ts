/** Names of people in a service, which a recogniser may split or misspell, and what must not be taken for one. */
export interface RepairWords {
  /** Folded key nouns ("representative"). */
  readonly nouns: ReadonlySet<string>;
  /** Every other folded word that phrases or ordinary talk use; such a word is never changed. */
  readonly known: ReadonlySet<string>;
}

const MIN_FUZZY_LETTERS = 7;
const TWO_ERRORS_LETTERS = 9;
const MIN_JOINED_LETTERS = 5;

/** Joins split key nouns ("a gent", "repre sentative") and corrects misspelt ones ("representive"). */
export function repair(tokens: readonly string[], words: RepairWords): string[] {
  const ordinary = tokens.map((token) => isOrdinary(token, words));
  const result: string[] = [];
  for (let index = 0; index < tokens.length; ) {
    // Nearly all words are known, and nothing is to be done between such.
    if (ordinary[index] && (ordinary[index + 1] ?? true) && (ordinary[index + 2] ?? true)) {
      result.push(tokens[index] ?? '');
      index += 1;
      continue;
    }
    const { token, used } = nextToken(tokens, index, words);
    result.push(token);
    index += used;
  }
  return result;
}

function nextToken(
  tokens: readonly string[],
  index: number,
  words: RepairWords,
): { token: string; used: number } {
  for (let used = 3; used > 1; used--) {
    const joined =
      index + used <= tokens.length ? joinedNoun(tokens.slice(index, index + used), words) : undefined;
    if (joined !== undefined) return { token: joined, used };
  }
  const token = tokens[index] ?? '';
  return { token: isOrdinary(token, words) ? token : (nearestNoun(token, words.nouns) ?? token), used: 1 };
}

/** At least one piece must be no word of its own; "a gente" is Portuguese for "we", not an agent. */
function joinedNoun(pieces: readonly string[], words: RepairWords): string | undefined {
  if (pieces.every((piece) => isOrdinary(piece, words))) return undefined;
  const joined = pieces.join('');
  if (joined.length < MIN_JOINED_LETTERS) return undefined;
  if (words.nouns.has(joined)) return joined;
  if (joined.length < TWO_ERRORS_LETTERS || pieces.some((piece) => words.nouns.has(piece))) return undefined;
  return pieces.some((piece) => piece.length < 3) ? undefined : nearestNoun(joined, words.nouns);
}

function isOrdinary(token: string, words: RepairWords): boolean {
  return words.known.has(token) || words.nouns.has(token);
}

function nearestNoun(token: string, nouns: ReadonlySet<string>): string | undefined {
  if (token.length < MIN_FUZZY_LETTERS || token.length > 24) return undefined;
  const limit = token.length >= TWO_ERRORS_LETTERS ? 2 : 1;
  let nearest: string | undefined;
  let nearestDistance = limit + 1;
  for (const noun of nouns) {
    if (noun[0] !== token[0] || noun.length < MIN_FUZZY_LETTERS) continue;
    const distance = editDistance(token, noun, nearestDistance - 1);
    if (distance >= nearestDistance) continue;
    nearest = noun;
    nearestDistance = distance;
  }
  return nearest;
}

/** Insertions, deletions, replacements; gives up beyond `limit` and then answers `limit + 1`. */
export function editDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let row = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    let smallest = i;
    for (let j = 1; j <= right.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      const cost = Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      next.push(cost);
      smallest = Math.min(smallest, cost);
    }
    if (smallest > limit) return limit + 1;
    row = next;
  }
  return row[right.length] ?? limit + 1;
}
