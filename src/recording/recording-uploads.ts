import { rm } from 'node:fs/promises';
import { Backoff } from '../async/backoff.ts';
import { GatewayError, StoreError } from '../errors.ts';
import type { Logger } from '../logging.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { AudioStorage } from './audio-storage.ts';
import { isMissing } from './missing-file.ts';
import type { RecordingFolder } from './recording-folder.ts';
import { sessionOf } from './recording-name.ts';
import { SetAside } from './set-aside.ts';

/** Tells the session where its recording is. Bounded in time. */
export type NoteRecording = (
  sessionId: string,
  address: string,
) => Promise<'added' | 'unknown' | 'forgotten'>;

export interface RecordingUploadsOptions {
  readonly folder: RecordingFolder;
  /** Undefined: the files stay in the folder. */
  readonly storage: AudioStorage | undefined;
  readonly note: NoteRecording;
  /** Whether this process is writing the recording. */
  readonly isOurs: (name: string) => boolean;
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'recordings'>;
  /** How often the folder is read although nothing has ended. Default 20 s. */
  readonly roundMs?: number;
  /** The first pause after a failure, milliseconds. Default 2 s. */
  readonly firstPauseMs?: number;
  /** How long a file is left alone that failed while others were stored. Default 5 min. */
  readonly setAsideMs?: number;
}

const ROUND_MS = 20_000;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 300_000;
/** Recordings sent at the same time: a bucket must not take the network from the calls. */
const AT_ONCE = 2;
const NOTE_TRIES = 3;

/** One file that failed. `error`: of the file system, or of the bucket or the table. */
interface FailedFile {
  readonly name: string;
  readonly error: unknown;
}

/** Brings complete recordings from the folder to the bucket, and deletes each file once it is stored there. */
export class RecordingUploads {
  readonly #options: RecordingUploadsOptions;
  readonly #backoff: Backoff;
  /** Files with a fault of their own. The others must not wait for them. */
  readonly #aside: SetAside;
  /** Files that were tried while the bucket took nothing. */
  readonly #refused = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> | undefined;
  #wanted = false;
  #failing = false;
  #closed = false;

  constructor(options: RecordingUploadsOptions) {
    this.#options = options;
    const { firstPauseMs: firstMs = FIRST_PAUSE_MS, setAsideMs = LONGEST_PAUSE_MS } = options;
    this.#aside = new SetAside(setAsideMs);
    this.#backoff = new Backoff({ firstMs, longestMs: LONGEST_PAUSE_MS });
  }

  /** Begins with what earlier processes left. */
  start(): void {
    this.#run();
  }

  /** A recording is complete. While the bucket fails, it waits for the next try like the others. */
  kick(): void {
    if (this.#failing || this.#closed) return;
    if (this.#round) this.#wanted = true;
    else this.#run();
  }

  /** Makes a last try, and resolves when nothing is sent any more. What is left waits in the folder. */
  async close(): Promise<void> {
    // Nothing else may begin, or a file would be sent twice at the same time.
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#round;
    if (!this.#failing) await this.#work();
  }

  #run(): void {
    clearTimeout(this.#timer);
    this.#wanted = false;
    this.#round = this.#work().finally(() => {
      this.#round = undefined;
      if (!this.#closed) this.#next();
    });
  }

  #next(): void {
    if (this.#wanted && !this.#failing) {
      this.#run();
      return;
    }
    const pauseMs = this.#failing ? this.#backoff.next() : (this.#options.roundMs ?? ROUND_MS);
    this.#timer = setTimeout(() => this.#run(), pauseMs).unref();
  }

  /** One look at the folder. Never rejects. */
  async #work(): Promise<void> {
    try {
      await this.#finishAbandoned();
      await this.#storeAll();
      this.#failing = false;
      this.#backoff.reset();
    } catch (error) {
      this.#reportFailure(error);
      this.#failing = true;
    }
  }

