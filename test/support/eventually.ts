import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 5;

/**
 * Waits until a condition holds.
 * @param condition asked again every few milliseconds; what it throws counts as "not yet"
 * @param pollMs between two looks, for a look that costs something
 * @returns the first truthy value of the condition
 * @throws Error when the condition did not hold within `timeoutMs`, with its last failure as the cause
 */
export async function eventually<T>(
  condition: () => T | Promise<T>,
  timeoutMs = 5000,
  pollMs = POLL_MS,
): Promise<Exclude<T, false | undefined | null>> {
  const deadlineMs = performance.now() + timeoutMs;
  let cause: unknown;
  for (;;) {
    try {
      const value = await condition();
      if (isHeld(value)) return value;
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    if (performance.now() > deadlineMs)
      throw new Error(`not within ${timeoutMs} ms: ${condition}`, { cause });
    await delay(pollMs);
  }
}

function isHeld<T>(value: T): value is Exclude<T, false | undefined | null> {
  return Boolean(value);
}
