export interface Deadline<T> {
  /** Milliseconds. */
  readonly limitMs: number;
  /** Gives the answer in the place of the work, or throws. */
  readonly onLate: () => T;
  /** Keeps the process up while it waits; by default the timer does not. */
  readonly keepsProcess?: boolean;
}

/**
 * Waits for work, but no longer than the limit. The deadline is kept here, whatever the work makes of its signal: the
 * AWS SDK does not heed it while it looks for credentials or waits between two tries.
 * @param work is given a signal that is aborted at the deadline
 * @throws what the work throws before the deadline, or `onLate` after it
 */
export async function withDeadline<T>(
  work: (signal: AbortSignal) => Promise<T>,
  { limitMs, onLate, keepsProcess = false }: Deadline<T>,
): Promise<T> {
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve, reject) => {
    timer = setTimeout(() => {
      // The outcome is settled before the work learns of it, and fails.
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
