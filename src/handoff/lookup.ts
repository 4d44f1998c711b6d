import { StoreError } from '../errors.ts';
import type { HandoffRecord, SessionStore } from '../store/session-store.ts';
import { keepLastLines, keepStart } from './attribute-size.ts';
import type { LookupQuery } from './lookup-event.ts';
import { findToken } from './lookup-token.ts';

/** Flat, and all text: what a flow takes as `STRING_MAP` and copies into contact attributes. */
export type LookupAnswer = Readonly<Record<string, string>>;

type LookupStore = Pick<SessionStore, 'claimHandoff' | 'findHandoffToken'>;

/** Connect refuses 32 KB and more, for the answer and for a contact's attributes. */
const MAX_ANSWER_BYTES = 30_000;
const MAX_SUMMARY_BYTES = 6_000;
const MAX_TRIED_BYTES = 2_000;
const MAX_FIELD_BYTES = 500;

/**
 * Finds and claims the hand-off of one contact: by its token, or, only when no token came at all, by the
 * caller's number. Never throws: a flow must go on to a queue whatever happened here.
 * @returns `found: "true"` with the conversation, or `found: "false"` with the `outcome`
 */
export async function lookUp(query: LookupQuery, store: LookupStore): Promise<LookupAnswer> {
  try {
    const token = await findToken(query, store);
    if (token === undefined) return notFound('unknown');
    const claim = await store.claimHandoff(token, query.contactId);
    return claim.outcome === 'claimed' ? attributesOf(claim.record) : notFound(claim.outcome);
  } catch (error) {
    return notFound(error instanceof StoreError ? 'unavailable' : 'failed');
  }
}

function notFound(outcome: string): LookupAnswer {
  return { found: 'false', outcome };
}

function attributesOf(record: HandoffRecord): LookupAnswer {
  const fields = {
    found: 'true',
    outcome: 'claimed',
    reason: record.reason,
    priority: record.priority,
    language: keepStart(record.language, MAX_FIELD_BYTES),
    sessionId: keepStart(record.sessionId, MAX_FIELD_BYTES),
    caller: keepStart(record.caller ?? '', MAX_FIELD_BYTES),
    createdAt: keepStart(record.createdAt, MAX_FIELD_BYTES),
    sentiment: record.sentiment ?? 'unknown',
    tried: keepStart(record.tried ?? 'nothing', MAX_TRIED_BYTES),
    summary: keepStart(record.summary, MAX_SUMMARY_BYTES),
  };
  const room = MAX_ANSWER_BYTES - Buffer.byteLength(JSON.stringify(fields));
  return { ...fields, transcript: keepLastLines(record.transcript, room) };
}