  async #finishAbandoned(): Promise<void> {
    const { folder, isOurs, metrics, logger } = this.#options;
    const { finished, failed } = await folder.finishAbandoned(
      (name) => isOurs(name) || this.#aside.has(name),
    );
    for (const name of finished) {
      metrics.recordings.inc({ result: 'recovered' });
      logger.info({ callSid: sessionOf(name) }, 'A recording that a process left was completed');
    }
    for (const file of failed) this.#setAside(file);
  }

  /** @throws GatewayError when the bucket or the table takes nothing */
  async #storeAll(): Promise<void> {
    const { folder, storage } = this.#options;
    if (storage === undefined) return;
    const names = this.#inOrder(await folder.complete()).reverse();
    const refused: FailedFile[] = [];
    let stored = 0;
    let refusedInARow = 0;
    const takeNext = async () => {
      // When nothing is taken, the others would most likely fail as well, and each would take its time.
      for (let name = names.pop(); name !== undefined && refusedInARow < AT_ONCE; name = names.pop()) {
        const error = await this.#tryStore(name, storage);
        if (error === undefined) {
          stored += 1;
          refusedInARow = 0;
        } else if (error instanceof GatewayError) {
          refused.push({ name, error });
          refusedInARow += 1;
        } else this.#setAside({ name, error });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, takeNext));
    if (refused[0] && stored === 0) {
      for (const { name } of refused) this.#refused.add(name);
      throw refused[0].error;
    }
    this.#refused.clear();
    // The bucket takes others, so the fault is in these.
    for (const file of refused) this.#setAside(file);
  }

  /** Those that were refused before come last, so that they cannot keep a new one from being tried. */
  #inOrder(names: readonly string[]): string[] {
    const left = names.filter((name) => !this.#aside.has(name));
    const isRefused = (name: string) => Number(this.#refused.has(name));
    return left.sort((one, other) => isRefused(one) - isRefused(other));
  }

  /** @returns what went wrong */
  async #tryStore(name: string, storage: AudioStorage): Promise<unknown> {
    try {
      await this.#store(name, storage);
      return undefined;
    } catch (error) {
      return error ?? new Error('no reason was given');
    }
  }

  async #store(name: string, storage: AudioStorage): Promise<void> {
    const { folder, metrics, logger } = this.#options;
    const callSid = sessionOf(name);
    const path = folder.pathOf(name);
    const address = storage.addressOf(name);
    if ((await this.#note(name, address)) === 'forgotten') {
      await this.#remove(name);
      metrics.recordings.inc({ result: 'forgotten' });
      logger.info({ callSid }, 'A recording was deleted: its session was deleted with npm run forget');
      return;
    }
    try {
      await storage.store(name, path);
    } catch (error) {
      // Another process that shares the folder was faster.
      if (isMissing(error)) return;
      throw error;
    }
    await this.#remove(name);
    metrics.recordings.inc({ result: 'stored' });
    logger.info({ callSid, recording: address }, 'The recording was stored');
  }

  async #remove(name: string): Promise<void> {
    const { folder } = this.#options;
    await rm(folder.pathOf(name), { force: true });
    await folder.tidy(name);
  }

  /** Before each try: an upload may take long, and the report of the call names it too; the caller may be forgotten. */
  async #note(name: string, address: string): ReturnType<NoteRecording> {
    const sessionId = sessionOf(name);
    return sessionId === undefined ? 'unknown' : this.#noteInTurn(sessionId, address);
  }

  /** Two recordings of one call may be noted at the same time, and then one of them is refused. */
  async #noteInTurn(sessionId: string, address: string): ReturnType<NoteRecording> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.#options.note(sessionId, address);
      } catch (error) {
        const isConflict = error instanceof StoreError && error.code === 'store_conflict';
        if (!isConflict || tries === NOTE_TRIES) throw error;
      }
    }
  }

  #setAside({ name, error }: FailedFile): void {
    const { metrics, logger } = this.#options;
    this.#aside.add(name);
    metrics.recordings.inc({ result: 'upload_failed' });
    logger.warn(
      { callSid: sessionOf(name), ...codeOf(error), err: error },
      'One recording could not be stored and is tried again later; the others are stored. Check this file and its permissions',
    );
  }

  #reportFailure(error: unknown): void {
    const { metrics, logger } = this.#options;
    metrics.recordings.inc({ result: 'upload_failed' });
    logger.warn(
      { ...codeOf(error), err: error },
      'A recording could not be stored; it stays in the folder and is sent again',
    );
  }
}

function codeOf(error: unknown) {
  return error instanceof GatewayError ? { code: error.code, advice: error.advice } : {};
}
