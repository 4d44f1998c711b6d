import { type E164Number, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { callerNumber } from './caller-number.ts';

/** What people and models write between digits, and `(0)`, which is not dialled from abroad. */
const NOTATION = /\(0\)|[\s().\-/]/g;
/** Prefixes of calls to another country: of most, of North America, of Australia. */
const ABROAD = /^(?:00|011|0011)(?=[1-9])/;

/**
 * Reads a number as it is told: in international form, or as it is dialled in one of these countries.
 * @param near E.164 numbers of the countries, the likeliest first
 * @returns E.164, or undefined for anything that cannot be called
 */
export function readNumber(
  told: string | undefined,
  near: readonly (string | undefined)[],
): string | undefined {
  const text = told?.normalize('NFKC').trim() ?? '';
  const dialled = text.replace(NOTATION, '');
  // What is written with a plus is believed: plans of numbers change more often than this program.
  if (dialled.startsWith('+')) return callerNumber(dialled) ?? valid(text);
  for (const number of near) {
    const read = valid(text, callingCodeOf(number));
    if (read !== undefined) return read;
  }
  return valid(dialled.replace(ABROAD, '+'));
}

/** By country code and not by country: toll-free numbers have one of several countries, or of none. */
function callingCodeOf(number: string | undefined): string | undefined {
  return number === undefined ? undefined : parsePhoneNumberFromString(number)?.countryCallingCode;
}

function valid(text: string, defaultCallingCode?: string): E164Number | undefined {
  const number = parsePhoneNumberFromString(text, defaultCallingCode ? { defaultCallingCode } : {});
  return number?.isValid() && callerNumber(number.number) !== undefined ? number.number : undefined;
}
