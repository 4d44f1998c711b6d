import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { errorMessage, GatewayError } from '../../errors.ts';
import { MEANINGS } from '../rules/rule.ts';
import type { OperatorPhrases } from './operator-phrases.ts';
import { PatternError } from './pattern-error.ts';

const texts = z.array(z.string().min(1)).optional();
const rule = z.strictObject({ always: texts, say: texts, unless: texts, perhaps: texts });
const languagePhrases = z.strictObject({
  language: z.string().regex(/^[a-z]{2,3}$/, 'write an ISO 639 code like "en"'),
  fillers: texts,
  courtesy: texts,
  nouns: texts,
  common: texts,
  words: z
    .record(z.string().regex(/^[a-z_]+$/, 'write a name of small letters'), z.array(z.string().min(1)))
    .optional(),
  rules: z.partialRecord(z.enum(MEANINGS), rule).optional(),
});
const phrasesFile = z.union([z.array(languagePhrases), languagePhrases.transform((one) => [one])]);

/** A phrases file that cannot be used. The message names the file and each fault. */
export class PhrasesFileError extends GatewayError {
  constructor(path: string, faults: readonly string[], options?: ErrorOptions) {
    super('config_invalid', [`${path}:`, ...faults].join('\n  '), options);
  }
}

/**
 * Reads an operator's phrases: one object in the shape of `OperatorPhrases`, or an array of them. They add to the
 * shipped phrases of the same language. Patterns are checked when the phrasebook is built.
 * @throws PhrasesFileError when the file cannot be read or has another shape
 */
export function readPhrasesFile(path: string): OperatorPhrases[] {
  const parsed = phrasesFile.safeParse(readJson(path));
  if (!parsed.success) throw new PhrasesFileError(path, parsed.error.issues.flatMap(faultsOf));
  return parsed.data.map(toPhrases);
}

/**
 * Reads an operator's phrases and passes them to `use`.
 * @throws PhrasesFileError also when `use` finds a pattern that cannot be used; the message names its line
 */
export function loadPhrases<T>(path: string, use: (phrases: readonly OperatorPhrases[]) => T): T {
  const phrases = readPhrasesFile(path);
  try {
    return use(phrases);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    throw new PhrasesFileError(path, [
      `${lineOf(path, error.pattern)}pattern "${error.pattern}": ${error.problem}`,
    ]);
  }
}

/** The line of a text in a file, as the start of a message. */
function lineOf(path: string, text: string): string {
  const lines = readFileSync(path, 'utf8').split('\n');
  const index = lines.findIndex((line) => line.includes(JSON.stringify(text)));
  return index < 0 ? '' : `line ${index + 1}: `;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new PhrasesFileError(path, [errorMessage(cause)], { cause });
  }
}

/** zod reports a union as one issue. The fault inside the closest alternative is what helps the operator. */
function faultsOf(issue: z.core.$ZodIssue): string[] {
  if (issue.code !== 'invalid_union') return [`${issue.path.join('.') || 'file'}: ${issue.message}`];
  const nearest = issue.errors.toSorted((left, right) => depthOf(right) - depthOf(left))[0] ?? [];
  return nearest.flatMap(faultsOf);
}

function depthOf(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...issues.map(({ path }) => path.length));
}

/** Removes members that are undefined, because the type allows only absent ones. */
function toPhrases(parsed: z.infer<typeof languagePhrases>): OperatorPhrases {
  const { rules, ...rest } = parsed;
  const kept = MEANINGS.flatMap((name) =>
    rules?.[name] === undefined ? [] : [[name, defined(rules[name])] as const],
  );
  return { ...defined(rest), language: parsed.language, rules: Object.fromEntries(kept) };
}

/** The entries that have a value. */
function defined<T extends object>(record: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
