import { setTimeout as pause } from 'node:timers/promises';

/** Waits until `condition` holds, looking every few milliseconds. */
export async function eventually(condition: () => boolean, timeoutMs = 5000): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`Not so after ${timeoutMs} ms: ${condition}`);
    await pause(5);
  }
}
