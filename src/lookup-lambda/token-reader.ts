import { callerNumber } from '../handoff/caller-number.ts';
import { isToken } from '../handoff/token.ts';
import type { SessionStore } from '../store/session-store.ts';
import type { LookupQuery } from './contact-event.ts';

/**
 * Connect stores this as the input when the caller pressed nothing.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/store-customer-input.html
 */
const NO_INPUT = 'Timeout';

/**
 * The token of a contact: its digits, or, if no digits came, the newest token of the caller's number.
 * @returns undefined when there is none, or the digits are not a token
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

/** Whether the token came as digits, not by the caller's number. */
export function wasTyped(query: LookupQuery): boolean {
  return digitsOf(query) !== undefined;
}

function digitsOf({ token }: LookupQuery): string | undefined {
  const digits = token?.trim().replace(/#$/, '') ?? '';
  return digits === '' || digits === NO_INPUT ? undefined : digits;
}
