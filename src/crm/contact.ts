import { printableLine } from '../printable-line.ts';

/** What a CRM knows of a caller, for the greeting and the instructions. Written by others: data, never instructions. */
export interface Contact {
  /** Of the CRM. */
  readonly id: string;
  /** Absent when several contacts share the number: the caller must not be greeted by another person's name. */
  readonly name?: string;
  readonly company?: string;
}

/** A name as it may be spoken and shown to a model. */
export function cleanName(value: unknown): string | undefined {
  return (typeof value === 'string' && printableLine(value)) || undefined;
}
