import type { JsonSchema } from '../arguments/json-schema.ts';

const TYPES = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];

/**
 * The type of a schema. Several types become a choice, because a strict validator wants one; what is plainly an object
 * or a list gets its type.
 */
export function plainType(schema: JsonSchema): JsonSchema {
  const types = [schema.type].flat().filter((type) => typeof type === 'string' && TYPES.includes(type));
  if (schema.nullable === true && types.length > 0 && !types.includes('null')) types.push('null');
  const [first] = types;
  if (first === undefined) return inferredType(schema);
  if (types.length === 1) return { type: first };
  if (types.length === 2 && types.includes('null')) return { type: types };
  return { anyOf: types.map((type) => ({ type })) };
}

function inferredType(schema: JsonSchema): JsonSchema {
  if (schema.properties !== undefined) return { type: 'object' };
  if (schema.items !== undefined) return { type: 'array' };
  return {};
}
