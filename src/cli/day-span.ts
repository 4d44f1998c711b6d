import { UsageError } from './command.ts';

/** Days in UTC, YYYY-MM-DD: from the first one to the day after the last. */
export interface DaySpan {
  readonly since: string;
  readonly until: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;

/** @returns a day before or after today */
export function dayFromNow(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
}

/**
 * The span that `--since` and `--until` name. It ends with today by default.
 * @throws UsageError when they name no days, or in the wrong order
 */
export function daySpan(
  { since, until }: { readonly since?: string | undefined; readonly until?: string | undefined },
  defaultSince: string,
): DaySpan {
  const span = { since: since ?? defaultSince, until: until ?? dayFromNow(1) };
  for (const [name, day] of Object.entries(span)) {
    if (!DAY.test(day) || Number.isNaN(Date.parse(day))) {
      throw new UsageError(`--${name} must be a day like 2026-11-01. See --help`);
    }
  }
  if (span.since >= span.until) throw new UsageError('--since must be before --until');
  return span;
}
