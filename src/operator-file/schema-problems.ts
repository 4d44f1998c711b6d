import { closest, distance } from 'fastest-levenshtein';
import type { z } from 'zod';
import type { FileProblem, PlaceInFile } from './file-problem.ts';

/**
 * The issues of a schema whose messages say what belongs there, as it follows "write".
 * @param path where the value stands in the file
 */
export function problemsOf(error: z.ZodError, value: unknown, path: PlaceInFile = []): FileProblem[] {
  return error.issues.flatMap((issue) => {
    const inside = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
    const place = [...path, ...inside];
    if (issue.code === 'unrecognized_keys') {
      const known = issue.message.split(KNOWN_KEYS_SEPARATOR);
      return issue.keys.map((key) => unknownKey([...place, key], key, known));
    }
    if (issue.code === 'custom' && hasUnknownKey(error, issue.path)) return [];
    const found = valueAt(value, inside);
    const problem = found === undefined || found === null ? 'is missing' : 'cannot be used';
    const message = issue.code === 'invalid_key' ? issue.issues[0]?.message : issue.message;
    return [{ path: place, problem, advice: `write ${message}` }];
  });
}

/** An object with a misspelt key often breaks a rule about the whole object too: one fault is enough. */
function hasUnknownKey(error: z.ZodError, path: readonly PropertyKey[]): boolean {
  return error.issues.some(
    (issue) => issue.code === 'unrecognized_keys' && issue.path.join('.') === path.join('.'),
  );
}

const KNOWN_KEYS_SEPARATOR = ', ';
/** More slips than this make another word. */
const MAX_SLIPS = 3;

/**
 * The message of an object that takes no other keys.
 * @param what what belongs there, when something else than an object was given
 */
export function objectError(shape: object, what: string): (issue: { readonly code: string }) => string {
  return ({ code }) => (code === 'unrecognized_keys' ? Object.keys(shape).join(KNOWN_KEYS_SEPARATOR) : what);
}

/** @param known what could have been meant */
function unknownKey(path: PlaceInFile, key: string, known: readonly string[]): FileProblem {
  return { path, problem: 'is not a known field', advice: meantAdvice(key, known, 'remove it') };
}

/** "did you mean …", or the names that there are. */
export function meantAdvice(given: string, known: readonly string[], otherwise: string): string {
  const meant = known.length === 0 ? undefined : closest(given, known);
  const slips = meant === undefined ? 0 : distance(given.toLowerCase(), meant.toLowerCase());
  if (meant !== undefined && slips <= Math.min(MAX_SLIPS, meant.length / 2)) return `did you mean ${meant}?`;
  return known.length === 0 ? otherwise : `${otherwise}, or write one of ${known.join(', ')}`;
}

function valueAt(value: unknown, path: PlaceInFile): unknown {
  let found = value;
  for (const part of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = Object.getOwnPropertyDescriptor(found, part)?.value;
  }
  return found;
}
