/** The vendor's answer to an input it does not accept; `message` is its exception's message. */
export class InputFault extends Error {
  override readonly name = 'InputFault';
}

export type Fields = Readonly<Record<string, unknown>>;

export function invalid(detail: string): InputFault {
  return new InputFault(`Invalid input request, please fix your input and try again. ${detail}`);
}

/** @throws InputFault when the value is no object */
export function objectAt(fields: Fields, name: string): Fields {
  const value = asObject(fields[name]);
  if (!value) throw invalid(`${name} must be an object.`);
  return value;
}

export function asObject(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

/** @throws InputFault when the value is no text, or empty */
export function textAt(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string' || value === '') throw invalid(`${name} must be a text.`);
  return value;
}

/** @throws InputFault when the value is none of the words */
export function wordAt<T extends string>(fields: Fields, name: string, words: readonly T[]): T {
  const word = words.find((candidate) => candidate === fields[name]);
  if (word === undefined) throw invalid(`${name} must be one of ${words.join(', ')}.`);
  return word;
}

/** @throws InputFault when the value is no number within the bounds */
export function numberAt(fields: Fields, name: string, bounds: readonly [number, number]): number {
  const value = fields[name];
  const [low, high] = bounds;
  if (typeof value !== 'number' || value < low || value > high) {
    throw invalid(`${name} must be a number from ${low} to ${high}.`);
  }
  return value;
}

/** @throws InputFault when the event has a field that the vendor does not know */
export function onlyFields(fields: Fields, where: string, names: readonly string[]): void {
  const stranger = Object.keys(fields).find((name) => !names.includes(name));
  if (stranger !== undefined) throw invalid(`${where} has the unknown field ${stranger}.`);
}

/** @throws InputFault when the text is no JSON */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InputFault('Invalid input request: not a JSON text.', { cause });
  }
}
