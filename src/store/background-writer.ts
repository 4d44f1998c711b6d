import { setImmediate as eventLoopTurn } from 'node:timers/promises';
import { StoreError } from '../errors.ts';
import type { Logger } from '../logging.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type {
  Adopted,
  NewSession,
  Ownership,
  SessionPatch,
  SessionStore,
  SessionWriter,
  SettleResult,
  StoredTurn,
} from './session-store.ts';
import { Waiters } from './waiters.ts';
import { isFirst, type PendingWrite, WriteQueue } from './write-queue.ts';
import { WriteReport } from './write-report.ts';

export interface BackgroundWriterOptions {
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Another stream or instance owns the session. The writes that waited for this stream were dropped. */
  readonly onConflict?: (sessionId: string, owner: Ownership) => void;
  /** Maximum number of writes that wait for one stream of a call. Default 500. */
  readonly maxPendingPerStream?: number;
  /** Maximum number of writes that wait for all streams together. Default 10,000. */
  readonly maxPending?: number;
  /** Milliseconds after which a write that keeps failing is dropped. Default one hour. */
  readonly maxAgeMs?: number;
  /** Longest pause after the first failure, in milliseconds; it doubles up to `maxDelayMs`. Default 100. */
  readonly baseDelayMs?: number;
  /** Default 10,000. */
  readonly maxDelayMs?: number;
}

/** One stream of a call and its waiting writes. `wake` ends its pause. */
interface Stream {
  readonly key: string;
  readonly sessionId: string;
  readonly owner: Ownership;
  readonly queue: WriteQueue;
  failures: number;
  wake: (() => void) | undefined;
}

/** Longest pause while a caller or a shutdown waits: a table that has recovered must be noticed quickly. */
const HURRIED_DELAY_MS = 50;
const REMEMBERED_STOPS = 1000;

/**
 * Writes to the session table in the background, so that no call waits for it. The writes of one stream are made in
 * order, one at a time. While the table is unavailable they wait in a bounded queue and are retried.
 */
export class BackgroundWriter implements SessionWriter {
  readonly #store: SessionStore;
  readonly #options: Required<Omit<BackgroundWriterOptions, 'onConflict'>>;
  readonly #onConflict: (sessionId: string, owner: Ownership) => void;
  readonly #streams = new Map<string, Stream>();
  /** Streams whose writes have stopped, and why. */
  readonly #stopped = new Map<string, 'conflict' | 'rejected'>();
  readonly #waiters = new Waiters();
  readonly #report: WriteReport;
  #state: 'open' | 'closed' = 'open';
  #closing: Promise<boolean> | undefined;
  #pending = 0;
  #hurryUntilMs = 0;

