/** Keywords of JSON schema whose value maps names to schemas: those names are not keywords. */
export const NAMED_SCHEMAS: readonly string[] = [
  'properties',
  'patternProperties',
  '$defs',
  'definitions',
  'dependentSchemas',
];

/** Keywords whose value is data, not a schema. */
export const DATA_KEYWORDS: readonly string[] = [
  'const',
  'enum',
  'default',
  'examples',
  'example',
  'required',
];

export const REFERENCES: readonly string[] = ['$ref', '$dynamicRef', '$recursiveRef'];
