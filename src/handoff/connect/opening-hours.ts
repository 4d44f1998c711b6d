import { isTimeZone, momentOf } from '../zoned-time.ts';
import { field, list } from './answer-fields.ts';

/** One stretch of open time, in epoch milliseconds. */
interface OpenPeriod {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** When the contact centre works over the next days, holidays applied. */
export interface OpeningHours {
  /** IANA name. */
  readonly timeZone: string;
  /** In the order of time; they may touch or overlap. */
  readonly periods: readonly OpenPeriod[];
}

/** Whether it is open at a moment, and when it opens next if that is known. */
export type Opening =
  | { readonly open: true }
  | { readonly open: false; readonly opensAt?: Date; readonly timeZone: string };

const DAY_MINUTES = 1440;

/**
 * Reads the answer of GetEffectiveHoursOfOperations: for each date, stretches from `Start` to `End` in local
 * hours and minutes. An end that is not after its start lies on the next day, so that midnight to midnight is
 * the whole day and 22:00 to 06:00 is a night.
 * @returns undefined when there is no usable time zone or no list; stretches that make no sense are left out
 */
export function parseOpeningHours(answer: unknown): OpeningHours | undefined {
  const timeZone = field(answer, 'TimeZone');
  const days = field(answer, 'EffectiveHoursOfOperationList');
  if (typeof timeZone !== 'string' || !isTimeZone(timeZone) || !Array.isArray(days)) return undefined;
  const periods = days.flatMap((day) => periodsOf(day, timeZone));
  return { timeZone, periods: periods.toSorted((a, b) => a.fromMs - b.fromMs) };
}

/** @param nowMs epoch milliseconds */
export function openingAt({ timeZone, periods }: OpeningHours, nowMs: number): Opening {
  if (periods.some(({ fromMs, untilMs }) => fromMs <= nowMs && nowMs < untilMs)) return { open: true };
  const next = periods.find(({ fromMs }) => fromMs > nowMs);
  return { open: false, timeZone, ...(next && { opensAt: new Date(next.fromMs) }) };
}

function periodsOf(day: unknown, timeZone: string): OpenPeriod[] {
  const date = field(day, 'Date');
  const hours = field(day, 'OperationalHours');
  if (typeof date !== 'string') return [];
  return list(hours).flatMap((slot) => {
    const start = minutesOf(field(slot, 'Start'));
    const end = minutesOf(field(slot, 'End'));
    if (start === undefined || end === undefined) return [];
    const fromMs = momentOf(date, start, timeZone);
    const untilMs = momentOf(date, end > start ? end : end + DAY_MINUTES, timeZone);
    return fromMs === undefined || untilMs === undefined ? [] : [{ fromMs, untilMs }];
  });
}

/** Minutes since 00:00. */
function minutesOf(slice: unknown): number | undefined {
  const hours = field(slice, 'Hours');
  const minutes = field(slice, 'Minutes');
  if (typeof hours !== 'number' || typeof minutes !== 'number') return undefined;
  const total = hours * 60 + minutes;
  return total >= 0 && total <= DAY_MINUTES ? total : undefined;
}
