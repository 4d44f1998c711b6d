import { asksToWait, isFiller } from './fillers.ts';
import { type DigitReading, readingsFor, SPOKEN_REPEATS, WIDEST_READING } from './spoken-digits.ts';

/** Digits that follow each other, written or spoken. */
export interface DigitRun {
  /** Offsets into the text; `end` is the first character after the run. */
  readonly start: number;
  readonly end: number;
  readonly groups: readonly DigitGroup[];
}

/** Digits that are written together, or one spoken word. */
export interface DigitGroup {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  /** Number of words, without fillers, between this group and the one before. */
  readonly wordsBefore: number;
}

/** A word or a written number of a text. */
interface Item {
  /** In lower case. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** Whether something that cannot be part of a number is before this item: a currency, or the colon of a time. */
  readonly apart: boolean;
}

/** The zeros of the supported scripts and of full-width forms. */
const ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0xff10];
const ITEM = /\p{Nd}+|[\p{L}\p{M}'’]+/gu;
/** What may be between two groups of one number. */
const SEPARATOR = /^(?:[\s\-\u2010-\u2015.,;/_·()…?!"“”«»]|:(?=\s)){0,6}$/u;
/** "4111 1111, those were the first, 1111 1111". */
const MAX_WORDS_BETWEEN = 3;
/** More than speakers use in practice. Keeps the search short. */
const MAX_FILLERS_BETWEEN = 12;

/** Every run of digits in a text, with nothing but fillers between the groups, in every different reading. */
export function digitRuns(text: string): DigitRun[] {
  return looseRuns(text).flatMap(splitAtWords);
}

/** Also runs with a few words between the groups: "4111 1111, and the rest is 1111 1111". */
export function looseRuns(text: string): DigitRun[] {
  const items = itemsOf(text);
  const readings = readingsFor(items.map(({ word }) => word));
  const runs = readings.flatMap((reading) => runsIn(items, reading));
  // "One moment", or "… one. Moment!": both are tried.
  const waiting = items.filter((item, at) => !startsWait(item, items[at + 1]));
  return waiting.length === items.length
    ? runs
    : [...runs, ...readings.flatMap((reading) => runsIn(waiting, reading))];
}

/** Splits a run where words interrupt it. */
export function splitAtWords({ groups }: DigitRun): DigitRun[] {
  const parts: DigitGroup[][] = [];
  for (const group of groups) {
    const last = parts.at(-1);
    if (last === undefined || group.wordsBefore > 0) parts.push([group]);
    else last.push(group);
  }
  return parts.flatMap(runOf);
}

export function digitsIn(groups: readonly DigitGroup[]): string {
  return groups.map(({ digits }) => digits).join('');
}

/** Upper limit for the digits that a text adds to a number, alone or with the texts around it. */
export function countDigits(text: string): number {
  return itemsOf(text).reduce((sum, { word }) => {
    const digits = digitsOf(word, WIDEST_READING)?.length ?? 0;
    // The digit after "triple" may be in the next text.
    return sum + digits + (SPOKEN_REPEATS.get(word) ?? 1) - 1;
  }, 0);
}

function itemsOf(text: string): Item[] {
  let reach = 0;
  return [...text.matchAll(ITEM)].map(({ 0: word, index: start }) => {
    const apart = !SEPARATOR.test(text.slice(reach, start));
    reach = start + word.length;
    return { word: word.normalize('NFC').toLowerCase(), start, end: reach, apart };
  });
}

function startsWait({ word }: Item, next: Item | undefined): boolean {
  return asksToWait(word, next?.word) && digitsOf(word, WIDEST_READING)?.length === 1;
}

function runsIn(items: readonly Item[], reading: DigitReading): DigitRun[] {
  const builder = new RunBuilder();
  for (const { word, start, end, apart } of items) {
    if (apart) builder.finish();
    const digits = digitsOf(word, reading);
    const repeats = SPOKEN_REPEATS.get(word);
    if (digits !== undefined) builder.digits({ digits, start, end });
    else if (repeats !== undefined) builder.repeat(repeats);
    else builder.word(isFiller(word));
  }
  return builder.finish();
}

class RunBuilder {
  readonly #runs: DigitRun[] = [];
  #groups: DigitGroup[] = [];
  #repeats = 1;
  #words = 0;
  #fillers = 0;

  digits({ digits, start, end }: Omit<DigitGroup, 'wordsBefore'>): void {
    const repeated = digits.length === 1 ? digits.repeat(this.#repeats) : digits;
    const wordsBefore = this.#groups.length === 0 ? 0 : this.#words;
    this.#groups.push({ digits: repeated, start, end, wordsBefore });
    this.#repeats = 1;
    this.#words = 0;
    this.#fillers = 0;
  }

  repeat(times: number): void {
    this.#repeats = times;
  }

  word(filler: boolean): void {
    if (filler) this.#fillers += 1;
    else this.#words += 1;
    if (!filler) this.#repeats = 1;
    if (this.#words > MAX_WORDS_BETWEEN || this.#fillers > MAX_FILLERS_BETWEEN) this.finish();
  }

  finish(): DigitRun[] {
    this.#runs.push(...runOf(this.#groups));
    this.#groups = [];
    this.#repeats = 1;
    return this.#runs;
  }
}

function runOf(groups: readonly DigitGroup[]): DigitRun[] {
  const [first] = groups;
  const last = groups.at(-1);
  return first && last ? [{ start: first.start, end: last.end, groups }] : [];
}

function digitsOf(word: string, reading: DigitReading): string | undefined {
  const spoken = reading.get(word);
  if (spoken !== undefined) return spoken;
  if (!/^\p{Nd}/u.test(word)) return undefined;
  return [...word].map((character) => String(digitValue(character))).join('');
}

/** The value of a decimal digit; 0 for a script that is not in `ZEROS`. */
function digitValue(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  const zero = ZEROS.find((each) => point >= each && point <= each + 9);
  return zero === undefined ? 0 : point - zero;
}
