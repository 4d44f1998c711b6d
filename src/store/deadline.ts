/**
 * Runs `work` for at most `deadlineMs`. At the deadline its signal is aborted and the returned promise
 * rejects at once, even when the work does not heed the signal (the SDK does not between two tries).
 * @throws DOMException `TimeoutError` at the deadline; else whatever `work` throws
 */
export async function withDeadline<T>(
  deadlineMs: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const error = new DOMException('The deadline has passed.', 'TimeoutError');
      controller.abort(error);
      reject(error);
    }, deadlineMs);
    timer.unref();
  });
  try {
    return await Promise.race([work(controller.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}
