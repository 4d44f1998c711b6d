/** The local time of a moment in a time zone. */
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

/** Whether the runtime knows the IANA name, like `Europe/Berlin`. */
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
 * The moment of a local time. If the time occurs twice, because summer time ends, it is the first one. If the clocks
 * skip the time, it is the moment that the clock before the change would have shown.
 * @param date `YYYY-MM-DD`
 * @param minutes since 00:00; 1440 is midnight at the end of the day
 * @returns epoch milliseconds; undefined when `date` is not a date
 */
export function momentOf(date: string, minutes: number, timeZone: string): number | undefined {
  const wallMs = Date.parse(`${date}T00:00:00Z`) + minutes * MINUTE_MS;
  if (Number.isNaN(wallMs)) return undefined;
  const before = wallMs - offsetMs(wallMs - DAY_MS, timeZone);
  const after = wallMs - offsetMs(wallMs + DAY_MS, timeZone);
  const candidates = [before, after].toSorted((a, b) => a - b);
  return candidates.find((moment) => moment + offsetMs(moment, timeZone) === wallMs) ?? before;
}

/** @returns `YYYY-MM-DD`, this number of calendar days later */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The number of calendar days from one `YYYY-MM-DD` to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** How far the time zone is ahead of UTC at this moment, in milliseconds. */
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
