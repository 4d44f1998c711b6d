import type { z } from 'zod';
import type { Given } from './given-values.ts';
import { invalid, missing, type SettingFault } from './setting-fault.ts';

export interface ParsedSettings<T> {
  /** Undefined when there is a fault. */
  readonly env: T | undefined;
  readonly faults: readonly SettingFault[];
}

/** Checks the variables against a schema whose messages say what belongs there. */
export function parseSettings<T>(schema: z.ZodType<T>, given: Given): ParsedSettings<T> {
  const { data, error } = schema.safeParse(given);
  const faults = (error?.issues ?? []).map(({ path, message }) => {
    const name = path.join('.');
    return given[name] === undefined ? missing(name, message) : invalid(name, message, given);
  });
  return { env: data, faults };
}
