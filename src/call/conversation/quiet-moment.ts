import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_EVERY_MS = 100;
/** A caller who has been silent for this long has been answered, or is not going to speak. */
const SILENCE_MS = 1_000;
/** Longest wait: the process is ending. */
const LIMIT_MS = 5_000;

/** Waits for a moment at which a call can change hands without either side noticing. */
export class QuietMoment {
  readonly #nobodySpeaks: () => boolean;
  readonly #callerSilentMs: () => number;

  /**
   * @param nobodySpeaks whether the assistant is silent and owes no answer
   * @param callerSilentMs audio since the caller's last sound: no model tells soon enough that they have begun
   */
  constructor(nobodySpeaks: () => boolean, callerSilentMs: () => number) {
    this.#nobodySpeaks = nobodySpeaks;
    this.#callerSilentMs = callerSilentMs;
  }

  /** Whether it has come, or goes on. */
  get isNow(): boolean {
    return this.#nobodySpeaks() && this.#callerSilentMs() >= SILENCE_MS;
  }

  /**
   * Resolves in bounded time, immediately when `hurry` is aborted.
   * @returns `midway` when the moment did not come
   */
  async wait(hurry: AbortSignal): Promise<'quiet' | 'midway'> {
    const dueMs = performance.now() + LIMIT_MS;
    while (!hurry.aborted && performance.now() < dueMs) {
      if (this.isNow) return 'quiet';
      await pause(hurry);
    }
    return 'midway';
  }
}

async function pause(hurry: AbortSignal): Promise<void> {
  await sleep(LOOK_EVERY_MS, undefined, { signal: hurry }).catch((error: unknown) => {
    if (!hurry.aborted) throw error;
  });
}
