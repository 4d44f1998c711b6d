import { setTimeout as sleep } from 'node:timers/promises';
import { BrokenCircuitError, ConsecutiveBreaker, circuitBreaker, handleWhen } from 'cockatiel';
import { Backoff } from '../../async/backoff.ts';
import { EventsError } from '../../errors.ts';
import { faultPlaceOf } from '../../guard.ts';
import type { Logger } from '../../logging.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { EventSink, WrittenEvent } from '../event-writer.ts';
import { channelOf } from './channel.ts';
import type { EventApi, EventBatch } from './event-api.ts';
import { OutgoingEvents } from './outgoing-events.ts';

export interface EventPublisherOptions {
  readonly api: Pick<EventApi, 'publish' | 'close'>;
  readonly namespace: string;
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'eventsPublished'>;
  /** How long AppSync is left alone after failures, milliseconds. */
  readonly openMs?: number;
}

/** Sessions whose events are sent at the same time. */
const MAX_UNDER_WAY = 16;
const FAILURES_TO_OPEN = 5;
const OPEN_MS = 10_000;
const RETRY = { firstMs: 400, longestMs: 400 };
const LOG_EVERY_MS = 60_000;
const CLOSE_STEP_MS = 20;

/** Publishes events to AppSync. No call waits for it: while AppSync does not answer, events are lost and calls go on. */
export class EventPublisher implements EventSink {
  readonly #options: EventPublisherOptions;
  readonly #queue = new OutgoingEvents();
  readonly #breaker;
  #loggedMs = Number.NEGATIVE_INFINITY;
  #state: 'open' | 'closed' = 'open';

  constructor(options: EventPublisherOptions) {
    this.#options = options;
    this.#breaker = circuitBreaker(handleWhen(isOutage), {
      halfOpenAfter: options.openMs ?? OPEN_MS,
      breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN),
    });
  }

  take({ event, json }: WrittenEvent): void {
    if (this.#state === 'closed') {
      this.#count('closed', 1);
      return;
    }
    const lost = this.#queue.add(channelOf(this.#options.namespace, event), json);
    if (lost) this.#count(lost, 1);
    this.#send();
  }

  /** Sends what waits, in bounded time, and drops the rest. Never rejects. */
  async close(limitMs: number): Promise<void> {
    const untilMs = performance.now() + limitMs;
    while (this.#isBusy && performance.now() < untilMs) await sleep(CLOSE_STEP_MS);
    this.#state = 'closed';
    this.#count('closed', this.#queue.clear());
    await this.#options.api.close();
  }

  get #isBusy(): boolean {
    return this.#queue.length > 0 || this.#queue.underWay > 0;
  }

  #send(): void {
    while (this.#state === 'open' && this.#queue.underWay < MAX_UNDER_WAY) {
      const batch = this.#queue.take();
      if (!batch) return;
      void this.#deliver(batch).finally(() => {
        this.#queue.done(batch.channel);
        this.#send();
      });
    }
  }

  /** Never rejects. */
  async #deliver(batch: EventBatch): Promise<void> {
    const { length } = batch.events;
    try {
      const failed = await this.#publish(batch);
      this.#count('published', length - failed);
      if (failed === 0) return;
      this.#count('refused', failed);
      this.#warn({ failed }, 'AppSync did not take some events. Check the event handlers of the namespace');
    } catch (error) {
      this.#count(lossOf(error), length);
      this.#report(error);
    }
  }

  /** Trouble that is over soon costs no events; what AppSync refuses is not sent again. */
  async #publish(batch: EventBatch): Promise<number> {
    const tryOnce = () => this.#breaker.execute(() => this.#options.api.publish(batch));
    try {
      return await tryOnce();
    } catch (error) {
      if (!isOutage(error) || this.#state === 'closed') throw error;
      await sleep(new Backoff(RETRY).next());
      return tryOnce();
    }
  }

  #report(error: unknown): void {
    if (error instanceof BrokenCircuitError) return;
    if (!(error instanceof EventsError)) {
      this.#options.logger.error(faultPlaceOf(error), 'A fault of the gateway while it published events');
      return;
    }
    const { code, advice, message } = error;
    this.#warn(
      { code, advice, reason: message },
      'Events could not be published; they are lost, calls go on',
    );
  }

  /** Every event may fail for the same reason. */
  #warn(facts: object, message: string): void {
    const nowMs = performance.now();
    if (nowMs - this.#loggedMs < LOG_EVERY_MS) return;
    this.#loggedMs = nowMs;
    this.#options.logger.warn(facts, message);
  }

  #count(result: string, events: number): void {
    if (events > 0) this.#options.metrics.eventsPublished.inc({ result }, events);
  }
}

function isOutage(error: unknown): boolean {
  return error instanceof EventsError && error.code === 'events_unavailable';
}

function lossOf(error: unknown): 'left_alone' | 'failed' | 'refused' {
  if (error instanceof BrokenCircuitError) return 'left_alone';
  return isOutage(error) ? 'failed' : 'refused';
}
