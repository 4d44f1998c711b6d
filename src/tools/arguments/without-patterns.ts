import { isRecord } from './record.ts';
import { NAMED_SCHEMAS } from './schema-keywords.ts';

/** Keywords with regular expressions, which can keep the process busy for minutes on a short text. */
const EXPRESSIONS = ['pattern', 'patternProperties', 'propertyNames'];

/** The schema without regular expressions, for one that does not come from the operator. */
export function withoutPatterns(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutPatterns);
  if (!isRecord(schema)) return schema;
  const kept = Object.entries(schema).filter(([keyword]) => !EXPRESSIONS.includes(keyword));
  return Object.fromEntries(
    kept.map(([keyword, value]) => [
      keyword,
      NAMED_SCHEMAS.includes(keyword) ? eachWithoutPatterns(value) : withoutPatterns(value),
    ]),
  );
}

function eachWithoutPatterns(schemas: unknown): unknown {
  if (!isRecord(schemas)) return schemas;
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, withoutPatterns(schema)]));
}
