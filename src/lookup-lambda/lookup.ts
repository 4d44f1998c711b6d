import { StoreError } from '../errors.ts';
import { callerNumber } from '../handoff/caller-number.ts';
import { keepLastLines, keepStart } from '../handoff/connect/attribute-size.ts';
import type { HandoffRecord, SessionStore } from '../store/session-store.ts';
import type { LookupQuery } from './contact-event.ts';
import type { LookupLock } from './lock.ts';
import { findToken, wasTyped } from './token-reader.ts';

/** A flat map of texts: a flow accepts it as `STRING_MAP` and copies it into contact attributes. */
export type LookupAnswer = Readonly<Record<string, string>>;

type LookupStore = Pick<SessionStore, 'claimHandoff' | 'findHandoffToken' | 'readHandoff'>;

/**
 * Connect refuses 32 KB and more, for the answer of a function and for the attributes of a contact.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html
 */
const MAX_ANSWER_BYTES = 30_000;
const MAX_SUMMARY_BYTES = 6_000;
const MAX_TRIED_BYTES = 2_000;
const MAX_FIELD_BYTES = 500;
const MAX_OWN_ATTRIBUTES = 20;

/**
 * Finds and claims the hand-off of one contact by its token, or by the caller's number if no token came. Never throws,
 * because the flow must continue to a queue in any case.
 * @param lock while it is closed, digits give access only to the hand-offs of the caller's own number
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
    // A token that was found by number cannot be a guess.
    return await (lock && wasTyped(query)
      ? claimTyped(token, query, { store, lock })
      : claim(token, query, store));
  } catch (error) {
    return notFound(error instanceof StoreError ? 'unavailable' : 'failed');
  }
}

/** While the lock is closed, a right and a wrong guess get the same answer. */
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

/** Whether the token belongs to this caller, or this contact has already claimed it. */
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
  // The gateway's own names come last: the flow leans on them.
  const assistant = record.assistant === undefined ? {} : { assistant: record.assistant };
  const known = { ...ownAttributes(record.attributes), ...assistant, ...fields };
  const leftBytes = MAX_ANSWER_BYTES - Buffer.byteLength(JSON.stringify(known));
  return { ...known, transcript: keepLastLines(record.transcript, leftBytes) };
}

/** What the assistant's profile adds. */
function ownAttributes(attributes: HandoffRecord['attributes'] = {}): LookupAnswer {
  const kept = Object.entries(attributes).slice(0, MAX_OWN_ATTRIBUTES);
  return Object.fromEntries(kept.map(([name, value]) => [name, keepStart(value, MAX_FIELD_BYTES)]));
}
