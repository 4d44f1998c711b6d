import { isTimeZone, momentOf } from '../zoned-time.ts';
import { field, list } from './answer-fields.ts';

/** One period of open time, in epoch milliseconds. */
interface OpenPeriod {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** The opening hours of the contact centre over the next days, including holidays. */
export interface OpeningHours {
  /** IANA name. */
  readonly timeZone: string;
  /** In chronological order; they may touch or overlap. */
  readonly periods: readonly OpenPeriod[];
}

/** Whether the contact centre is open, and when it opens next, if known. */
export type OpeningState =
  | { readonly open: true }
  | { readonly open: false; readonly opensAt?: Date; readonly timeZone: string };

const DAY_MINUTES = 1440;

/**
 * Reads the answer of GetEffectiveHoursOfOperations: for each date, periods from `Start` to `End` in local hours and
 * minutes. An end that is not after its start is on the next day: midnight to midnight is a whole day, and 22:00 to
 * 06:00 is a night. Invalid periods are left out.
 * @returns undefined when there is no usable time zone or no list
 * @see https://docs.aws.amazon.com/connect/latest/APIReference/API_GetEffectiveHoursOfOperations.html
 */
export function parseOpeningHours(answer: unknown): OpeningHours | undefined {
  const timeZone = field(answer, 'TimeZone');
  const days = field(answer, 'EffectiveHoursOfOperationList');
  if (typeof timeZone !== 'string' || !isTimeZone(timeZone) || !Array.isArray(days)) return undefined;
  const periods = days.flatMap((day) => periodsOf(day, timeZone));
  return { timeZone, periods: periods.toSorted((a, b) => a.fromMs - b.fromMs) };
}

/** @param nowMs epoch milliseconds */
export function openingAt({ timeZone, periods }: OpeningHours, nowMs: number): OpeningState {
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
