import type { ConnectClient } from '@aws-sdk/client-connect';
import { type TimeoutPolicy, TimeoutStrategy, timeout } from 'cockatiel';
import type { Logger } from '../../logging.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { type Availability, judgeAvailability, type QueueLoad } from '../availability.ts';
import { buildCallbackTask, type CallbackRequest } from './callback-task.ts';
import { ConnectApi } from './connect-api.ts';
import { createHoursLookup, createLoadLookup } from './connect-lookups.ts';
import { fitAttributes } from './contact-attributes.ts';
import type { GuardedLookup } from './guarded-request.ts';
import { type OpeningHours, openingAt } from './opening-hours.ts';

export interface ConnectServiceOptions {
  /** Owned by the service; `close` destroys it. */
  readonly client: ConnectClient;
  /** CONNECT_INSTANCE_ID; without it the service sends no requests. */
  readonly instanceId: string | undefined;
  /** CONNECT_QUEUE_ID; without it the availability is unknown. */
  readonly queueId: string | undefined;
  /** CONNECT_CALLBACK_FLOW_ID; without it no task is created. */
  readonly callbackFlowId: string | undefined;
  readonly metrics: Metrics;
  readonly logger: Logger;
  /** Milliseconds for the availability and for attributes. Default 1000. */
  readonly deadlineMs?: number;
  /** Milliseconds for a call-back, including the retry. Default 2000. */
  readonly callbackDeadlineMs?: number;
}

const DEADLINE_MS = 1000;

interface QueueLookups {
  readonly load: GuardedLookup<QueueLoad | undefined>;
  readonly hours: GuardedLookup<OpeningHours>;
}

export type CallbackTaskOutcome =
  | { readonly outcome: 'created'; readonly taskId: string }
  | { readonly outcome: 'failed' };

/**
 * The API of Amazon Connect for a hand-off: availability, call-back tasks and late attributes. No method throws, and
 * each has a deadline, because the caller may be waiting.
 */
export class ConnectService {
  readonly #options: ConnectServiceOptions;
  readonly #api: ConnectApi | undefined;
  /** By the id of the queue. The assistants file names them, so there are few. */
  readonly #queues = new Map<string, QueueLookups>();
  readonly #limit: TimeoutPolicy;
  readonly #callbackLimit: TimeoutPolicy;

  constructor(options: ConnectServiceOptions) {
    this.#options = options;
    const { client, instanceId, deadlineMs = DEADLINE_MS, callbackDeadlineMs = 2000 } = options;
    this.#limit = limit(deadlineMs);
    this.#callbackLimit = limit(callbackDeadlineMs);
    if (instanceId !== undefined) this.#api = new ConnectApi(client, instanceId);
  }

  /**
   * What to tell a caller who wants a person. The queue's figures are cached for 10 seconds and its hours for 15
   * minutes. Without an answer before the deadline, the hours count as open and the queue as `unknown`.
   * @param queueId default CONNECT_QUEUE_ID
   */
  async availability(queueId = this.#options.queueId): Promise<Availability> {
    const lookups = this.#lookupsOf(queueId);
    const [load, hours] = await Promise.all([lookups?.load.get(), lookups?.hours.get()]);
    return judgeAvailability(load, hours && openingAt(hours, Date.now()));
  }

  /** Creates a task for the agents. Repeating a request of the same session creates no second task. */
  async requestCallback(request: CallbackRequest): Promise<CallbackTaskOutcome> {
    const { instanceId, callbackFlowId: flowId } = this.#options;
    const api = this.#api;
    if (!api || instanceId === undefined || flowId === undefined) return { outcome: 'failed' };
    const timeZone = this.#lookupsOf(this.#options.queueId)?.hours.last?.timeZone;
    const task = buildCallbackTask(request, { instanceId, flowId, timeZone, nowMs: Date.now() });
    try {
      const taskId = await this.#callbackLimit.execute(({ signal }) => api.startTask(task, signal));
      return { outcome: 'created', taskId };
    } catch (error) {
      this.#report('callback', error);
      return { outcome: 'failed' };
    }
  }

  /**
   * Adds attributes to a contact, in progress or ended.
   * @param contactId the initial ContactId, which claimed the hand-off
   * @returns whether Connect accepted them
   */
  async updateAttributes(contactId: string, attributes: Readonly<Record<string, string>>): Promise<boolean> {
    const api = this.#api;
    if (!api) return false;
    const fitted = fitAttributes(attributes);
    try {
      await this.#limit.execute(({ signal }) => api.updateAttributes(contactId, fitted, signal));
      return true;
    } catch (error) {
      this.#report('attributes', error);
      return false;
    }
  }

  close(): void {
    this.#options.client.destroy();
  }

  #lookupsOf(queueId: string | undefined): QueueLookups | undefined {
    const api = this.#api;
    if (!api || queueId === undefined) return undefined;
    const known = this.#queues.get(queueId);
    if (known) return known;
    const onFailure = (operation: string, error: unknown) => this.#report(operation, error);
    const settings = { queueId, deadlineMs: this.#options.deadlineMs ?? DEADLINE_MS, onFailure };
    const lookups = { load: createLoadLookup(api, settings), hours: createHoursLookup(api, settings) };
    this.#queues.set(queueId, lookups);
    return lookups;
  }

  /** Logs only the name of the error, because the message may quote the request. */
  #report(operation: string, error: unknown): void {
    const cause = error instanceof Error ? error.name : typeof error;
    this.#options.metrics.connectFailures.inc({ operation });
    this.#options.logger.warn(
      { operation, cause },
      'A request to Amazon Connect failed. Check its permissions, quotas and network path',
    );
  }
}

/** Aggressive, because the SDK ignores the signal while it looks for credentials or pauses between two tries. */
function limit(deadlineMs: number): TimeoutPolicy {
  return timeout(deadlineMs, {
    strategy: TimeoutStrategy.Aggressive,
    abortOnReturn: false,
  }).dangerouslyUnref();
}
