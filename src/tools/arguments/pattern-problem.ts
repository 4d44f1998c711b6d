/** `*`, `+`, `{2,}` and the like, with the sign for the shortest match. */
const QUANTIFIER = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/;

interface Group {
  /** Whether one text may fit in more than one way. */
  isVariable: boolean;
}

/**
 * Why a regular expression could take hours: it repeats something that fits in more than one way, like `(a+)+`. Some
 * that are harmless are refused too.
 * @param pattern of valid syntax
 */
export function patternProblem(pattern: string): string | undefined {
  const open: Group[] = [{ isVariable: false }];
  let closed: Group | undefined;
  for (let at = 0; at < pattern.length; ) {
    const group = open.at(-1);
    if (group === undefined) return undefined;
    const repeat = QUANTIFIER.exec(pattern.slice(at));
    if (repeat) {
      if (closed?.isVariable && mayRepeat(repeat))
        return 'repeats a group that has a repetition or a choice in it';
      if (isVariable(repeat)) group.isVariable = true;
    }
    const token = repeat?.[0] ?? tokenAt(pattern, at);
    closed = token === ')' ? open.pop() : undefined;
    if (closed?.isVariable) for (const outer of open) outer.isVariable = true;
    if (token === '|') group.isVariable = true;
    if (token.startsWith('(')) open.push({ isVariable: false });
    at += token.length;
  }
  return undefined;
}

/** One sign, or what belongs together: an escape, a class of characters, the beginning of a group. */
function tokenAt(pattern: string, at: number): string {
  const rest = pattern.slice(at);
  const [token] = /^(?:\\.|\[(?:\\.|[^\]\\])*\]|\(\?(?:[:=!]|<[=!]|<\w+>))/s.exec(rest) ?? [];
  return token ?? rest.charAt(0);
}

/** Whether the quantifier asks for more than one. */
function mayRepeat([token, least, comma, most]: RegExpExecArray): boolean {
  if (least === undefined) return !token.startsWith('?');
  return comma === ',' ? most === '' || Number(most) > 1 : Number(least) > 1;
}

function isVariable([, least, comma, most]: RegExpExecArray): boolean {
  return least === undefined || (comma === ',' && least !== most);
}
