import { type E164Number, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { callerNumber } from './caller-number.ts';

/** What people and models write between digits, and `(0)`, which callers from abroad leave out. */
const NOTATION = /\(0\)|[\s().\-/]/g;
/** International prefixes: of most countries, of North America, of Australia. */
const ABROAD = /^(?:00|011|0011)(?=[1-9])/;

/**
 * Reads a number in international form, or in the form of one of these countries.
 * @param near E.164 numbers of the countries, the most likely first
 * @returns E.164, or undefined if it is not a number that can be called
 */
export function readNationalNumber(
  told: string | undefined,
  near: readonly (string | undefined)[],
): string | undefined {
  const text = told?.normalize('NFKC').trim() ?? '';
  const dialled = text.replace(NOTATION, '');
  // A number with a plus is accepted without its plan: numbering plans change more often than this program.
  if (dialled.startsWith('+')) return callerNumber(dialled) ?? valid(text);
  for (const number of near) {
    const read = valid(text, callingCodeOf(number));
    if (read !== undefined) return read;
  }
  return valid(dialled.replace(ABROAD, '+'));
}

/** The calling code and not the country, because a toll-free number may belong to several countries or to none. */
function callingCodeOf(number: string | undefined): string | undefined {
  return number === undefined ? undefined : parsePhoneNumberFromString(number)?.countryCallingCode;
}

function valid(text: string, defaultCallingCode?: string): E164Number | undefined {
  const number = parsePhoneNumberFromString(text, defaultCallingCode ? { defaultCallingCode } : {});
  return number?.isValid() && callerNumber(number.number) !== undefined ? number.number : undefined;
}

/** A number as people in its country write it. */
export interface NationalForms {
  /** Digits without calling code and trunk prefix, like `4155550100`. */
  readonly significant: string;
  /** As people write it there, like `(415) 555-0100`. */
  readonly written: string;
}

/** @returns undefined for a number of no known country */
export function nationalFormsOf(number: string): NationalForms | undefined {
  const parsed = parsePhoneNumberFromString(number);
  return parsed && { significant: parsed.nationalNumber, written: parsed.formatNational() };
}
