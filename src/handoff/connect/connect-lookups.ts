import type { QueueLoad } from '../availability.ts';
import { addDays, momentOf, wallTimeAt } from '../zoned-time.ts';
import type { ConnectApi } from './connect-api.ts';
import { GuardedLookup } from './guarded-request.ts';
import type { OpeningHours } from './opening-hours.ts';

export interface LookupSettings {
  readonly queueId: string;
  readonly deadlineMs: number;
  readonly onFailure: (operation: 'queue' | 'hours', error: unknown) => void;
}

/** The account's limit is a few requests a second for all instances, and the figures are no fresher themselves. */
const LOAD_FRESH_MS = 10_000;
const HOURS_FRESH_MS = 15 * 60_000;
/** Which hours a queue goes by hardly ever changes. */
const HOURS_ID_FRESH_MS = 60 * 60_000;

/** How busy one queue is. */
export function createLoadLookup(
  api: ConnectApi,
  settings: LookupSettings,
): GuardedLookup<QueueLoad | undefined> {
  return new GuardedLookup({
    load: (signal) => api.queueLoad(settings.queueId, signal),
    freshUntilMs: () => Date.now() + LOAD_FRESH_MS,
    deadlineMs: settings.deadlineMs,
    onFailure: (error) => settings.onFailure('queue', error),
  });
}

/**
 * The hours of one queue. They have another breaker than its load: a role that lacks the permission for
 * one of the two still has the other.
 */
export function createHoursLookup(api: ConnectApi, settings: LookupSettings): GuardedLookup<OpeningHours> {
  let known: { readonly id: string; readonly untilMs: number } | undefined;
  return new GuardedLookup({
    load: async (signal) => {
      if (!known || Date.now() >= known.untilMs) {
        const id = await api.hoursOfOperationId(settings.queueId, signal);
        known = { id, untilMs: Date.now() + HOURS_ID_FRESH_MS };
      }
      return api.openingHours(known.id, signal);
    },
    freshUntilMs: ({ timeZone }) => Math.min(Date.now() + HOURS_FRESH_MS, nextMidnightMs(timeZone)),
    deadlineMs: settings.deadlineMs,
    onFailure: (error) => settings.onFailure('hours', error),
  });
}

function nextMidnightMs(timeZone: string): number {
  const { date } = wallTimeAt(Date.now(), timeZone);
  return momentOf(addDays(date, 1), 0, timeZone) ?? 0;
}
