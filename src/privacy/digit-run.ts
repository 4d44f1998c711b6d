import { SPOKEN_DIGITS, SPOKEN_REPEATS } from './spoken-digits.ts';

/** Digits that were written or spoken one after another, with nothing but separators between them. */
export interface DigitRun {
  /** Offsets into the text; `end` is the first character after the run. */
  readonly start: number;
  readonly end: number;
  readonly groups: readonly DigitGroup[];
}

/** Digits that were written together, or one spoken word. */
export interface DigitGroup {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

/** Zeros of the scripts that the gateway's languages are written in, and of full-width forms. */
const ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0xff10];
const ITEM = /\p{Nd}+|[\p{L}\p{M}']+/gu;
/** What may stand between two groups of one number. */
const SEPARATOR = /^[\s\-\u2010-\u2015.,/_·()]{0,4}$/;
const FILLERS = new Set(['uh', 'um', 'er', 'erm', 'dash', 'hyphen', 'space', 'then', 'and']);

/** Every run of digits in a text, in order. */
export function digitRuns(text: string): DigitRun[] {
  const runs: DigitRun[] = [];
  let groups: DigitGroup[] = [];
  let repeats = 1;
  let reach = 0;
  const finish = () => {
    const [first] = groups;
    const last = groups.at(-1);
    if (first && last) runs.push({ start: first.start, end: last.end, groups });
    groups = [];
    repeats = 1;
  };
  for (const match of text.matchAll(ITEM)) {
    const [word] = match;
    const start = match.index;
    const end = start + word.length;
    if (!SEPARATOR.test(text.slice(reach, start))) finish();
    reach = end;
    const lower = word.toLowerCase();
    const digits = digitsOf(lower);
    if (digits !== undefined) {
      groups.push({ digits: digits.repeat(repeats), start, end });
      repeats = 1;
    } else if (SPOKEN_REPEATS.has(lower)) {
      repeats = SPOKEN_REPEATS.get(lower) ?? 1;
    } else if (!FILLERS.has(lower)) {
      finish();
    }
  }
  finish();
  return runs;
}

export function digitsIn(groups: readonly DigitGroup[]): string {
  return groups.map(({ digits }) => digits).join('');
}

function digitsOf(word: string): string | undefined {
  const spoken = SPOKEN_DIGITS.get(word);
  if (spoken !== undefined) return spoken;
  if (!/^\p{Nd}/u.test(word)) return undefined;
  return [...word].map((character) => String(digitValue(character))).join('');
}

/** The value of a decimal digit of any script; of one that is not known here, 0. */
function digitValue(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  const zero = ZEROS.find((each) => point >= each && point <= each + 9);
  return zero === undefined ? 0 : point - zero;
}
