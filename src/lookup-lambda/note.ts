import { StoreError } from '../errors.ts';
import { HANDOFF_OUTCOMES, type SessionStore } from '../store/session-store.ts';
import type { LookupQuery } from './contact-event.ts';
import type { LookupAnswer } from './lookup.ts';
import { findToken } from './token-reader.ts';

/** A query of a flow that turns the caller away, with the reason. */
export type NoteQuery = LookupQuery & { readonly outcome: string };

type NoteStore = Pick<SessionStore, 'findHandoffToken' | 'noteHandoffOutcome'>;

/**
 * Records on the hand-off of this contact why the caller is turned away. Twilio only tells the gateway that Connect
 * answered; with this record the gateway takes the caller back. Never throws.
 * @returns `message`: what the flow says to the caller; `returning` when the assistant will explain, otherwise the
 * outcome
 */
export async function noteOutcome(query: NoteQuery, store: NoteStore): Promise<LookupAnswer> {
  const outcome = HANDOFF_OUTCOMES.find((word) => word === query.outcome);
  if (outcome === undefined) return notNoted(query, 'malformed');
  try {
    const token = await findToken(query, store);
    if (token === undefined) return notNoted(query, 'no_token');
    await store.noteHandoffOutcome(token, query.contactId, outcome);
    return { noted: 'true', outcome: 'noted', message: 'returning' };
  } catch (error) {
    return notNoted(query, reasonOf(error));
  }
}

/** The answer when the caller does not return to the assistant: only the flow can explain. */
export function notNoted({ outcome }: NoteQuery, reason: string): LookupAnswer {
  return { noted: 'false', outcome: reason, message: outcome };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof StoreError)) return 'failed';
  return error.code === 'store_conflict' ? 'not_claimed' : 'unavailable';
}
