import { setTimeout as sleep } from 'node:timers/promises';
import { withDeadline } from '../../async/deadline.ts';
import { errorMessage } from '../../errors.ts';
import type { Logger } from '../../logging.ts';
import type { CallObserver } from '../../media/call-observer.ts';
import type { StoredTimeline } from '../../store/timeline-item.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { TimedEvent } from '../views.ts';
import { packEvents } from './timeline-codec.ts';
import { TimelineRecorder } from './timeline-recorder.ts';

export interface TimelinesOptions {
  readonly store: { put(sessionId: string, timeline: StoredTimeline): Promise<'stored' | 'forgotten'> };
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'storeFailures'>;
  /** Milliseconds before a failed write is tried again, longer each time. Default 1 s. */
  readonly pauseMs?: number;
  /** Milliseconds from the end of a stream until its events are written. Default 1 s. */
  readonly settleMs?: number;
  /** Epoch milliseconds. */
  readonly clock?: () => number;
}

/** One stream of a call, as the observers learn of it. */
export interface ObservedStream {
  readonly callSid: string;
  readonly resumeCount: number;
}

/** The events of a stream that goes on here, or has ended a moment ago. */
export interface LiveTimeline {
  readonly resumeCount: number;
  readonly startedAtMs: number;
  readonly events: readonly TimedEvent[];
  readonly cut: number;
}

interface Live {
  readonly stream: ObservedStream;
  readonly startedAtMs: number;
  readonly recorder: TimelineRecorder;
}

const TRIES = 3;
const PAUSE_MS = 1_000;
/** Tools and costs may end a moment after the call. */
const SETTLE_MS = 1_000;
/** Calls whose events wait for the table. More would fill the memory while the table is away. */
const MAX_WAITING = 500;
/** Sessions are entered in the list of their day a moment after their end; until then these are asked for. */
const RECENT = 100;

/**
 * Keeps what happens in the calls of this process: while they go on in memory, and after their end in the table. No call
 * waits for it, and nothing that is said is kept.
 */
export class Timelines {
  readonly #options: TimelinesOptions;
  readonly #live = new Map<string, Live>();
  readonly #waiting = new Set<Promise<void>>();
  readonly #recent = new Set<string>();
  readonly #stopping = new AbortController();

  constructor(options: TimelinesOptions) {
    this.#options = options;
  }

  /** The calls that ended here last, newest first. */
  get recent(): string[] {
    return [...this.#recent].reverse();
  }

  /** @returns what follows one stream of a call */
  observe(stream: ObservedStream): CallObserver {
    const { clock = Date.now } = this.#options;
    const startedAtMs = clock();
    const recorder = new TimelineRecorder({
      clock: () => clock() - startedAtMs,
      onEnded: () => this.#ended(live),
    });
    const live: Live = { stream, startedAtMs, recorder };
    this.#live.set(stream.callSid, live);
    return recorder;
  }

  /** @returns undefined unless a stream of the call goes on here */
  live(sessionId: string): LiveTimeline | undefined {
    const live = this.#live.get(sessionId);
    if (!live) return undefined;
    const { stream, startedAtMs, recorder } = live;
    return { resumeCount: stream.resumeCount, startedAtMs, ...recorder.recorded };
  }

  /** Resolves when everything is written, or after `deadlineMs`. */
  async close(deadlineMs: number): Promise<void> {
    this.#stopping.abort();
    const written = () => Promise.all(this.#waiting).then(() => true);
    const isWritten = await withDeadline(written, { limitMs: deadlineMs, onLate: () => false });
    if (!isWritten)
      this.#options.logger.warn(
        { lost: this.#waiting.size },
        'The process ends before the table has stored the events of some calls. Past calls in the console will lack them; check the table',
      );
  }

  #ended(live: Live): void {
    const { callSid } = live.stream;
    this.#remember(callSid);
    if (this.#waiting.size >= MAX_WAITING) {
      this.#forgetLive(live);
      this.#options.metrics.storeFailures.inc({ operation: 'timeline' });
      return;
    }
    const work = this.#write(live).finally(() => {
      this.#waiting.delete(work);
      this.#forgetLive(live);
    });
    this.#waiting.add(work);
  }

  /** Never rejects. */
  async #write({ stream, startedAtMs, recorder }: Live): Promise<void> {
    const { store, logger, metrics, pauseMs = PAUSE_MS, settleMs = SETTLE_MS } = this.#options;
    const { callSid, resumeCount } = stream;
    await this.#pause(settleMs);
    const { recorded } = recorder;
    for (let tries = 1; ; tries += 1) {
      try {
        const { events, cut } = await packEvents(recorded);
        const startedAt = new Date(startedAtMs).toISOString();
        const result = await store.put(callSid, { resumeCount, startedAt, events, cut });
        if (result === 'forgotten')
          logger.info({ callSid }, 'The events of a call were not kept: it was deleted with npm run forget');
        else if (cut > 0)
          logger.warn({ callSid, cut }, 'The call had more events than are kept; the last were left out');
        return;
      } catch (error) {
        metrics.storeFailures.inc({ operation: 'timeline' });
        if (tries === TRIES || this.#stopping.signal.aborted) {
          logger.warn(
            { callSid, cause: errorMessage(error) },
            'The events of a call could not be stored: its page under past calls shows turns only',
          );
          return;
        }
        await this.#pause(pauseMs * 2 ** (tries - 1));
      }
    }
  }

  /** Ends with the process. */
  async #pause(ms: number): Promise<void> {
    const { signal } = this.#stopping;
    await sleep(ms, undefined, { ref: false, signal }).catch(() => undefined);
  }

  /** A further stream of the call may have begun meanwhile. */
  #forgetLive(live: Live): void {
    if (this.#live.get(live.stream.callSid) === live) this.#live.delete(live.stream.callSid);
  }

  #remember(sessionId: string): void {
    this.#recent.delete(sessionId);
    this.#recent.add(sessionId);
    const [oldest] = this.#recent;
    if (this.#recent.size > RECENT && oldest !== undefined) this.#recent.delete(oldest);
  }
}