  constructor(store: SessionStore, options: BackgroundWriterOptions) {
    this.#store = store;
    this.#report = new WriteReport(options.logger, options.metrics);
    this.#onConflict = options.onConflict ?? (() => undefined);
    this.#options = {
      maxPendingPerStream: 500,
      maxPending: 10_000,
      maxAgeMs: 3_600_000,
      baseDelayMs: 100,
      maxDelayMs: 10_000,
      ...options,
    };
  }

  /** Number of writes that wait or are in progress. */
  get pending(): number {
    return this.#pending;
  }

  open(session: NewSession): void {
    const owner = { ownerInstance: session.ownerInstance, resumeCount: 0 };
    this.#add(session.sessionId, owner, { kind: 'open', session, sinceMs: Date.now() });
  }

  adopt(sessionId: string, next: Ownership & { readonly connectionId: string }, adopted: Adopted): void {
    this.#add(sessionId, next, { kind: 'adopt', next, adopted, sinceMs: Date.now() });
  }

  patch(sessionId: string, owner: Ownership, patch: SessionPatch): void {
    this.#add(sessionId, owner, { kind: 'patch', patch, sinceMs: Date.now() });
  }

  turn(sessionId: string, owner: Ownership, turn: StoredTurn): void {
    this.#add(sessionId, owner, { kind: 'turn', turn, sinceMs: Date.now() });
  }

  async settle(sessionId: string, owner: Ownership, deadlineMs: number): Promise<SettleResult> {
    const key = streamKey(sessionId, owner);
    const settled = await this.#waitFor(() => !this.#streams.has(key), deadlineMs);
    const why = this.#stopped.get(key);
    if (why === 'conflict') return 'conflict';
    return settled && why === undefined && this.#state === 'open' ? 'written' : 'pending';
  }

  /** Retries immediately and waits for every write. @returns whether all were written in time */
  flush(deadlineMs: number): Promise<boolean> {
    return this.#waitFor(() => this.#pending === 0, deadlineMs);
  }

  /** Flushes, drops the remaining writes and accepts no more. Idempotent. @returns whether nothing was lost */
  close(deadlineMs: number): Promise<boolean> {
    this.#closing ??= this.#close(deadlineMs);
    return this.#closing;
  }

  async #close(deadlineMs: number): Promise<boolean> {
    const written = await this.flush(deadlineMs);
    this.#state = 'closed';
    if (!written)
      this.#options.logger.error(
        { lost: this.#pending },
        'The process ends with session writes that the table did not take; they are lost',
      );
    for (const stream of this.#streams.values()) this.#drop(stream);
    return written;
  }

  #add(sessionId: string, owner: Ownership, write: PendingWrite): void {
    const key = streamKey(sessionId, owner);
    if (this.#state === 'closed' || this.#stopped.has(key)) {
      this.#report.dropped(write.kind);
      return;
    }
    const stream = this.#streams.get(key) ?? this.#startStream(key, sessionId, owner);
    this.#change(stream, (queue) => queue.add(write));
    this.#keepBounds(stream);
  }

  #startStream(key: string, sessionId: string, owner: Ownership): Stream {
    const stream: Stream = { key, sessionId, owner, queue: new WriteQueue(), failures: 0, wake: undefined };
    this.#streams.set(key, stream);
    this.#work(stream).catch((error: unknown) => {
      this.#options.logger.error({ callSid: sessionId, err: error }, 'Handling a session conflict failed');
    });
    return stream;
  }

  /** Writes until the queue is empty. Starts in a later tick, because the current one may be sending audio. */
  async #work(stream: Stream): Promise<void> {
    await eventLoopTurn();
    let write = stream.queue.next();
    while (write) {
      if (!(await this.#attempt(stream, write))) await this.#pause(stream);
      write = stream.queue.next();
    }
    this.#end(stream);
    if (this.#stopped.get(stream.key) === 'conflict') this.#onConflict(stream.sessionId, stream.owner);
  }

  /** @returns false when the table could not be used */
  async #attempt(stream: Stream, write: PendingWrite): Promise<boolean> {
    try {
      await this.#perform(stream, write);
    } catch (error) {
      if (error instanceof StoreError && error.code === 'store_conflict') {
        this.#options.logger.warn({ callSid: stream.sessionId }, 'Another stream owns the session now');
        this.#stop(stream, 'conflict');
        return true;
      }
      if (error instanceof StoreError && error.code === 'store_rejected') {
        this.#reject(stream, write, error);
        return true;
      }
      this.#noteFailure(stream, write, error);
      return false;
    }
    stream.failures = 0;
    this.#change(stream, (queue) => queue.remove(write));
    this.#report.succeeded();
    return true;
  }

  #perform({ sessionId, owner }: Stream, write: PendingWrite): Promise<void> {
    switch (write.kind) {
      case 'open':
        return this.#store.openSession(write.session);
      case 'adopt':
        return this.#adopt(sessionId, write);
      case 'turn':
        return this.#store.putTurn(sessionId, owner, write.turn);
      case 'patch':
        return this.#store.updateSession(sessionId, owner, write.patch);
      default:
        return write satisfies never;
    }
  }

  async #adopt(sessionId: string, { next, adopted }: PendingWrite & { kind: 'adopt' }): Promise<void> {
    const session = await this.#store.resumeSession(sessionId, next);
    const turns = await this.#store.readTurns(sessionId);
    try {
      adopted(session, turns);
    } catch (err) {
      // The stream owns the session in any case, so the write is not repeated.
      this.#options.logger.error({ callSid: sessionId, err }, 'Using the stored session failed in a call');
    }
  }

  #pause(stream: Stream): Promise<void> {
    if (this.#state === 'closed') return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => stream.wake?.(), this.#delayMs(stream.failures));
      timer.unref();
      stream.wake = () => {
        clearTimeout(timer);
        stream.wake = undefined;
        resolve();
      };
    });
  }

  /** Full jitter, so that a thousand calls do not all write at the moment when the table recovers. */
  #delayMs(failures: number): number {
    const { baseDelayMs, maxDelayMs } = this.#options;
    const cap = Date.now() < this.#hurryUntilMs ? Math.min(HURRIED_DELAY_MS, maxDelayMs) : maxDelayMs;
    return Math.random() * Math.min(cap, baseDelayMs * 2 ** (failures - 1));
  }

  #waitFor(done: () => boolean, deadlineMs: number): Promise<boolean> {
    if (done()) return Promise.resolve(true);
    this.#hurryUntilMs = Math.max(this.#hurryUntilMs, Date.now() + deadlineMs);
    for (const stream of this.#streams.values()) stream.wake?.();
    return this.#waiters.wait(done, deadlineMs);
  }

  #end(stream: Stream): void {
    if (this.#streams.get(stream.key) === stream) this.#streams.delete(stream.key);
    this.#waiters.look();
  }

  #stop(stream: Stream, why: 'conflict' | 'rejected'): void {
    this.#remember(stream.key, why);
    this.#drop(stream);
  }

  #remember(key: string, why: 'conflict' | 'rejected'): void {
    this.#stopped.set(key, why);
    const [oldest] = this.#stopped.keys();
    if (this.#stopped.size > REMEMBERED_STOPS && oldest !== undefined) this.#stopped.delete(oldest);
  }

  /**
   * A write that the table always refuses must not block those behind it. It is dropped, or, if it is a patch, reduced
   * to the fields that are needed. Without its first item a session cannot be changed, so the stream then stops.
   */
  #reject(stream: Stream, write: PendingWrite, error: StoreError): void {
    this.#report.rejected(stream.sessionId, write.kind, error);
    if (isFirst(write)) this.#stop(stream, 'rejected');
    else this.#change(stream, (queue) => queue.reject(write));
  }

  #keepBounds(stream: Stream): void {
    if (stream.queue.size > this.#options.maxPendingPerStream) this.#dropTurn(stream);
    if (this.#pending <= this.#options.maxPending) return;
    for (const each of this.#streams.values()) if (this.#dropTurn(each)) return;
    for (const each of this.#streams.values()) if (each !== stream && this.#drop(each) > 0) return;
  }

  #dropTurn(stream: Stream): boolean {
    const dropped = this.#change(stream, (queue) => queue.dropOldestTurn());
    if (dropped) this.#report.dropped('turn');
    return dropped;
  }

  /** Without its first write a stream owns no session, and its later writes would look like a conflict. */
  #drop(stream: Stream): number {
    if (stream.queue.hasFirst && !this.#stopped.has(stream.key)) this.#remember(stream.key, 'rejected');
    const dropped = this.#change(stream, (queue) => queue.clear());
    this.#report.dropped('stream', dropped);
    stream.wake?.();
    return dropped;
  }

  #change<T>(stream: Stream, change: (queue: WriteQueue) => T): T {
    const before = stream.queue.size;
    const result = change(stream.queue);
    this.#pending += stream.queue.size - before;
    return result;
  }

  #noteFailure(stream: Stream, write: PendingWrite, error: unknown): void {
    stream.failures += 1;
    this.#report.failed(stream.sessionId, write.kind, error);
    if (Date.now() - write.sinceMs < this.#options.maxAgeMs) return;
    this.#report.dropped(write.kind);
    this.#change(stream, (queue) => queue.remove(write));
    if (isFirst(write)) this.#stop(stream, 'rejected');
  }
}

function streamKey(sessionId: string, owner: Ownership): string {
  return `${sessionId} ${owner.resumeCount} ${owner.ownerInstance}`;
}
