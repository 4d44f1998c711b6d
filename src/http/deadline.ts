import { StoreError } from '../errors.ts';

/**
 * Twilio gives a webhook 15 s, and the caller hears silence meanwhile: no wait here goes on for ever.
 * @throws StoreError `store_unavailable` when `work` has not settled after `timeoutMs`
 */
export async function withinDeadline<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    const fail = () =>
      reject(new StoreError('store_unavailable', 'The session table did not answer in time'));
    timer = setTimeout(fail, timeoutMs).unref();
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
