import type { Availability } from '../../handoff/availability.ts';
import { spokenTruth } from '../../handoff/spoken-truth.ts';
import type { LanguageLines } from '../../spoken/lines.ts';
import type { HandoffReason } from '../../store/session-store.ts';

/**
 * What happens to a caller who wants a person. `now`: the model says the line, then a person is dialled; `wait`: the
 * caller hears how long it takes and may choose a call-back; `stay`: the conversation goes on with this line;
 * `dial`: Twilio says the line, because no model can; `give_up`: neither model nor person is available.
 */
export interface HandoffPlan {
  readonly next: 'now' | 'wait' | 'stay' | 'dial' | 'give_up';
  readonly line: string;
}

export interface HandoffQuestion {
  readonly reason: HandoffReason;
  readonly connectNumber: string | undefined;
  readonly lines: LanguageLines;
  /** The caller was told of the wait before, and still wants a person. */
  readonly knowsOfWait: boolean;
  /** The caller is shown the number, because their carrier cannot dial. */
  readonly isShown: boolean;
  /** Whether no model is left that could speak; asked once everything else is known. */
  readonly modelGone: () => boolean;
  /** Bounded in time; never rejects. */
  readonly availability: () => Promise<Availability>;
}

/** Looks who is available before anything is promised. What is not known counts as open. */
export async function planHandoff(question: HandoffQuestion): Promise<HandoffPlan> {
  const { connectNumber, modelGone, availability } = question;
  const asks = connectNumber !== undefined && !modelGone();
  const found = asks ? await availability() : undefined;
  if (modelGone()) return withoutModel(question);
  return found === undefined ? withoutPersons(question) : withPersons(question, found);
}

/** A call whose model is gone cannot go on here, so nobody is asked who is available. */
function withoutModel({ connectNumber, lines }: HandoffQuestion): HandoffPlan {
  return connectNumber === undefined
    ? { next: 'give_up', line: lines.apology }
    : { next: 'dial', line: lines.modelGone };
}

function withoutPersons({ reason, lines }: HandoffQuestion): HandoffPlan {
  return { next: 'stay', line: reason === 'safety' ? lines.emergency : lines.noPersons };
}

/** A caller in danger gets no choice: a person is dialled if one is available; if not, they are told whom to call. */
function withPersons(question: HandoffQuestion, availability: Availability): HandoffPlan {
  const { reason, lines, knowsOfWait, isShown } = question;
  const truth = spokenTruth(availability, { lines, now: new Date() });
  const isDanger = reason === 'safety';
  if (truth.next === 'offer_callback') return { next: 'stay', line: isDanger ? lines.emergency : truth.text };
  // The caller dials when they like, so nothing is said about the wait of this moment.
  if (isShown) return { next: 'now', line: lines.numberShown };
  if (availability.kind !== 'queue') return { next: 'now', line: truth.text };
  return knowsOfWait || isDanger ? { next: 'now', line: lines.hold } : { next: 'wait', line: truth.text };
}
