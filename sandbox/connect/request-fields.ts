import { invalidParameter } from './api-refusal.ts';

/** A JSON object as it was received, unchecked. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @throws ApiRefusal when it is not a text, or longer than `maxLength`; `undefined` when it is absent */
export function optionalText(fields: Fields, name: string, maxLength: number): string | undefined {
  const value = fields[name] ?? undefined;
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value.length > maxLength) {
    throw invalidParameter(`${name} must be a string of at most ${maxLength} characters`);
  }
  return value;
}

/** @throws ApiRefusal when it is absent, empty, not a text, or longer than `maxLength` */
export function requiredText(fields: Fields, name: string, maxLength: number): string {
  const value = optionalText(fields, name, maxLength);
  if (!value) throw invalidParameter(`${name} is required`);
  return value;
}

/** @throws ApiRefusal when it is no list of texts */
export function textList(fields: Fields, name: string): readonly string[] {
  const value = fields[name] ?? [];
  if (!Array.isArray(value)) throw invalidParameter(`${name} must be a list`);
  return value.map((entry: unknown) => {
    if (typeof entry !== 'string') throw invalidParameter(`${name} must hold strings`);
    return entry;
  });
}

/** @throws ApiRefusal when it is no object; `{}` when it is absent */
export function objectOf(fields: Fields, name: string): Fields {
  const value = fields[name] ?? {};
  if (!isFields(value)) throw invalidParameter(`${name} must be an object`);
  return value;
}
