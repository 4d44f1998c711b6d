import { GERMAN } from '../spoken/de.ts';
import { ENGLISH } from '../spoken/en.ts';
import { SPANISH } from '../spoken/es.ts';
import { FRENCH } from '../spoken/fr.ts';
import { HINDI } from '../spoken/hi.ts';
import { ITALIAN } from '../spoken/it.ts';
import type { SpokenLines } from '../spoken/lines.ts';
import { PORTUGUESE } from '../spoken/pt.ts';
import type { Availability } from './availability.ts';
import { openingMoment } from './opening-moment.ts';

export interface SpokenTruth {
  /** What is said to the caller, whole sentences. */
  readonly text: string;
  /** What follows once it was heard: the dialling, or the caller's answer to the offer. */
  readonly next: 'connect' | 'offer_callback';
}

interface Listener {
  /** BCP 47, like `pt-BR`; a language that is not spoken here is answered in English. */
  readonly language: string;
  readonly now: Date;
}

const LANGUAGES: ReadonlyMap<string, SpokenLines> = new Map([
  ['en', ENGLISH],
  ['fr', FRENCH],
  ['it', ITALIAN],
  ['de', GERMAN],
  ['es', SPANISH],
  ['pt', PORTUGUESE],
  ['hi', HINDI],
]);
/** Beyond it a number of minutes says nothing but "long". */
const LONGEST_NAMED_MINUTES = 60;

/** Puts into words what a caller who wants a person can expect. Times are those of the contact centre. */
export function spokenTruth(availability: Availability, { language, now }: Listener): SpokenTruth {
  const [base = ''] = language.toLowerCase().split(/[-_]/);
  const lines = LANGUAGES.get(base) ?? ENGLISH;
  switch (availability.kind) {
    case 'available':
    case 'unknown':
      return { text: lines.connecting, next: 'connect' };
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
