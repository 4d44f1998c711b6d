import { withDeadline } from '../async/deadline.ts';
import { StoreError } from '../errors.ts';

/**
 * Waits for the session table, but not longer than `timeoutMs`. Twilio gives a webhook 15 s in all, and the caller
 * hears silence meanwhile.
 * @see https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
 * @throws StoreError `store_unavailable` when `work` has not settled after `timeoutMs`
 */
export function withinDeadline<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  return withDeadline(() => work, {
    limitMs: timeoutMs,
    onLate: () => {
      throw new StoreError('store_unavailable', 'The session table did not answer in time');
    },
  });
}
