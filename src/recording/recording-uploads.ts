import { rm } from 'node:fs/promises';
import { Backoff } from '../async/backoff.ts';
import { RecordingError } from '../errors.ts';
import type { Logger } from '../logging.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { AudioStorage } from './audio-storage.ts';
import { isMissing, type RecordingFolder } from './recording-folder.ts';
import { sessionOf } from './recording-name.ts';

/** Tells the session where its recording is. Bounded in time. */
export type NoteRecording = (sessionId: string, address: string) => Promise<void>;

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
}

const ROUND_MS = 20_000;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 300_000;
/** Recordings sent at the same time: a bucket must not take the network from the calls. */
const AT_ONCE = 2;

/** Brings complete recordings from the folder to the bucket, and deletes each file once it is stored there. */
export class RecordingUploads {
  readonly #options: RecordingUploadsOptions;
  readonly #backoff: Backoff;
  /** Recordings whose session knows them. */
  readonly #noted = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> | undefined;
  #wanted = false;
  #failing = false;
  #closed = false;

  constructor(options: RecordingUploadsOptions) {
    this.#options = options;
    const { firstPauseMs: firstMs = FIRST_PAUSE_MS } = options;
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
    clearTimeout(this.#timer);
    await this.#round;
    if (!this.#failing) await this.#work();
    this.#closed = true;
    clearTimeout(this.#timer);
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
    const { folder, isOurs, metrics, logger } = this.#options;
    try {
      for (const name of await folder.finishAbandoned(isOurs)) {
        metrics.recordings.inc({ result: 'recovered' });
        logger.info({ callSid: sessionOf(name) }, 'A recording that a process left was completed');
      }
      await this.#storeAll();
      this.#failing = false;
      this.#backoff.reset();
    } catch (error) {
      this.#reportFailure(error);
      this.#failing = true;
    }
  }

  async #storeAll(): Promise<void> {
    const { folder, storage } = this.#options;
    if (storage === undefined) return;
    const names = (await folder.complete()).reverse();
    const failures: unknown[] = [];
    const takeNext = async () => {
      for (let name = names.pop(); name !== undefined; name = names.pop()) {
        await this.#store(name, storage).catch((error: unknown) => failures.push(error));
        // The others would most likely fail in the same way, and each would take its time.
        if (failures.length > 0) return;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, takeNext));
    if (failures.length > 0) throw failures[0];
  }

  async #store(name: string, storage: AudioStorage): Promise<void> {
    const { folder, metrics, logger } = this.#options;
    const callSid = sessionOf(name);
    const path = folder.pathOf(name);
    const address = storage.addressOf(name);
    await this.#note(name, address);
    try {
      await storage.store(name, path);
    } catch (error) {
      // Another process that shares the folder was faster.
      if (isMissing(error)) return;
      throw error;
    }
    await rm(path, { force: true });
    await folder.tidy(name);
    this.#noted.delete(name);
    metrics.recordings.inc({ result: 'stored' });
    logger.info({ callSid, recording: address }, 'The recording was stored');
  }

  /** Before the upload, which may take long: the report of the call names the recording too. */
  async #note(name: string, address: string): Promise<void> {
    const sessionId = sessionOf(name);
    if (sessionId === undefined || this.#noted.has(name)) return;
    await this.#options.note(sessionId, address);
    this.#noted.add(name);
  }

  #reportFailure(error: unknown): void {
    const { metrics, logger } = this.#options;
    metrics.recordings.inc({ result: 'upload_failed' });
    const told = error instanceof RecordingError ? { code: error.code, advice: error.advice } : {};
    logger.warn(
      { ...told, err: error },
      'A recording could not be stored; it stays in the folder and is sent again',
    );
  }
}
