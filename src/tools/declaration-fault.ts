import type { z } from 'zod';

/** What is wrong in a file of the operator, and what to write instead. The texts never hold a secret. */
export interface DeclarationFault {
  readonly path: readonly (string | number)[];
  readonly problem: string;
  readonly advice: string;
}

/**
 * The faults that a zod schema found. Its messages say what belongs there, like `a whole number from 1 to 5`.
 * @param error of a parse with `reportInput`, so that a missing value can be told from a wrong one
 */
export function schemaFaults(error: z.ZodError, at: readonly (string | number)[]): DeclarationFault[] {
  return error.issues.flatMap((issue) => {
    const path = [...at, ...issue.path.filter((part) => typeof part !== 'symbol')];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: [...path, key],
        problem: 'is not a known field',
        advice: 'remove it, or correct its name',
      }));
    }
    const missing = 'input' in issue && issue.input === undefined;
    return [{ path, problem: missing ? 'is missing' : 'cannot be used', advice: `write ${issue.message}` }];
  });
}
