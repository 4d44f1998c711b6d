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
  /** CONNECT_INSTANCE_ID; without it nothing is ever asked. */
  readonly instanceId: string | undefined;
  /** CONNECT_QUEUE_ID; without it the availability is unknown. */
  readonly queueId: string | undefined;
  /** CONNECT_CALLBACK_FLOW_ID; without it no task is made. */
  readonly callbackFlowId: string | undefined;
  readonly metrics: Metrics;
  readonly logger: Logger;
  /** Milliseconds for the availability, and for attributes. Default 1000. */
  readonly deadlineMs?: number;
  /** Milliseconds for a call-back, both tries together. Default 2000. */
  readonly callbackDeadlineMs?: number;
}

export type CallbackTaskOutcome =
  | { readonly outcome: 'created'; readonly taskId: string }
  | { readonly outcome: 'failed' };

/**
 * Amazon Connect's API side of a hand-off: who is there, tasks to call back, late attributes. No method throws,
 * and each has its deadline: a caller waits for none of them longer than that.
 */
export class ConnectService {
  readonly #options: ConnectServiceOptions;
  readonly #api: ConnectApi | undefined;
  readonly #load: GuardedLookup<QueueLoad | undefined> | undefined;
  readonly #hours: GuardedLookup<OpeningHours> | undefined;
  readonly #limit: TimeoutPolicy;
  readonly #callbackLimit: TimeoutPolicy;

  constructor(options: ConnectServiceOptions) {
    this.#options = options;
    const { client, instanceId, queueId, deadlineMs = 1000, callbackDeadlineMs = 2000 } = options;
    this.#limit = limit(deadlineMs);
    this.#callbackLimit = limit(callbackDeadlineMs);
    if (instanceId === undefined) return;
    this.#api = new ConnectApi(client, instanceId);
    if (queueId === undefined) return;
    const settings = {
      queueId,
      deadlineMs,
      onFailure: (operation: string, error: unknown) => this.#report(operation, error),
    };
    this.#load = createLoadLookup(this.#api, settings);
    this.#hours = createHoursLookup(this.#api, settings);
  }

  /**
   * What a caller who wants a person can be told now. The queue's figures are kept for 10 seconds and its hours
   * for 15 minutes; what cannot be had within the deadline counts as open, or as `unknown`.
   */
  async availability(): Promise<Availability> {
    const [load, hours] = await Promise.all([this.#load?.get(), this.#hours?.get()]);
    return judgeAvailability(load, hours && openingAt(hours, Date.now()));
  }

  /** Makes a task for the agents. The same request of the same session makes one task, however often it comes. */
  async requestCallback(request: CallbackRequest): Promise<CallbackTaskOutcome> {
    const { instanceId, callbackFlowId: flowId } = this.#options;
    const api = this.#api;
    if (!api || instanceId === undefined || flowId === undefined) return { outcome: 'failed' };
    const timeZone = this.#hours?.last?.timeZone;
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
   * Adds to the attributes of a contact, live or ended, what became known late.
   * @param contactId the initial ContactId, as the hand-off was claimed by
   * @returns whether Connect has them
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

  /** The error's name only: the SDK's errors quote the request. */
  #report(operation: string, error: unknown): void {
    const cause = error instanceof Error ? error.name : typeof error;
    this.#options.metrics.connectFailures.inc({ operation });
    this.#options.logger.warn({ operation, cause }, 'Amazon Connect could not be asked');
  }
}

/** Aggressive: the SDK does not heed the signal while it looks for credentials or waits between two tries. */
function limit(deadlineMs: number): TimeoutPolicy {
  return timeout(deadlineMs, {
    strategy: TimeoutStrategy.Aggressive,
    abortOnReturn: false,
  }).dangerouslyUnref();
}
