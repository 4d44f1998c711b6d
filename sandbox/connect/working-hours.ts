import { invalidParameter } from './api-refusal.ts';
import type { Fields } from './request-fields.ts';

/** From and until as `HH:MM`; an end that is not later than its start lies on the next day. */
export type WorkingSlot = readonly [from: string, until: string];

export interface WorkingHours {
  /** IANA name. */
  readonly timeZone: string;
  /** By weekday, 0 Sunday to 6 Saturday; a day that is not listed is closed. */
  readonly weekly: Readonly<Record<number, readonly WorkingSlot[]>>;
  /** By `YYYY-MM-DD`: what is worked instead; nothing for a holiday. */
  readonly overrides: Readonly<Record<string, readonly WorkingSlot[]>>;
}

const DATE = /^\d{4}-\d\d-\d\d$/;
const DAY_MS = 86_400_000;

/** At every hour of every day. */
export const ALWAYS_OPEN: WorkingHours = {
  timeZone: 'UTC',
  weekly: Object.fromEntries([0, 1, 2, 3, 4, 5, 6].map((day) => [day, [['00:00', '00:00'] as const]])),
  overrides: {},
};

/** GetEffectiveHoursOfOperations. */
export function effectiveHours(hours: WorkingHours, query: URLSearchParams): Fields {
  const from = dateOf(query, 'fromDate');
  const until = dateOf(query, 'toDate');
  if (from > until) throw invalidParameter('fromDate must not be after toDate');
  const days = [];
  for (let at = from; at <= until; at += DAY_MS) days.push(new Date(at));
  const overridden = days.filter((day) => hours.overrides[isoDate(day)]);
  return {
    EffectiveHoursOfOperationList: days.map((day) => ({
      Date: isoDate(day),
      OperationalHours: slotsOf(hours, day).map(([start, end]) => ({ Start: slice(start), End: slice(end) })),
    })),
    EffectiveOverrideHoursList: overridden.map((day) => ({ Date: isoDate(day), OverrideHours: [] })),
    TimeZone: hours.timeZone,
  };
}

function slotsOf(hours: WorkingHours, day: Date): readonly WorkingSlot[] {
  return hours.overrides[isoDate(day)] ?? hours.weekly[day.getUTCDay()] ?? [];
}

function dateOf(query: URLSearchParams, name: string): number {
  const text = query.get(name) ?? '';
  const at = Date.parse(`${text}T00:00:00Z`);
  if (!DATE.test(text) || Number.isNaN(at)) throw invalidParameter(`${name} must be YYYY-MM-DD`);
  return at;
}

function slice(time: string): Fields {
  const [hours, minutes] = time.split(':').map(Number);
  return { Hours: hours, Minutes: minutes };
}

function isoDate(day: Date): string {
  return day.toISOString().slice(0, 10);
}
