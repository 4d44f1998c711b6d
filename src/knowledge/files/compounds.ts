const SHORTEST_PART = 4;
/** Letters that join the parts of a German compound. */
const JOINTS = ['', 's', 'n', 'en', 'es', 'er'];

/**
 * The parts of a German compound that are words themselves: "kundigungsfrist" holds "kundigung" and "frist". Prefix
 * search finds a compound by its first part; this finds it by its last one, and finds both parts by the compound.
 * @param word folded
 * @param isWord whether the documents use a word; it is asked for folded words
 */
export function partsOfCompound(word: string, isWord: (word: string) => boolean): string[] {
  if (word.length < 2 * SHORTEST_PART) return [];
  for (let end = word.length - SHORTEST_PART; end >= SHORTEST_PART; end--) {
    const tail = word.slice(end);
    if (!isWord(tail)) continue;
    const head = headOf(word.slice(0, end), isWord);
    if (head !== undefined) return [head, tail];
  }
  const last = longestTail(word, isWord);
  return last === undefined ? [] : [last];
}

function headOf(joined: string, isWord: (word: string) => boolean): string | undefined {
  for (const joint of JOINTS) {
    const head = joined.slice(0, joined.length - joint.length);
    if (joined.endsWith(joint) && head.length >= SHORTEST_PART && isWord(head)) return head;
  }
  return undefined;
}

/** Where only the last part is known: "servicetechniker" without "service". Short ones are mostly chance. */
function longestTail(word: string, isWord: (word: string) => boolean): string | undefined {
  for (let start = SHORTEST_PART - 1; start <= word.length - SHORTEST_PART - 1; start++) {
    const tail = word.slice(start);
    if (isWord(tail)) return tail;
  }
  return undefined;
}
