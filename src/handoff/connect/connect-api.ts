import {
  ConnectClient,
  type ConnectClientConfig,
  DescribeQueueCommand,
  GetCurrentMetricDataCommand,
  GetEffectiveHoursOfOperationsCommand,
  StartTaskContactCommand,
  type StartTaskContactCommandInput,
  UpdateContactAttributesCommand,
} from '@aws-sdk/client-connect';
import type { QueueLoad } from '../availability.ts';
import { addDays } from '../zoned-time.ts';
import { type OpeningHours, parseOpeningHours } from './opening-hours.ts';
import { parseQueueLoad, QUEUE_METRICS } from './queue-load.ts';

/** The first try and one retry. */
const MAX_ATTEMPTS = 2;
const CONNECT_TIMEOUT_MS = 500;
/** Less than half the deadline of a call-back, so that a second try fits after a first one without an answer. */
const REQUEST_TIMEOUT_MS = 900;
/**
 * The time zone is known only from the answer, so the range is one day longer at each end. It covers "today and the
 * next seven days" in every time zone, and yesterday's night shift.
 * @see https://docs.aws.amazon.com/connect/latest/APIReference/API_GetEffectiveHoursOfOperations.html
 */
const DAYS_BACK = 1;
const DAYS_AHEAD = 8;

/**
 * The Connect client of the gateway. Unless given, credentials and endpoint come from the SDK's own chain
 * (`AWS_ENDPOINT_URL_CONNECT` for a local one).
 */
export function createConnectClient(
  settings: Pick<ConnectClientConfig, 'region' | 'endpoint' | 'credentials'>,
): ConnectClient {
  return new ConnectClient({
    ...settings,
    maxAttempts: MAX_ATTEMPTS,
    requestHandler: {
      connectionTimeout: CONNECT_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      throwOnRequestTimeout: true,
    },
  });
}

/** The operations of Amazon Connect that the gateway needs. Every method rejects with the errors of the SDK. */
export class ConnectApi {
  readonly #client: ConnectClient;
  readonly #instanceId: string;

  constructor(client: ConnectClient, instanceId: string) {
    this.#client = client;
    this.#instanceId = instanceId;
  }

  /** @returns undefined when the queue is idle and has no figures */
  async queueLoad(queueId: string, abortSignal: AbortSignal): Promise<QueueLoad | undefined> {
    const command = new GetCurrentMetricDataCommand({
      InstanceId: this.#instanceId,
      Filters: { Queues: [queueId], Channels: ['VOICE'] },
      Groupings: ['QUEUE'],
      CurrentMetrics: [...QUEUE_METRICS],
    });
    return parseQueueLoad(await this.#client.send(command, { abortSignal }));
  }

  /** @throws Error when the queue has no hours of operation */
  async hoursOfOperationId(queueId: string, abortSignal: AbortSignal): Promise<string> {
    const command = new DescribeQueueCommand({ InstanceId: this.#instanceId, QueueId: queueId });
    const { Queue } = await this.#client.send(command, { abortSignal });
    if (!Queue?.HoursOfOperationId) throw new Error('The queue names no hours of operation.');
    return Queue.HoursOfOperationId;
  }

  /**
   * Today and the next seven days, holidays applied.
   * @throws Error when the answer has no usable time zone
   */
  async openingHours(hoursOfOperationId: string, abortSignal: AbortSignal): Promise<OpeningHours> {
    const today = new Date().toISOString().slice(0, 10);
    const command = new GetEffectiveHoursOfOperationsCommand({
      InstanceId: this.#instanceId,
      HoursOfOperationId: hoursOfOperationId,
      FromDate: addDays(today, -DAYS_BACK),
      ToDate: addDays(today, DAYS_AHEAD),
    });
    const hours = parseOpeningHours(await this.#client.send(command, { abortSignal }));
    if (!hours) throw new Error('The hours of operation have no usable time zone.');
    return hours;
  }

  /**
   * @returns the ContactId of the task
   * @throws Error when the answer has no ContactId
   */
  async startTask(task: StartTaskContactCommandInput, abortSignal: AbortSignal): Promise<string> {
    const { ContactId } = await this.#client.send(new StartTaskContactCommand(task), { abortSignal });
    if (!ContactId) throw new Error('The task has no ContactId.');
    return ContactId;
  }

  async updateAttributes(
    contactId: string,
    attributes: Record<string, string>,
    abortSignal: AbortSignal,
  ): Promise<void> {
    const command = new UpdateContactAttributesCommand({
      InstanceId: this.#instanceId,
      InitialContactId: contactId,
      Attributes: attributes,
    });
    await this.#client.send(command, { abortSignal });
  }
}
