import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { type Item, isItem } from './attributes.ts';

/** A value of a kind that no item of ours holds: trying again would not help. */
export class UnstorableValue extends TypeError {}

/**
 * One value as DynamoDB's wire has it. Only what our items hold: texts, numbers, flags, lists, maps, null.
 * @throws UnstorableValue for anything else
 */
export function toAttributeValue(value: unknown): AttributeValue {
  switch (typeof value) {
    case 'string':
      return { S: value };
    case 'number':
      if (Number.isFinite(value)) return { N: String(value) };
      break;
    case 'boolean':
      return { BOOL: value };
    default:
  }
  if (value === null) return { NULL: true };
  if (Array.isArray(value)) return { L: value.map(toAttributeValue) };
  if (isItem(value)) return { M: toAttributeValues(value) };
  throw new UnstorableValue(`The session table holds no such value: ${typeof value}`);
}

/** The attributes of an item; what is undefined is left out. */
export function toAttributeValues(item: Item): Record<string, AttributeValue> {
  const values: Record<string, AttributeValue> = {};
  for (const [name, value] of Object.entries(item)) {
    if (value !== undefined) values[name] = toAttributeValue(value);
  }
  return values;
}

/** An item as it came over the wire; values of kinds that we never write are left out. */
export function fromAttributeValues(values: unknown): Item {
  const item: Record<string, unknown> = {};
  if (!isItem(values)) return item;
  for (const [name, value] of Object.entries(values)) {
    const plain = fromAttributeValue(value);
    if (plain !== undefined) item[name] = plain;
  }
  return item;
}

function fromAttributeValue(value: unknown): unknown {
  if (!isItem(value)) return undefined;
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return Number(value.N);
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.NULL === true) return null;
  if (Array.isArray(value.L)) return value.L.map(fromAttributeValue);
  return value.M === undefined ? undefined : fromAttributeValues(value.M);
}
