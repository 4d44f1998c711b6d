import { StoreError } from '../errors.ts';
import { callerNumber } from '../handoff/caller-number.ts';
import { keepLastLines, keepStart } from '../handoff/connect/attribute-size.ts';
import type { HandoffRecord, SessionStore } from '../store/session-store.ts';
import type { LookupQuery } from './contact-event.ts';
import type { LookupLock } from './lock.ts';
import { findToken, wasTyped } from './token-reader.ts';

/** Flat, and all text: what a flow takes as `STRING_MAP` and copies into contact attributes. */
export type LookupAnswer = Readonly<Record<string, string>>;

type LookupStore = Pick<SessionStore, 'claimHandoff' | 'findHandoffToken' | 'readHandoff'>;

/** Connect refuses 32 KB and more, for the answer and for a contact's attributes. */
const MAX_ANSWER_BYTES = 30_000;
const MAX_SUMMARY_BYTES = 6_000;
const MAX_TRIED_BYTES = 2_000;
const MAX_FIELD_BYTES = 500;

/**
 * Finds and claims the hand-off of one contact: by its token, or, only when no token came at all, by the
 * caller's number. Never throws: a flow must go on to a queue whatever happened here.
 * @param lock while it is closed, typed digits open only what the caller's own number belongs to
 * @returns `found: "true"` with the conversation, or `found: "false"` with the `outcome`
 */
export async function lookUp(
  query: LookupQuery,
  store: LookupStore,
  lock?: LookupLock,
): Promise<LookupAnswer> {
  try {
    const token = await findToken(query, store);
    if (token === undefined) return notFound('unknown');
    // A token that was found by the caller's number was not guessed.
    return await (lock && wasTyped(query)
      ? claimTyped(token, query, { store, lock })
      : claim(token, query, store));
  } catch (error) {
    return notFound(error instanceof StoreError ? 'unavailable' : 'failed');
  }
}

/** While the lock is closed, a right guess and a wrong one get the same answer. */
async function claimTyped(
  token: string,
  query: LookupQuery,
  { store, lock }: { readonly store: LookupStore; readonly lock: LookupLock },
): Promise<LookupAnswer> {
  if ((await lock.isClosed()) && !(await isOwn(token, query, store))) {
    await lock.countMiss();
    return notFound('locked');
  }
  const answer = await claim(token, query, store);
  if (answer.found !== 'true') await lock.countMiss();
  return answer;
}

/** Whether this caller, or this very contact, has the token by right. */
async function isOwn(
  token: string,
  { caller, contactId }: LookupQuery,
  store: LookupStore,
): Promise<boolean> {
  const record = await store.readHandoff(token);
  if (record?.claimedBy !== undefined) return record.claimedBy === contactId;
  const number = callerNumber(caller);
  return number !== undefined && record?.caller === number;
}

async function claim(token: string, { contactId }: LookupQuery, store: LookupStore): Promise<LookupAnswer> {
  const result = await store.claimHandoff(token, contactId);
  return result.outcome === 'claimed' ? attributesOf(result.record) : notFound(result.outcome);
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
