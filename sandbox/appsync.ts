import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Credentials } from './bedrock/signature.ts';
import { signatureFault } from './knowledge/body-signature.ts';

export interface EventApiSandboxOptions {
  readonly apiKey: string;
  readonly credentials: Credentials;
  /** The only channel namespace of the API. */
  readonly namespace: string;
}

/** An event that was taken. */
export interface PublishedEvent {
  readonly channel: string;
  /** What the string of the event held. */
  readonly event: unknown;
}

/** How the next requests are treated. `hang`: no answer ever comes. */
export type Misconduct = { readonly status: number } | 'hang' | { readonly failedIndexes: readonly number[] };

/** @see https://docs.aws.amazon.com/appsync/latest/eventapi/publish-http.html */
const MAX_EVENTS = 5;
/** @see https://docs.aws.amazon.com/appsync/latest/eventapi/event-api-concepts.html */
const MAX_BYTES = 240 * 1000;
const SEGMENT = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,48}[A-Za-z0-9])?$/;
const MAX_SEGMENTS = 5;

class Refusal {
  readonly status: number;
  readonly errorType: string;
  readonly message: string;

  constructor(status: number, errorType: string, message: string) {
    this.status = status;
    this.errorType = errorType;
    this.message = message;
  }
}

/** The HTTP endpoint of an AppSync Event API, which refuses what AppSync refuses. */
export class EventApiSandbox {
  /** In the order in which they came. */
  readonly published: PublishedEvent[] = [];
  /** How many events each request had. */
  readonly batches: number[] = [];
  /** How requests were answered, in their order; a request without an answer is not among them. */
  readonly answers: number[] = [];
  /** How each request that was taken proved who sent it. */
  readonly proofs: ('key' | 'signature')[] = [];
  readonly #options: EventApiSandboxOptions;
  readonly #server: Server;
  #next: Misconduct[] = [];
  #always: Misconduct | undefined;

  constructor(options: EventApiSandboxOptions) {
    this.#options = options;
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch(() => response.destroy());
    });
  }

  /** @returns the address of its endpoint */
  async start(): Promise<{ readonly url: string }> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    const address = this.#server.address();
    return { url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/event` };
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  /** The next requests are treated in this way, one each. */
  misbehaveNext(...misconducts: readonly Misconduct[]): void {
    this.#next = [...misconducts];
  }

  /** Every request is treated in this way; `undefined` ends it. */
  misbehave(misconduct: Misconduct | undefined): void {
    this.#always = misconduct;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const misconduct = this.#next.shift() ?? this.#always;
    if (misconduct === 'hang') return;
    if (misconduct && 'status' in misconduct) {
      this.#answer(response, misconduct.status, errorBody('TroubleException', 'as told'));
      return;
    }
    try {
      this.#take(request, response, Buffer.concat(chunks), misconduct?.failedIndexes ?? []);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#answer(response, error.status, errorBody(error.errorType, error.message));
    }
  }

  #take(
    request: IncomingMessage,
    response: ServerResponse,
    body: Buffer,
    failedIndexes: readonly number[],
  ): void {
    if (request.method !== 'POST' || request.url !== '/event')
      throw new Refusal(404, 'NotFoundException', 'There is no such resource');
    const proof = this.#checkSender(request, body);
    if (request.headers['content-type'] !== 'application/json')
      throw new Refusal(415, 'UnsupportedMediaTypeException', 'Content-Type must be application/json');
    const { channel, events } = this.#read(body);
    this.batches.push(events.length);
    this.proofs.push(proof);
    const isFailed = (index: number) => failedIndexes.includes(index);
    events.forEach((event, index) => {
      if (!isFailed(index)) this.published.push({ channel, event });
    });
    const places = events.map((_, index) => ({ identifier: `id-${index}`, index }));
    const failed = places
      .filter(({ index }) => isFailed(index))
      .map((place) => ({ ...place, code: 400, message: 'The handler refused the event' }));
    const successful = places.filter(({ index }) => !isFailed(index));
    this.#answer(response, 200, { failed, successful });
  }

  #checkSender(request: IncomingMessage, body: Buffer): 'key' | 'signature' {
    const { apiKey, credentials } = this.#options;
    const given = request.headers['x-api-key'];
    if (given === apiKey) return 'key';
    const fault = given === undefined ? signatureFault(request, body, credentials, 'appsync') : undefined;
    if (given === undefined && !fault) return 'signature';
    throw fault
      ? new Refusal(403, fault.errorType, fault.message)
      : new Refusal(401, 'UnauthorizedException', 'You are not authorized to make this call.');
  }

  /** @throws Refusal */
  #read(body: Buffer): { readonly channel: string; readonly events: readonly unknown[] } {
    const wire: unknown = parse(body.toString('utf8'));
    if (typeof wire !== 'object' || wire === null || !('channel' in wire) || !('events' in wire))
      throw badRequest('The request needs a channel and events');
    const { channel, events } = wire;
    if (typeof channel !== 'string' || !this.#isChannel(channel)) throw badRequest('Invalid channel');
    if (!Array.isArray(events) || events.length === 0 || events.length > MAX_EVENTS)
      throw badRequest('A request has 1 to 5 events');
    if (!events.every((event) => typeof event === 'string'))
      throw badRequest('Each event must be a stringified valid JSON value');
    if (body.length > MAX_BYTES) throw new Refusal(413, 'PayloadTooLargeException', 'More than 240 KB');
    return { channel, events: events.map((event: string) => parse(event)) };
  }

  #isChannel(channel: string): boolean {
    const [namespace, ...segments] = channel.replace(/^\//, '').split('/');
    if (namespace !== this.#options.namespace) return false;
    return (
      segments.length < MAX_SEGMENTS && segments.length > 0 && segments.every((part) => SEGMENT.test(part))
    );
  }

  #answer(response: ServerResponse, status: number, body: unknown): void {
    this.answers.push(status);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('Not JSON');
  }
}

function badRequest(message: string): Refusal {
  return new Refusal(400, 'BadRequestException', message);
}

function errorBody(errorType: string, message: string) {
  return { errors: [{ errorType, message }] };
}
