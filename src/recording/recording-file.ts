import { type FileHandle, mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type WavFormat, wavHeader } from '../audio/wav.ts';
import { isMissing } from './missing-file.ts';

export interface RecordingFileOptions {
  /** Where the finished file is to lie. */
  readonly path: string;
  readonly format: WavFormat;
  /** The disk is full, fails or is too slow: from now on nothing is written. Called once at most. */
  readonly onFailure: (error: Error) => void;
}

/** Ends the name of a file that is still written. */
export const UNFINISHED = '.part';
/** What may wait for the disk. A telephone call has 16 kB a second, a wideband one 96 kB. */
const MAX_WAITING_BYTES = 2 * 1024 * 1024;
/** The folder may be removed between two steps of the same try, by as many processes as share it. */
const MAX_TRIES = 10;

/** The disk takes the recording more slowly than the call goes on. */
export class DiskTooSlow extends Error {
  override readonly name = 'DiskTooSlow';
}

/**
 * A WAV file that is written while the call goes on, by asynchronous writes, one after the other. After a crash of the
 * process everything that was written is in it; only the sizes in its header are missing (`finish-file`).
 */
export class RecordingFile {
  readonly #options: RecordingFileOptions;
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  #dataBytes = 0;
  #file: FileHandle | undefined;
  #state: 'open' | 'finishing' | 'failed' = 'open';
  #work: Promise<void> | undefined;

  /** Nothing is created before the first bytes come. */
  constructor(options: RecordingFileOptions) {
    this.#options = options;
  }

  /** Adds bytes. Never blocks and never throws. */
  write(bytes: Buffer): void {
    if (this.#state !== 'open' || bytes.length === 0) return;
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
    if (this.#waitingBytes > MAX_WAITING_BYTES) this.#fail(new DiskTooSlow());
    else this.#work ??= this.#drain();
  }

  /**
   * Writes what waits, completes the header and gives the file its name. Never rejects.
   * @returns whether there is a complete file now
   */
  async finish(): Promise<boolean> {
    if (this.#state === 'open') this.#state = 'finishing';
    await this.#work;
    const file = this.#file;
    this.#file = undefined;
    if (file === undefined) return false;
    try {
      if (this.#state === 'failed') return false;
      const header = wavHeader(this.#options.format, this.#dataBytes);
      await file.write(header, 0, header.length, 0);
      await file.datasync();
      await rename(this.#unfinished, this.#options.path);
      return true;
    } catch (error) {
      this.#fail(error);
      return false;
    } finally {
      await file.close().catch(() => undefined);
    }
  }

  get #unfinished(): string {
    return this.#options.path + UNFINISHED;
  }

  async #drain(): Promise<void> {
    try {
      this.#file ??= await this.#create();
      while (this.#waitingBytes > 0 && this.#state !== 'failed') {
        const bytes = Buffer.concat(this.#waiting);
        this.#waiting = [];
        await this.#file.appendFile(bytes);
        this.#waitingBytes -= bytes.length;
        this.#dataBytes += bytes.length;
      }
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#work = undefined;
    }
  }

  /** What callers say may be read by the gateway's user alone. */
  async #create(): Promise<FileHandle> {
    const file = await this.#openNew();
    await file.appendFile(wavHeader(this.#options.format));
    return file;
  }

  /** The folder of a day is removed when the last recording in it was stored, which may be right now. */
  async #openNew(): Promise<FileHandle> {
    for (let tries = 1; ; tries += 1) {
      try {
        await mkdir(dirname(this.#options.path), { recursive: true, mode: 0o700 });
        return await open(this.#unfinished, 'wx', 0o600);
      } catch (error) {
        if (!isMissing(error) || tries === MAX_TRIES) throw error;
      }
    }
  }

  #fail(error: unknown): void {
    if (this.#state === 'failed') return;
    this.#state = 'failed';
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.#options.onFailure(error instanceof Error ? error : new Error(String(error)));
  }
}
