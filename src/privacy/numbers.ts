import { passesAadhaar, passesCpf, passesLuhn, passesNir, passesSteuerId } from './checksums.ts';
import { type DigitGroup, type DigitRun, digitRuns, digitsIn, looseRuns, splitAtWords } from './digit-run.ts';

/** A part of a text. `end` is the first character after it. */
export interface NumberSpan {
  readonly start: number;
  readonly end: number;
}

/** The number of digits of a card number. */
export const CARD_DIGITS = { least: 13, most: 19 } as const;
/** Lengths of card numbers by network. Numbers of other lengths are masked only when they stand alone. */
const CARD_NETWORKS: readonly { readonly begins: RegExp; readonly digits: readonly number[] }[] = [
  { begins: /^4/, digits: [16, 13, 19] },
  { begins: /^(?:5[0-8]|2[2-7])/, digits: [16] },
  { begins: /^3[47]/, digits: [15] },
  { begins: /^3(?:0|6|8|9)/, digits: [14] },
  { begins: /^(?:35|8[12])/, digits: [16] },
  { begins: /^6/, digits: [16, 19] },
];

/**
 * Finds card numbers by length and check digit, however they are grouped or spoken. The spans of different readings may
 * overlap.
 */
export function findCards(text: string): NumberSpan[] {
  return looseRuns(text).flatMap((run) => [
    ...splitAtWords(run).filter(({ groups }) => isCard(digitsIn(groups))),
    ...networkCards(run),
  ]);
}

/**
 * Finds cards inside a run. It cuts only between groups, so that a longer number in one piece counts as a whole or not
 * at all.
 */
function networkCards(run: DigitRun): NumberSpan[] {
  const cards: NumberSpan[] = [];
  for (let first = 0; first < run.groups.length; first += 1) {
    const groups = cardGroups(run.groups, first);
    const start = groups?.[0]?.start;
    const end = groups?.at(-1)?.end;
    if (groups === undefined || start === undefined || end === undefined) continue;
    cards.push({ start, end });
    first += groups.length - 1;
  }
  return cards;
}

/** The groups from `first` that form a card number of a network. The longest wins, because it hides the others. */
function cardGroups(groups: readonly DigitGroup[], first: number): readonly DigitGroup[] | undefined {
  let digits = '';
  let found: readonly DigitGroup[] | undefined;
  /** Numbers of digits after which words interrupted. One word is ignored: it may be an unknown filler. */
  const breaks: number[] = [];
  for (let last = first; last < groups.length && digits.length < CARD_DIGITS.most; last += 1) {
    const group = groups[last];
    if (group && group.wordsBefore > 1 && last > first) breaks.push(digits.length);
    digits += group?.digits ?? '';
    const isCardNumber = isNetworkCard(digits) && passesLuhn(digits) && breaksLikeCard(breaks, digits.length);
    if (isCardNumber) found = groups.slice(first, last + 1);
  }
  return found;
}

/**
 * Sixteen digits with a network and a check digit are almost always a card. Phone and order numbers also have the other
 * lengths, so those count only if the words interrupt them where cards print a gap: 4-4-4-4, 4-6-5, 4-6-4.
 */
function breaksLikeCard(breaks: readonly number[], length: number): boolean {
  return length === 16 || breaks.every((at) => at % 4 === 0 || at === 10);
}

function isCard(digits: string): boolean {
  const fits = digits.length >= CARD_DIGITS.least && digits.length <= CARD_DIGITS.most;
  return fits && !/^(\d)\1*$/.test(digits) && passesLuhn(digits);
}

function isNetworkCard(digits: string): boolean {
  return CARD_NETWORKS.some(
    (network) => network.digits.includes(digits.length) && network.begins.test(digits),
  );
}

const BEFORE_PHONE = /(?:(\+|\bplus )\s{0,2})?\(?$/i;

/** Finds telephone numbers, written or spoken: with +, 00 or 0 in front, or in the North American format. */
export function findPhones(text: string): NumberSpan[] {
  return digitRuns(text).flatMap((run) => {
    const digits = digitsIn(run.groups);
    const [before = '', plus] = BEFORE_PHONE.exec(text.slice(Math.max(0, run.start - 8), run.start)) ?? [];
    const start = run.start - before.length;
    return isPhone(digits, run, plus !== undefined) ? [{ start, end: run.end }] : [];
  });
}

function isPhone(digits: string, { groups }: DigitRun, hasPlus: boolean): boolean {
  if (hasPlus) return digits.length >= 7 && digits.length <= 15;
  if (/^00[1-9]/.test(digits)) return digits.length >= 9 && digits.length <= 17;
  if (/^0[1-9]/.test(digits)) return digits.length >= 9 && digits.length <= 11;
  const shape = groups.map((group) => group.digits.length).join('-');
  const american = /^1?[2-9]\d{2}[2-9]\d{6}$/.test(digits);
  return american && /^(?:1-)?(?:10|3-7|3-3-4)$|^11$|^1(?:-[123])+$/.test(shape);
}

/** Finds eleven, twelve or fifteen digits with the check digits of a national number. */
export function findNationalNumbers(text: string): NumberSpan[] {
  return digitRuns(text).filter(({ groups }) => isNationalNumber(digitsIn(groups)));
}

function isNationalNumber(digits: string): boolean {
  switch (digits.length) {
    case 11:
      return passesCpf(digits) || passesSteuerId(digits);
    case 12:
      return passesAadhaar(digits);
    case 15:
      return passesNir(digits);
    default:
      return false;
  }
}
