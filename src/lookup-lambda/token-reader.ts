import { callerNumber } from '../handoff/caller-number.ts';
import { isToken } from '../handoff/token.ts';
import type { SessionStore } from '../store/session-store.ts';
import type { LookupQuery } from './contact-event.ts';

/** What Connect stores as input when the caller pressed nothing. */
const NO_INPUT = 'Timeout';

/**
 * The token that a contact may claim or has claimed: its digits, or, only when none came at all, the newest of
 * the caller's number.
 * @throws StoreError when the table cannot be used
 */
export async function findToken(
  query: LookupQuery,
  store: Pick<SessionStore, 'findHandoffToken'>,
): Promise<string | undefined> {
  const digits = digitsOf(query);
  if (digits !== undefined) return isToken(digits) ? digits : undefined;
  const caller = callerNumber(query.caller);
  return caller === undefined ? undefined : store.findHandoffToken(caller, query.contactId);
}

/** Whether the caller's keys sent the token, and not the number stands for it. */
export function wasTyped(query: LookupQuery): boolean {
  return digitsOf(query) !== undefined;
}

function digitsOf({ token }: LookupQuery): string | undefined {
  const digits = token?.trim().replace(/#$/, '') ?? '';
  return digits === '' || digits === NO_INPUT ? undefined : digits;
}
