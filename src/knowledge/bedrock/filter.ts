import type { RetrievalFilter } from '@aws-sdk/client-bedrock-agent-runtime';
import { isRecord } from '../../is-record.ts';
import type { FileProblem } from '../../operator-file/file-problem.ts';

/** @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_agent-runtime_RetrievalFilter.html */
const COMPARISONS = [
  'equals',
  'notEquals',
  'greaterThan',
  'greaterThanOrEquals',
  'lessThan',
  'lessThanOrEquals',
  'in',
  'notIn',
  'startsWith',
  'listContains',
  'stringContains',
];
const GROUPS = ['andAll', 'orAll'];
const LISTS = ['in', 'notIn'];
const OPERATORS = [...COMPARISONS, ...GROUPS];
/** The vendor asks for two. */
const LEAST_IN_GROUP = 2;
const DEEPEST = 8;

/** What is wrong in a filter; empty when it can be sent. */
export function filterFaults(filter: unknown, path: readonly (string | number)[]): FileProblem[] {
  if (path.length > DEEPEST * 2) return [fault(path, 'lies too deep', 'use fewer groups within groups')];
  const [entry, ...others] = isRecord(filter) ? Object.entries(filter) : [];
  if (entry === undefined || others.length > 0) {
    return [
      fault(path, 'is not one comparison', 'write one operator, for example equals: {key: …, value: …}'),
    ];
  }
  const [operator, operand] = entry;
  const at = [...path, operator];
  if (!OPERATORS.includes(operator)) {
    return [fault(at, 'is not an operator of the vendor', `use one of ${OPERATORS.join(', ')}`)];
  }
  return GROUPS.includes(operator) ? groupFaults(operand, at) : comparisonFaults(operator, operand, at);
}

/** A filter without faults, as the SDK takes it. */
export function isFilter(filter: unknown): filter is RetrievalFilter {
  return filterFaults(filter, []).length === 0;
}

function groupFaults(operand: unknown, path: readonly (string | number)[]): FileProblem[] {
  if (!Array.isArray(operand) || operand.length < LEAST_IN_GROUP) {
    return [fault(path, 'is not a list of comparisons', `write at least ${LEAST_IN_GROUP} comparisons`)];
  }
  return operand.flatMap((each, index) => filterFaults(each, [...path, index]));
}

function comparisonFaults(
  operator: string,
  operand: unknown,
  path: readonly (string | number)[],
): FileProblem[] {
  const valid = isRecord(operand) && typeof operand.key === 'string' && 'value' in operand;
  if (!valid || Object.keys(operand).length !== 2) {
    return [fault(path, 'has no key and value', 'write {key: name of the metadata, value: …}')];
  }
  if (LISTS.includes(operator) && !Array.isArray(operand.value)) {
    return [fault([...path, 'value'], 'is not a list', 'write a list of values')];
  }
  return [];
}

function fault(path: readonly (string | number)[], problem: string, advice: string): FileProblem {
  return { path, problem, advice };
}
