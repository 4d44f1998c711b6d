/** An object of JSON whose fields are not known yet. */
export type UnknownFields = Readonly<Record<string, unknown>>;

/** Whether the value is an object of JSON, and no list. */
export function isRecord(value: unknown): value is UnknownFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The fields of the value; none when it is no object. */
export function fieldsOf(value: unknown): UnknownFields {
  return isRecord(value) ? value : {};
}
