import { z } from 'zod';

/** As CreateContactFlow takes it. */
export const identifier = z.string().regex(/^[^%:(\\/)=$,;[\]{}]{1,50}$/, 'is not a valid identifier');
/** A branch that is taken when a comparison with the action's result holds. */
export function condition(operators: readonly string[], operand: z.ZodString) {
  return z.strictObject({
    NextAction: identifier,
    Condition: z.strictObject({ Operator: z.enum(operators), Operands: z.tuple([operand]) }),
  });
}

/** Each of these error branches exactly once, and no other. Exports write an empty list for none. */
export function errors(types: readonly string[]) {
  const branch = z.strictObject({ NextAction: identifier, ErrorType: z.enum(types) });
  return z
    .array(branch)
    .optional()
    .transform((list) => list ?? [])
    .refine(
      (list) => list.length === types.length && types.every((type) => list.some((e) => e.ErrorType === type)),
      `must have the branches ${types.join(', ') || 'none'} and no other`,
    );
}

/** For actions that no condition decides. */
export const noConditions = z
  .tuple([])
  .optional()
  .transform(() => []);

/** Transitions that only go on, and where errors lead. */
export function onward(...errorTypes: string[]) {
  return z.strictObject({
    NextAction: identifier,
    Conditions: noConditions,
    Errors: errors(errorTypes),
  });
}

/** Transitions by conditions: every contact takes a condition or an error branch. */
export function branching(branch: ReturnType<typeof condition>, errorTypes: readonly string[]) {
  return z.strictObject({
    NextAction: identifier.optional(),
    Conditions: z.array(branch).min(1),
    Errors: errors(errorTypes),
  });
}
