/** Vendors enforce only a part of JSON Schema. They refuse or ignore these keywords. */
const REFUSED = [
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'oneOf',
  'allOf',
  'not',
  'if',
  'patternProperties',
];

/**
 * Checks a schema as a vendor that enforces it does.
 * @param rules `allRequired`: every member must be required
 * @returns what is wrong, or undefined
 */
export function strictSchemaFault(
  schema: unknown,
  rules: { readonly allRequired: boolean },
  path = 'root',
): string | undefined {
  if (!isFields(schema)) return `schema must be an object at '${path}'`;
  const refused = REFUSED.find((word) => word in schema);
  if (refused !== undefined) return `'${refused}' is not permitted at '${path}'`;
  if (path === 'root' && schema.type !== 'object') return "schema must have type 'object' at the root";
  const { properties, items } = schema;
  if (schema.type === 'object') {
    if (schema.additionalProperties !== false) return `'additionalProperties' must be false at '${path}'`;
    if (!isFields(properties)) return `'properties' is missing at '${path}'`;
    const required = Array.isArray(schema.required) ? schema.required : [];
    const left = Object.keys(properties).find((name) => !required.includes(name));
    if (rules.allRequired && left !== undefined) return `'required' must include '${left}' at '${path}'`;
  }
  const inner = [
    ...Object.entries(isFields(properties) ? properties : {}),
    ...(items ? [['items', items] as const] : []),
  ];
  for (const [name, part] of inner) {
    const fault = strictSchemaFault(part, rules, `${path}.${name}`);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
