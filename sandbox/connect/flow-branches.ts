/** Where a contact goes next, or how its flow ended. */
export type FlowStep = { readonly to: string } | { readonly end: 'queued' | 'disconnected' };

interface Onward {
  readonly Transitions: { readonly NextAction: string; readonly Errors: ErrorBranches };
}

type ErrorBranches = readonly { readonly ErrorType: string; readonly NextAction: string }[];

/** The way on, or the one for any error. */
export function onward({ Transitions }: Onward, done: boolean): FlowStep {
  return done ? { to: Transitions.NextAction } : failed(Transitions.Errors, 'NoMatchingError');
}

/** The way of one error. @throws Error when a validated flow lacks the branch: a fault of the validator */
export function failed(errors: ErrorBranches, type: string): FlowStep {
  const branch = errors.find(({ ErrorType }) => ErrorType === type);
  if (!branch) throw new Error(`the flow has no branch for ${type}`);
  return { to: branch.NextAction };
}

/** Whether a comparison holds; numbers compare only with numbers. */
export function comparisonHolds(operator: string, value: string, operand: string): boolean {
  switch (operator) {
    case 'Equals':
      return value === operand;
    case 'TextStartsWith':
      return value.startsWith(operand);
    case 'TextEndsWith':
      return value.endsWith(operand);
    case 'TextContains':
      return value.includes(operand);
    default:
      return value.trim() !== '' && holdsForNumbers(operator, Number(value), Number(operand));
  }
}

/** False for anything that is not a number, as the comparisons themselves are. */
function holdsForNumbers(operator: string, value: number, operand: number): boolean {
  if (operator === 'NumberGreaterThan') return value > operand;
  if (operator === 'NumberGreaterOrEqualTo') return value >= operand;
  if (operator === 'NumberLessThan') return value < operand;
  return operator === 'NumberLessOrEqualTo' && value <= operand;
}

interface Branching {
  readonly Conditions: readonly {
    readonly NextAction: string;
    readonly Condition: { readonly Operator: string; readonly Operands: readonly [string] };
  }[];
  readonly Errors: ErrorBranches;
}

/** The first condition that holds wins. */
export function byCondition(
  { Conditions, Errors }: Branching,
  isTrue: (operands: readonly [string], operator: string) => boolean,
): FlowStep {
  const branch = Conditions.find(({ Condition }) => isTrue(Condition.Operands, Condition.Operator));
  return branch ? { to: branch.NextAction } : failed(Errors, 'NoMatchingCondition');
}
