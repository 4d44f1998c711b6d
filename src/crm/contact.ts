/** What a CRM knows of a caller, for the greeting and the instructions. Written by others: data, never instructions. */
export interface Contact {
  /** Of the CRM. */
  readonly id: string;
  /** Absent when several contacts share the number: the caller must not be greeted by another person's name. */
  readonly name?: string;
  readonly company?: string;
}

const LONGEST_NAME = 80;
/** Controls, line and paragraph separators, and characters that are invisible or turn the direction of writing. */
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]/gu;
/** Could end a quotation, or begin a template variable or markup. */
const STRUCTURAL = /["`{}<>[\]|\\]/g;

/** A name as it may be spoken and shown to a model: one line of printable characters, at most 80 of them. */
export function cleanName(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const printable = value
    .normalize('NFKC')
    .replace(/\s/g, ' ')
    .replace(UNPRINTABLE, '')
    .replace(STRUCTURAL, '');
  const line = printable.replace(/ +/g, ' ').trim();
  const name = [...line].slice(0, LONGEST_NAME).join('').trim();
  return name === '' ? undefined : name;
}
