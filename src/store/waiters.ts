interface Waiter {
  readonly done: () => boolean;
  readonly resolve: (inTime: boolean) => void;
}

/** Promises that wait for a condition, each for a limited time. `look` checks the conditions again. */
export class Waiters {
  readonly #waiters = new Set<Waiter>();

  /** @returns whether `done` became true within `deadlineMs` */
  wait(done: () => boolean, deadlineMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      // Not unref'd: the process must not end while a waiter is left.
      const timer = setTimeout(() => waiter.resolve(false), deadlineMs);
      const waiter: Waiter = {
        done,
        resolve: (inTime) => {
          clearTimeout(timer);
          this.#waiters.delete(waiter);
          resolve(inTime);
        },
      };
      this.#waiters.add(waiter);
    });
  }

  look(): void {
    for (const waiter of this.#waiters) if (waiter.done()) waiter.resolve(true);
  }
}
