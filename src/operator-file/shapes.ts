import { z } from 'zod';
import { objectError } from './schema-problems.ts';

/**
 * An object without other fields than these.
 * @param what what belongs there, as it follows "write"
 */
export function object<T extends z.ZodRawShape>(shape: T, what: string) {
  return z.strictObject(shape, { error: objectError(shape, what) });
}

export function wholeNumberFrom(minimum: number, maximum: number) {
  const message = `a whole number from ${minimum} to ${maximum}`;
  return z.int({ error: message }).min(minimum, message).max(maximum, message);
}

export const trueOrFalse = z.boolean({ error: 'true or false' });
