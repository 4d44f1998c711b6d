import { readdir, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { finishFile } from './finish-file.ts';
import { isMissing } from './missing-file.ts';
import { UNFINISHED } from './recording-file.ts';
import { nameOf, pathOf, sessionOf } from './recording-name.ts';

export interface RecordingFolderOptions {
  readonly folder: string;
  /** A file that has not grown for this long is written by no process any more. Default 30 s. */
  readonly abandonedMs?: number;
}

/** What became of the files that processes left. */
export interface FinishedFiles {
  readonly finished: readonly string[];
  readonly failed: readonly { readonly name: string; readonly error: unknown }[];
}

/** A recording in progress grows every second. */
const ABANDONED_MS = 30_000;

/**
 * The files of recordings, in a folder for each day. The folder is the queue of what waits to be stored, so that a restart
 * forgets nothing. Several processes may share it.
 */
export class RecordingFolder {
  readonly #folder: string;
  readonly #abandonedMs: number;

  constructor({ folder, abandonedMs = ABANDONED_MS }: RecordingFolderOptions) {
    this.#folder = folder;
    this.#abandonedMs = abandonedMs;
  }

  pathOf(name: string): string {
    return pathOf(this.#folder, name);
  }

  /**
   * The complete recordings, oldest day first.
   * @throws the error of the file system
   */
  async complete(): Promise<string[]> {
    return (await this.#files()).filter((name) => sessionOf(name) !== undefined).sort();
  }

  /**
   * Completes what processes left when they ended.
   * @param isLeft whether this recording is left alone, as one that this process is writing
   * @returns the names of the recordings that are complete now, and those that cannot be completed
   * @throws the error of the file system when the folder cannot be read
   */
  async finishAbandoned(isLeft: (name: string) => boolean): Promise<FinishedFiles> {
    const finished: string[] = [];
    const failed: { name: string; error: unknown }[] = [];
    for (const file of await this.#files()) {
      if (!file.endsWith(UNFINISHED)) continue;
      const name = file.slice(0, -UNFINISHED.length);
      if (sessionOf(name) === undefined || isLeft(name)) continue;
      try {
        if ((await this.#isAbandoned(file)) && (await finishFile(this.pathOf(file)))) finished.push(name);
      } catch (error) {
        // Another process that shares the folder was faster.
        if (!isMissing(error)) failed.push({ name, error });
      }
    }
    return { finished, failed };
  }

  /** Removes the folder of a day when it is empty, and those above it. */
  async tidy(name: string): Promise<void> {
    try {
      for (let day = dirname(name); day !== '.'; day = dirname(day)) await rmdir(this.pathOf(day));
    } catch {
      // Other recordings are in it, or another process has removed it.
    }
  }

  async #files(): Promise<string[]> {
    try {
      const entries = await readdir(this.#folder, { recursive: true });
      return entries.map(nameOf);
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  }

  async #isAbandoned(file: string): Promise<boolean> {
    try {
      const { mtimeMs } = await stat(join(this.#folder, file));
      return Date.now() - mtimeMs >= this.#abandonedMs;
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  }
}
