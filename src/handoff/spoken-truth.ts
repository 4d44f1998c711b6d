import type { LanguageLines } from '../spoken/lines.ts';
import type { Availability } from './availability.ts';
import { openingMoment } from './opening-moment.ts';

export interface SpokenTruth {
  /** Whole sentences for the caller. */
  readonly text: string;
  /** The next step after the caller has heard it: the dial, or their answer to the offer of a call-back. */
  readonly next: 'connect' | 'offer_callback';
}

interface Listener {
  /** The assistant's lines in the language of the call. */
  readonly lines: LanguageLines;
  readonly now: Date;
}

/** Above this, the caller hears that the wait is long, without a number. */
const LONGEST_NAMED_MINUTES = 60;

/** Says what a caller who wants a person can expect. Times are in the time zone of the contact centre. */
export function spokenTruth(availability: Availability, { lines, now }: Listener): SpokenTruth {
  switch (availability.kind) {
    case 'available':
    case 'unknown':
      return { text: lines.hold, next: 'connect' };
    case 'queue': {
      const { waitMinutes } = availability;
      const named = waitMinutes > LONGEST_NAMED_MINUTES ? undefined : waitMinutes;
      return { text: lines.waiting(named), next: 'connect' };
    }
    case 'closed': {
      const { opensAt, timeZone } = availability;
      const opening = opensAt && openingMoment(opensAt, now, timeZone);
      return { text: lines.closed(opening), next: 'offer_callback' };
    }
    case 'unstaffed':
      return { text: lines.unstaffed, next: 'offer_callback' };
  }
}
