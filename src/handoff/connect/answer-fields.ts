import { fieldsOf } from '../../is-record.ts';

/** One member of an unknown value, or undefined. */
export function field(value: unknown, name: string): unknown {
  return fieldsOf(value)[name];
}

/** The value if it is a list, otherwise an empty list. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
