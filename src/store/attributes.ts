import { isRecord } from '../is-record.ts';

/** One item of the table as it was read. The functions below check each attribute before it is used. */
export type Item = Readonly<Record<string, unknown>>;

export function readText(item: Item, name: string): string | undefined {
  const value = item[name];
  return typeof value === 'string' ? value : undefined;
}

export function readNumber(item: Item, name: string): number | undefined {
  const value = item[name];
  return typeof value === 'number' ? value : undefined;
}

export function readFlag(item: Item, name: string): boolean | undefined {
  const value = item[name];
  return typeof value === 'boolean' ? value : undefined;
}

export function readWord<T extends string>(item: Item, name: string, words: readonly T[]): T | undefined {
  return words.find((word) => word === item[name]);
}

/** A list of texts; entries of other types are left out. */
export function readTexts(item: Item, name: string): string[] | undefined {
  const value = item[name];
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : undefined;
}

/** A list of numbers; entries of other types are left out. */
export function readNumberList(item: Item, name: string): number[] | undefined {
  const value = item[name];
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'number') : undefined;
}

/** A map of texts; entries of other types are left out. */
export function readTextMap(item: Item, name: string): Record<string, string> | undefined {
  const value = item[name];
  if (!isRecord(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** A map of numbers; entries of other types are left out. */
export function readNumbers(item: Item, name: string): Record<string, number> | undefined {
  const value = item[name];
  if (!isRecord(value)) return undefined;
  const numbers: Record<string, number> = {};
  for (const [key, entry] of Object.entries(value)) if (typeof entry === 'number') numbers[key] = entry;
  return numbers;
}

type OptionalKeys<T> = { [K in keyof T]-?: undefined extends T[K] ? K : never }[keyof T];
type WithoutUndefined<T> = Omit<T, OptionalKeys<T>> & {
  [K in OptionalKeys<T>]?: Exclude<T[K], undefined>;
};

/** Leaves out undefined values, so that an absent attribute becomes an absent property. */
export function withoutUndefined<T extends object>(value: T): WithoutUndefined<T> {
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return Object.fromEntries(entries) as WithoutUndefined<T>;
}
