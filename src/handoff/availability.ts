import type { OpeningState } from './connect/opening-hours.ts';

/** What a caller who wants a person can expect. `unknown` counts as open: the gateway promises nothing, and dials. */
export type Availability =
  | { readonly kind: 'available' }
  /** All agents are busy. Whole minutes, at least 1. */
  | { readonly kind: 'queue'; readonly waitMinutes: number }
  /** `opensAt` is absent when the next days have no opening; `timeZone` is the contact centre's IANA name. */
  | { readonly kind: 'closed'; readonly opensAt?: Date; readonly timeZone: string }
  /** Open according to its hours, but no agent is at work. */
  | { readonly kind: 'unstaffed' }
  | { readonly kind: 'unknown' };

/** The current state of a queue. */
export interface QueueLoad {
  readonly agentsAvailable: number;
  /** At work: available, talking, or writing up a call. */
  readonly agentsStaffed: number;
  readonly contactsInQueue: number;
  /** Seconds. */
  readonly oldestContactAgeSeconds: number;
}

/** An assumption, not a measurement: a short service call with its write-up takes an agent three minutes. */
const MINUTES_PER_CONTACT = 3;
/** Above this, the estimate is rounded up to five minutes, as people would say it. */
const FINE_MINUTES = 10;
const COARSE_STEP_MINUTES = 5;

/**
 * @param load undefined when the queue could not be read, or has no figures because it is idle
 * @param opening undefined when the hours could not be read
 */
export function judgeAvailability(
  load: QueueLoad | undefined,
  opening: OpeningState | undefined,
): Availability {
  if (opening?.open === false) {
    const { opensAt, timeZone } = opening;
    return { kind: 'closed', timeZone, ...(opensAt && { opensAt }) };
  }
  if (!load) return { kind: 'unknown' };
  if (load.agentsAvailable > load.contactsInQueue) return { kind: 'available' };
  if (load.agentsStaffed <= 0 && load.agentsAvailable <= 0) return { kind: 'unstaffed' };
  return { kind: 'queue', waitMinutes: estimateWaitMinutes(load) };
}

/**
 * The longer of two estimates, rounded up. The first uses the wait so far: the age of the oldest contact, extended by
 * one place, because the caller is behind the last contact. The second uses the work: each contact before the caller,
 * and one that an agent is serving now, takes one agent three minutes.
 */
export function estimateWaitMinutes(load: Omit<QueueLoad, 'agentsAvailable'>): number {
  const { contactsInQueue, oldestContactAgeSeconds, agentsStaffed } = load;
  const places = (contactsInQueue + 1) / Math.max(1, contactsInQueue);
  const bySight = contactsInQueue > 0 ? (oldestContactAgeSeconds / 60) * places : 0;
  const byWork = ((contactsInQueue + 1) * MINUTES_PER_CONTACT) / Math.max(1, agentsStaffed);
  const minutes = Math.max(1, Math.ceil(Math.max(bySight, byWork)));
  return minutes <= FINE_MINUTES ? minutes : Math.ceil(minutes / COARSE_STEP_MINUTES) * COARSE_STEP_MINUTES;
}
