import type { Availability } from '../handoff/availability.ts';
import { spokenTruth } from '../handoff/spoken-truth.ts';
import type { HandoffReason } from '../store/session-store.ts';
import type { AssistantLines } from './assistant.ts';

/**
 * What a caller who wants a person can have. `now`: the line is said, then dialled; `wait`: the caller is told
 * how long it takes and may choose a call-back; `stay`: the conversation goes on with this line; `dial`: Twilio
 * says the line, because no model can; `give_up`: neither model nor person.
 */
export interface Outlook {
  readonly next: 'now' | 'wait' | 'stay' | 'dial' | 'give_up';
  readonly line: string;
}

export interface OutlookQuestion {
  readonly reason: HandoffReason;
  readonly connectNumber: string | undefined;
  readonly lines: AssistantLines;
  readonly language: string;
  /** The caller was told of the wait before, and wants a person all the same. */
  readonly knowsOfWait: boolean;
  /** Bounded in time; never rejects. */
  readonly availability: () => Promise<Availability>;
}

/** Looks before anything is promised. */
export async function lookAhead(question: OutlookQuestion): Promise<Outlook> {
  const { reason, connectNumber, lines } = question;
  if (reason === 'provider_failure') {
    return connectNumber === undefined
      ? { next: 'give_up', line: lines.apology }
      : { next: 'dial', line: lines.modelGone };
  }
  if (connectNumber === undefined) return { next: 'stay', line: lines.noPersons };
  const availability = await question.availability();
  const truth = spokenTruth(availability, { language: question.language, now: new Date() });
  if (truth.next === 'offer_callback') return { next: 'stay', line: truth.text };
  if (availability.kind !== 'queue') return { next: 'now', line: truth.text };
  return question.knowsOfWait ? { next: 'now', line: lines.hold } : { next: 'wait', line: truth.text };
}
