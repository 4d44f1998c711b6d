import { randomUUID } from 'node:crypto';
import { mkdir, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { diskAdvice, diskCode } from './disk-advice.ts';

/** Why recordings cannot be written. */
export interface FolderFault {
  /** As a sentence goes on after the name of the setting: `names /var/calls, which cannot be written (EACCES)`. */
  readonly problem: string;
  /** What to do, without a capital and a full stop. */
  readonly advice: string;
}

/**
 * Tries whether recordings can be written to this folder, by a file that is removed again. Permissions alone do not
 * tell that. A folder that had to be made for it is removed as well, since another user may ask than the one who writes.
 */
export async function probeFolder(folder: string): Promise<FolderFault | undefined> {
  const path = resolve(folder);
  let made: string | undefined;
  try {
    made = await mkdir(path, { recursive: true, mode: 0o700 });
    const probe = join(path, `probe-${randomUUID()}`);
    await writeFile(probe, 'x', { flag: 'wx', mode: 0o600 });
    await rm(probe);
    return undefined;
  } catch (error) {
    const code = diskCode(error) ?? 'unknown fault';
    return { problem: `names ${folder}, which cannot be written (${code})`, advice: diskAdvice(error) };
  } finally {
    if (made !== undefined) await removeEmpty(path, made);
  }
}

/** Removes the folder, and those above it down from the first that was made. */
async function removeEmpty(path: string, first: string): Promise<void> {
  try {
    for (let each = path; ; each = dirname(each)) {
      await rmdir(each);
      if (each === resolve(first)) return;
    }
  } catch {
    // Something is in it by now.
  }
}
