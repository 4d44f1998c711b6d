import { stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** An editor writes a file in less. */
const UNCHANGED_MS = 200;
const LONGEST_MS = 2_000;

/** Waits until the file has not changed for a while, so that half of a new one is not read. Bounded; never rejects. */
export async function whenSettled(path: string): Promise<void> {
  const endMs = performance.now() + LONGEST_MS;
  let before = await stateOf(path);
  while (performance.now() < endMs) {
    await sleep(UNCHANGED_MS, undefined, { ref: false });
    const now = await stateOf(path);
    if (now === before) return;
    before = now;
  }
}

async function stateOf(path: string): Promise<string> {
  try {
    const { ino, size, mtimeMs } = await stat(path);
    return `${ino} ${size} ${mtimeMs}`;
  } catch {
    return 'absent';
  }
}
