import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type ApiErrorType, ApiRefusal, notFound } from './api-refusal.ts';
import { type ApiRequest, type ConnectOperation, readRequest, readText } from './api-request.ts';
import { type ConnectTask, ContactBook } from './contact-book.ts';
import {
  describeFlow,
  describeInstance,
  type InstanceFacts,
  listLambdaFunctions,
  listPhoneNumbers,
  USUAL_FACTS,
} from './instance-facts.ts';
import { currentMetrics, type QueueState } from './queue-metrics.ts';
import { type Fields, requiredText } from './request-fields.ts';
import { ALWAYS_OPEN, effectiveHours, type WorkingHours } from './working-hours.ts';

/** How the API fails: an error of the service, a connection that breaks, or work done whose answer is lost. */
export type ConnectFault = ApiErrorType | 'disconnect' | 'lost_answer';

export interface ConnectSandboxOptions {
  readonly accessKeyId: string;
  readonly instanceId: string;
  readonly queueId: string;
  readonly callbackFlowId: string;
}

/** Which requests fail: all of them unless said otherwise. */
export interface FaultScope {
  /** Only so many. */
  readonly times?: number;
  readonly operation?: ConnectOperation;
}

const HOURS_ID = 'sandbox-hours';

/**
 * The Amazon Connect API on this machine, for one instance with one queue: the operations a hand-off needs, as
 * the SDK sends them. Refuses what the service refuses, with its error shape.
 */
export class ConnectSandbox {
  readonly #options: ConnectSandboxOptions;
  readonly #book: ContactBook;
  readonly #requests: ConnectOperation[] = [];
  readonly #delays = new Set<NodeJS.Timeout>();
  #server: Server | undefined;
  #queue: QueueState = {
    ...{ agentsAvailable: 1, agentsStaffed: 1, contactsInQueue: 0, oldestContactAgeSeconds: 0 },
    silent: false,
  };
  #facts: InstanceFacts = USUAL_FACTS;
  #hours: WorkingHours = ALWAYS_OPEN;
  #delayMs = 0;
  #fault: (FaultScope & { readonly kind: ConnectFault; readonly times: number }) | undefined;

  constructor(options: ConnectSandboxOptions) {
    this.#options = options;
    this.#book = new ContactBook([options.callbackFlowId]);
  }

  /** Every request so far, refused and unanswered ones too. */
  get requests(): readonly ConnectOperation[] {
    return this.#requests;
  }

  /** The tasks of the agents, in the order they were made. */
  get tasks(): readonly ConnectTask[] {
    return this.#book.tasks;
  }

  /** Undefined for a contact that is not known. */
  attributes(contactId: string): Readonly<Record<string, string>> | undefined {
    return this.#book.attributes(contactId);
  }

  /** Adds a contact, as an incoming call does. */
  addContact(contactId: string, attributes: Readonly<Record<string, string>> = {}): void {
    this.#book.add(contactId, attributes);
  }

  /** Changes figures of the queue. */
  setQueue(changes: Partial<QueueState>): void {
    this.#queue = { ...this.#queue, ...changes };
  }

  /** Changes how the instance is set up. */
  setFacts(changes: Partial<InstanceFacts>): void {
    this.#facts = { ...this.#facts, ...changes };
  }

  setHours(hours: WorkingHours): void {
    this.#hours = hours;
  }

  /** Delays every answer, in milliseconds. */
  delay(ms: number): void {
    this.#delayMs = ms;
  }

  /** Fails requests from now on; `false` ends it. */
  fail(fault: ConnectFault | false, scope: FaultScope = {}): void {
    this.#fault = fault === false ? undefined : { kind: fault, times: Number.POSITIVE_INFINITY, ...scope };
  }

  /** Listens on a free loopback port. @returns the endpoint to give to the SDK */
  async start(): Promise<{ readonly url: string }> {
    const server = createServer((incoming, response) => {
      this.#accept(incoming, response).catch(() => response.destroy());
    });
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    return { url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}` };
  }

  /** Idempotent. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    for (const timer of this.#delays) clearTimeout(timer);
    this.#delays.clear();
    if (!server) return;
    server.closeAllConnections();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
  }

  async #accept(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await readText(incoming);
    try {
      const request = readRequest(incoming, text, this.#options.accessKeyId);
      this.#requests.push(request.operation);
      await this.#hold();
      const fault = this.#takeFault(request.operation);
      if (fault === 'lost_answer') this.#serve(request);
      if (fault === 'lost_answer' || fault === 'disconnect') response.destroy();
      else if (fault) throw new ApiRefusal(fault, 'The sandbox was told to fail');
      else send(response, 200, this.#serve(request));
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error;
      response.setHeader('x-amzn-ErrorType', error.type);
      send(response, error.status, { Message: error.message });
    }
  }

  #hold(): Promise<void> {
    if (this.#delayMs === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#delays.delete(timer);
        resolve();
      }, this.#delayMs).unref();
      this.#delays.add(timer);
    });
  }

  #takeFault(operation: ConnectOperation): ConnectFault | undefined {
    const fault = this.#fault;
    if (!fault || fault.times <= 0 || (fault.operation ?? operation) !== operation) return undefined;
    this.#fault = { ...fault, times: fault.times - 1 };
    return fault.kind;
  }

  #serve(request: ApiRequest): Fields {
    const { operation, resourceId, query, body } = request;
    const instanceId = request.instanceId ?? requiredText(body, 'InstanceId', 100);
    const { queueId, callbackFlowId } = this.#options;
    if (instanceId !== this.#options.instanceId) throw notFound('Instance');
    switch (operation) {
      case 'GetCurrentMetricData':
        return currentMetrics(body, { ...this.#queue, queueId });
      case 'DescribeQueue':
        return describeQueue(queueId, resourceId, this.#facts);
      case 'DescribeInstance':
        return describeInstance(instanceId, this.#facts);
      case 'DescribeContactFlow':
        return describeFlow(callbackFlowId, resourceId);
      case 'ListPhoneNumbersV2':
        return listPhoneNumbers(instanceId, body, this.#facts);
      case 'ListLambdaFunctions':
        return listLambdaFunctions(this.#facts);
      case 'GetEffectiveHoursOfOperations':
        if (resourceId !== HOURS_ID) throw notFound('Hours of operation');
        return effectiveHours(this.#hours, query);
      case 'StartTaskContact':
        return this.#book.start(body);
      case 'UpdateContactAttributes':
        return this.#book.update(body);
    }
  }
}

function describeQueue(queueId: string, askedId: string, { queueStatus }: InstanceFacts): Fields {
  if (askedId !== queueId) throw notFound('Queue');
  return { Queue: { QueueId: queueId, Name: 'Callers', HoursOfOperationId: HOURS_ID, Status: queueStatus } };
}

function send(response: ServerResponse, status: number, body: Fields): void {
  // Node caches the Date header for a second; the SDK would take a moved clock for skew and try again.
  response.writeHead(status, { 'Content-Type': 'application/json', Date: new Date().toUTCString() });
  response.end(JSON.stringify(body));
}
