import { getCountrySpecifications, ValidationErrorsIBAN, validateIBAN } from 'ibantools';
import { isFiller } from './fillers.ts';
import type { NumberSpan } from './numbers.ts';

/** The IBAN registry: lengths and formats by country. */
const IBAN_COUNTRIES = getCountrySpecifications();

const IBAN_START = /\b[A-Z]{2}[ -]?\d[ -]?\d/gi;
/** The next word or group, directly after the last one or after a separator. */
const IBAN_PART = /[ ,.-]{0,3}?([\p{L}\p{M}\d]+)/uy;

export function findIbans(text: string): NumberSpan[] {
  const spans: NumberSpan[] = [];
  for (const { index } of text.matchAll(IBAN_START)) {
    const end = ibanEnd(text, index);
    if (end !== undefined) spans.push({ start: index, end });
  }
  return spans;
}

/** Reads as many letters and digits as an IBAN of the country has, and skips fillers and separators. */
function ibanEnd(text: string, start: number): number | undefined {
  const length = IBAN_COUNTRIES[text.slice(start, start + 2).toUpperCase()]?.chars;
  if (!length) return undefined;
  let iban = '';
  IBAN_PART.lastIndex = start;
  for (let part = IBAN_PART.exec(text); part !== null; part = IBAN_PART.exec(text)) {
    const [, word = ''] = part;
    if (isFiller(word.toLowerCase())) continue;
    const missing = length - iban.length;
    if (!/^[a-z0-9]*$/i.test(word) || word.length > missing) return undefined;
    iban += word.toUpperCase();
    if (word.length === missing) return hasCheckDigits(iban) ? IBAN_PART.lastIndex : undefined;
  }
  return undefined;
}

/** Checks the check digits of the IBAN, but not those inside a bank's own account number. */
function hasCheckDigits(iban: string): boolean {
  return !validateIBAN(iban).errorCodes.includes(ValidationErrorsIBAN.WrongIBANChecksum);
}

const WRITTEN_EMAIL = /[\p{L}\p{Nd}._%+-]{1,64}@[\p{L}\p{Nd}-]{1,63}(?:\.[\p{L}\p{Nd}-]{1,63}){1,4}/gu;
/** "jane dot doe at example dot com", as transcripts often have it. */
const SPOKEN_EMAIL =
  /\b[\w+-]{1,64}(?:(?: (?:dot|underscore|dash|hyphen) |\.)[\w+-]{1,64}){0,5} at [\w-]{1,63}(?:(?: dot |\.)[\w-]{1,63}){1,4}\b/gi;

export function findEmails(text: string): NumberSpan[] {
  return [...spansOf(text, WRITTEN_EMAIL), ...spansOf(text, SPOKEN_EMAIL)];
}

/** Formats that are clear without a check digit: United States, United Kingdom, Italy. */
const NATIONAL_FORMS: readonly RegExp[] = [
  /\b(?!000|666|9\d\d)\d{3}[- ](?!00)\d{2}[- ](?!0000)\d{4}\b/g,
  /\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/gi,
  /\b[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z]\b/gi,
];
const DNI = /\b([XYZ]?)-?(\d{7,8})[ -]?([A-Z])\b/gi;
const DNI_LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';

export function findNationalIds(text: string): NumberSpan[] {
  const dnis = [...text.matchAll(DNI)].filter(([, prefix = '', digits = '', letter = '']) => {
    const number = Number((prefix === '' ? '' : 'XYZ'.indexOf(prefix.toUpperCase())) + digits);
    const full = prefix === '' ? 8 : 7;
    return digits.length === full && DNI_LETTERS[number % 23] === letter.toUpperCase();
  });
  return [
    ...NATIONAL_FORMS.flatMap((form) => spansOf(text, form)),
    ...dnis.map(({ index, 0: whole }) => ({ start: index, end: index + whole.length })),
  ];
}

function spansOf(text: string, pattern: RegExp): NumberSpan[] {
  return [...text.matchAll(pattern)].map(({ index, 0: whole }) => ({
    start: index,
    end: index + whole.length,
  }));
}
