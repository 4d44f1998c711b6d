import type { Availability } from '../../handoff/availability.ts';
import { spokenTruth } from '../../handoff/spoken-truth.ts';
import type { LanguageLines } from '../../spoken/lines.ts';
import type { HandoffReason } from '../../store/session-store.ts';

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
  readonly lines: LanguageLines;
  readonly language: string;
  /** The caller was told of the wait before, and wants a person all the same. */
  readonly knowsOfWait: boolean;
  /** Whether no model is left that could speak; asked once everything else is known. */
  readonly modelGone: () => boolean;
  /** Bounded in time; never rejects. */
  readonly availability: () => Promise<Availability>;
}

/** Looks before anything is promised. What is not known counts as open. */
export async function lookAhead(question: OutlookQuestion): Promise<Outlook> {
  const { connectNumber, modelGone, availability } = question;
  const asks = connectNumber !== undefined && !modelGone();
  const found = asks ? await availability() : undefined;
  if (modelGone()) return withoutModel(question);
  return found === undefined ? withoutPersons(question) : withPersons(question, found);
}

/** A call whose model is gone cannot go on here, so nothing else is weighed. */
function withoutModel({ connectNumber, lines }: OutlookQuestion): Outlook {
  return connectNumber === undefined
    ? { next: 'give_up', line: lines.apology }
    : { next: 'dial', line: lines.modelGone };
}

function withoutPersons({ reason, lines }: OutlookQuestion): Outlook {
  return { next: 'stay', line: reason === 'safety' ? lines.emergency : lines.noPersons };
}

/** Danger waits for no choice: whoever can be had is dialled, and otherwise the caller is sent to those who can help. */
function withPersons(question: OutlookQuestion, availability: Availability): Outlook {
  const { reason, lines, language, knowsOfWait } = question;
  const truth = spokenTruth(availability, { language, now: new Date() });
  const isDanger = reason === 'safety';
  if (truth.next === 'offer_callback') return { next: 'stay', line: isDanger ? lines.emergency : truth.text };
  if (availability.kind !== 'queue') return { next: 'now', line: truth.text };
  return knowsOfWait || isDanger ? { next: 'now', line: lines.hold } : { next: 'wait', line: truth.text };
}
