/** A JSON schema, in the form that YAML and JSON give it. */
export type JsonSchema = Readonly<Record<string, unknown>>;
