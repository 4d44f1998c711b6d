import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { isRecord } from '../is-record.ts';
import type { Item } from './attributes.ts';

/** A value that the table cannot hold: trying again does not help. */
export class UnstorableValue extends TypeError {}

/**
 * The attributes of an item as DynamoDB's wire has them. What is undefined is left out.
 * @throws UnstorableValue for NaN, class instances and other values that DynamoDB has no type for
 */
export function toAttributeValues(item: Item): Record<string, AttributeValue> {
  try {
    return marshall(item, { removeUndefinedValues: true });
  } catch (cause) {
    throw new UnstorableValue('The session table cannot hold one of the values', { cause });
  }
}

/**
 * An item as it came over the wire. Nothing in it is trusted before it is read.
 * @throws Error when a value is no attribute value
 */
export function fromAttributeValues(values: unknown): Item {
  // A plain `Number`: the default rejects the whole item for one number that is not safe.
  return isRecord(values)
    ? unmarshall(values as Record<string, AttributeValue>, { wrapNumbers: Number })
    : {};
}
