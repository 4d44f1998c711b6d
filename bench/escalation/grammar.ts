/** One idea of a training file: a line with alternatives, and its section. */
export interface Idea {
  readonly section: string;
  readonly line: string;
}

/** A training file that cannot be read. The message names the line. */
export class GrammarError extends Error {}

/**
 * Reads a training file: `[section]` headings, `$name = a|b` lists, `# comments`, and lines with `(a|b|)` alternatives
 * that may nest.
 * @throws GrammarError
 */
export function readIdeas(text: string, path: string): Idea[] {
  const lists = new Map<string, string>();
  const ideas: Idea[] = [];
  let section: string | undefined;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.replace(/\s+#\s.*$/, '').trim();
    const fail = (problem: string) => new GrammarError(`${path}:${index + 1}: ${problem}`);
    if (line === '' || line.startsWith('#')) continue;
    const heading = /^\[(\w+)\]$/.exec(line)?.[1];
    if (heading !== undefined) {
      section = heading;
      continue;
    }
    const filled = line.replace(/\$(\w+)/g, (whole, name: string, at: number) => {
      if (at === 0 && /^\$\w+\s*=/.test(line)) return whole;
      const list = lists.get(name);
      if (list === undefined) throw fail(`there is no list $${name}`);
      return `(${list})`;
    });
    const [, name, alternatives] = /^\$(\w+)\s*=\s*(.*)$/.exec(filled) ?? [];
    if (name !== undefined && alternatives !== undefined) lists.set(name, alternatives);
    else if (section === undefined) throw fail('write a [section] before the first sentence');
    else if (!isBalanced(filled)) throw fail('brackets do not match');
    else ideas.push({ section, line: filled });
  }
  return ideas;
}

/** Up to `most` of the sentences that a line stands for, all different. */
export function expand(line: string, most: number, random: () => number): string[] {
  const sentences = new Set<string>();
  for (let attempt = 0; attempt < most * 2 && sentences.size < most; attempt++) {
    sentences.add(choose(line, random).replace(/\s+/g, ' ').trim());
  }
  return [...sentences].filter((sentence) => sentence !== '');
}

/** Picks one of each group of alternatives, the innermost group first. */
function choose(line: string, random: () => number): string {
  let text = line;
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(/\(([^()]*)\)/g, (_all, choices: string) => {
      const alternatives = choices.split('|');
      return alternatives[Math.floor(random() * alternatives.length)] ?? '';
    });
  }
  // A line can have alternatives without brackets, too.
  if (!text.includes('|')) return text;
  const alternatives = text.split('|');
  return alternatives[Math.floor(random() * alternatives.length)] ?? '';
}

function isBalanced(line: string): boolean {
  let depth = 0;
  for (const letter of line) {
    if (letter === '(') depth++;
    if (letter === ')') depth--;
    if (depth < 0) return false;
  }
  return depth === 0;
}
