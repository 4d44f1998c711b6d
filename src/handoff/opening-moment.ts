import type { OpeningMoment } from '../spoken/lines.ts';
import { addDays, daysBetween, wallTimeAt } from './zoned-time.ts';

const DAYS_OF_WEEK = 7;

/** @returns undefined when the opening is in the past */
export function openingMoment(opensAt: Date, now: Date, timeZone: string): OpeningMoment | undefined {
  if (opensAt <= now) return undefined;
  const opening = wallTimeAt(opensAt.getTime(), timeZone);
  const today = wallTimeAt(now.getTime(), timeZone);
  const isMidnight = opening.hour === 0 && opening.minute === 0;
  const date = isMidnight ? addDays(opening.date, -1) : opening.date;
  const days = daysBetween(today.date, date);
  return {
    day: nameOf(days),
    weekday: (today.weekday + days) % DAYS_OF_WEEK,
    hour: isMidnight ? 24 : opening.hour,
    minute: opening.minute,
  };
}

function nameOf(days: number): OpeningMoment['day'] {
  if (days <= 0) return 'today';
  if (days === 1) return 'tomorrow';
  return days < DAYS_OF_WEEK ? 'this_week' : 'next_week';
}
