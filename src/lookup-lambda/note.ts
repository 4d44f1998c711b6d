import { StoreError } from '../errors.ts';
import { HANDOFF_OUTCOMES, type SessionStore } from '../store/session-store.ts';
import type { LookupQuery } from './contact-event.ts';
import type { LookupAnswer } from './lookup.ts';
import { findToken } from './token-reader.ts';

/** A query of a flow that turns its caller away, with what it says of it. */
export type NoteQuery = LookupQuery & { readonly outcome: string };

type NoteStore = Pick<SessionStore, 'findHandoffToken' | 'noteHandoffOutcome'>;

/**
 * Notes on the hand-off that this contact has claimed why the caller is turned away, so that the gateway, which
 * Twilio tells only that somebody had answered, takes the caller back. Never throws.
 * @returns `message`: what the caller is to hear, `returning` when the assistant will explain, else the outcome
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

/** The answer for a caller whom the assistant will not take back: only the flow can explain it. */
export function notNoted({ outcome }: NoteQuery, reason: string): LookupAnswer {
  return { noted: 'false', outcome: reason, message: outcome };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof StoreError)) return 'failed';
  return error.code === 'store_conflict' ? 'not_claimed' : 'unavailable';
}
