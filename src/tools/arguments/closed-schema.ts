import { isRecord } from '../../is-record.ts';
import type { JsonSchema } from './json-schema.ts';

/** Keywords that describe an object in several places: only `unevaluatedProperties` sees all of them. */
const COMPOSITION = ['$ref', '$dynamicRef', 'allOf', 'anyOf', 'oneOf', 'if', 'dependentSchemas'];
const OPENNESS = ['additionalProperties', 'unevaluatedProperties', 'patternProperties'];

/**
 * The schema of arguments, closed to further properties wherever it does not say itself that it takes some. Inside it,
 * an object without any named property stays open: it is a map.
 */
export function closedSchema(schema: JsonSchema): JsonSchema {
  return { ...schema, ...innerProperties(schema), ...closing(schema) };
}

function innerProperties({ properties }: JsonSchema): JsonSchema {
  if (!isRecord(properties)) return {};
  const closed = Object.entries(properties).map(([name, property]) => [
    name,
    isRecord(property) && isRecord(property.properties) ? closedSchema(property) : property,
  ]);
  return { properties: Object.fromEntries(closed) };
}

function closing(schema: JsonSchema): JsonSchema {
  if (schema.type !== 'object' || OPENNESS.some((keyword) => keyword in schema)) return {};
  if (COMPOSITION.some((keyword) => keyword in schema)) return { unevaluatedProperties: false };
  return { additionalProperties: false };
}
