/** A DynamoDB condition with its placeholders. */
export interface Condition {
  readonly text: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Writes an item whether or not there is one. */
export const UNCONDITIONAL: Condition = {
  text: 'attribute_not_exists(#PK) OR attribute_exists(#PK)',
  values: {},
};

/**
 * Every attribute name has a `#` placeholder, because many of them (`status`, `usage`, `language`) are reserved words.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ReservedWords.html
 */
const NAME = /#(\w+)/g;

/** The parameters of a conditional `PutItem`. */
export function conditionParameters(condition: Condition) {
  return {
    ConditionExpression: condition.text,
    ExpressionAttributeNames: namesIn(condition.text),
    ...(Object.keys(condition.values).length > 0 && { ExpressionAttributeValues: condition.values }),
  };
}

/**
 * The parameters of a conditional `UpdateItem`.
 * @param changes values to set; `null` removes the attribute, `undefined` does not change it
 */
export function updateParameters(changes: Readonly<Record<string, unknown>>, condition: Condition) {
  const entries = Object.entries(changes).filter(([, value]) => value !== undefined);
  const set = entries.filter(([, value]) => value !== null);
  const removed = entries.filter(([, value]) => value === null).map(([name]) => `#${name}`);
  const assignments = set.map(([name]) => `#${name} = :${name}`);
  const update = [
    ...(assignments.length > 0 ? [`SET ${assignments.join(', ')}`] : []),
    ...(removed.length > 0 ? [`REMOVE ${removed.join(', ')}`] : []),
  ].join(' ');
  return {
    UpdateExpression: update,
    ConditionExpression: condition.text,
    ExpressionAttributeNames: namesIn(`${update} ${condition.text}`),
    ExpressionAttributeValues: {
      ...Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])),
      ...condition.values,
    },
  };
}

/** The parameters of an `UpdateItem` that adds to numbers (a missing number counts as 0) and sets other attributes. */
export function addParameters(
  amounts: Readonly<Record<string, number>>,
  changes: Readonly<Record<string, unknown>>,
) {
  const added = Object.keys(amounts).map((name) => `#${name} :${name}`);
  const set = Object.keys(changes).map((name) => `#${name} = :${name}`);
  const update = `ADD ${added.join(', ')} SET ${set.join(', ')}`;
  const values = Object.entries({ ...amounts, ...changes }).map(([name, value]) => [`:${name}`, value]);
  return {
    UpdateExpression: update,
    ExpressionAttributeNames: namesIn(update),
    ExpressionAttributeValues: Object.fromEntries(values),
  };
}

function namesIn(expression: string): Record<string, string> {
  return Object.fromEntries(
    [...expression.matchAll(NAME)].map(([placeholder, name]) => [placeholder, name ?? '']),
  );
}
