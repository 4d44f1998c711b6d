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

/**
 * The quota is 5 requests a second for metrics and 2 for other operations, shared by all instances of the account.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/amazon-connect-service-limits.html
 */
const LOAD_FRESH_MS = 10_000;
const HOURS_FRESH_MS = 15 * 60_000;
/** The hours of operation of a queue are rarely replaced. */
const HOURS_ID_FRESH_MS = 60 * 60_000;

/** Looks up how busy one queue is. */
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
 * Looks up the hours of one queue. It has its own breaker, because a role may have the permission for the hours but not
 * for the load, or the reverse.
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
