/** A wall clock's reading: what people in a time zone call this moment. */
export interface WallTime {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** 0 Sunday to 6 Saturday. */
  readonly weekday: number;
  /** 0 to 23. */
  readonly hour: number;
  /** 0 to 59. */
  readonly minute: number;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Whether this runtime knows the zone, as an IANA name like `Europe/Berlin`. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** @param atMs epoch milliseconds */
export function wallTimeAt(atMs: number, timeZone: string): WallTime {
  const wall = new Date(atMs + offsetMs(atMs, timeZone));
  return {
    date: wall.toISOString().slice(0, 10),
    weekday: wall.getUTCDay(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
  };
}

/**
 * The moment at which the clocks of a zone show a time. When they show it twice, because summer time ends, it
 * is the first; when they leap over it, the moment as the clock before the leap would have shown it.
 * @param date `YYYY-MM-DD`; undefined is returned when it is none
 * @param minutes since 00:00; 1440 is the midnight at the day's end
 * @returns epoch milliseconds
 */
export function momentOf(date: string, minutes: number, timeZone: string): number | undefined {
  const wallMs = Date.parse(`${date}T00:00:00Z`) + minutes * MINUTE_MS;
  if (Number.isNaN(wallMs)) return undefined;
  const before = wallMs - offsetMs(wallMs - DAY_MS, timeZone);
  const after = wallMs - offsetMs(wallMs + DAY_MS, timeZone);
  const candidates = [before, after].toSorted((a, b) => a - b);
  return candidates.find((moment) => moment + offsetMs(moment, timeZone) === wallMs) ?? before;
}

/** @returns `YYYY-MM-DD`, that many days later on the calendar */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Days on the calendar from one `YYYY-MM-DD` to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** How far the zone's clocks are ahead of UTC at this moment, in milliseconds. */
function offsetMs(atMs: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(atMs);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((candidate) => candidate.type === type)?.value);
  const wallMs = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return wallMs - Math.floor(atMs / 1000) * 1000;
}
