export interface Deadline<T> {
  /** Milliseconds. */
  readonly limitMs: number;
  /** Returns the answer in place of the work, or throws. */
  readonly onLate: () => T;
  /** Whether the timer keeps the process alive. Default false. */
  readonly keepsProcess?: boolean;
}

/**
 * Waits for work, but no longer than the limit, even if the work ignores its signal. The AWS SDK ignores it while it
 * looks for credentials or pauses between two tries.
 * @param work receives a signal that is aborted at the deadline
 * @throws what the work throws before the deadline, or what `onLate` throws
 */
export async function withDeadline<T>(
  work: (signal: AbortSignal) => Promise<T>,
  { limitMs, onLate, keepsProcess = false }: Deadline<T>,
): Promise<T> {
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve, reject) => {
    timer = setTimeout(() => {
      // Settle the result first: the abort makes the work fail.
      try {
        resolve(onLate());
      } catch (error) {
        reject(error);
      }
      abort.abort();
    }, limitMs);
    if (!keepsProcess) timer.unref();
  });
  try {
    return await Promise.race([work(abort.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}
