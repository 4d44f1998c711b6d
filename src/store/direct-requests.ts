import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { Pool } from 'undici';
import { isRecord } from '../is-record.ts';
import type { Item } from './attributes.ts';
import { CONNECT_TIMEOUT_MS } from './dynamodb-table.ts';

/** `unserved`: any other answer. It is not known whether the request was carried out. */
export type DirectAnswer =
  | { readonly kind: 'done'; readonly output: Item }
  | { readonly kind: 'conflict' }
  /** Not carried out, and should not be repeated immediately. */
  | { readonly kind: 'throttled' }
  | { readonly kind: 'unserved' };

type SdkRequest = Parameters<DynamoDBClient['config']['requestHandler']['handle']>[0];
type SdkSigner = Awaited<ReturnType<DynamoDBClient['config']['signer']>>;

/** Where and how the SDK's client sends its requests. */
interface Route {
  readonly pool: Pool;
  /** Without operation and body. */
  readonly request: SdkRequest;
  readonly signer: SdkSigner;
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html */
const VERSION = 'DynamoDB_20120810';
const CONTENT_TYPE = 'application/x-amz-json-1.0';
const THROTTLED = /#(ProvisionedThroughputExceeded|Throttling|RequestLimitExceeded)(Exception)?$/;
/** The SDK's own default. */
const MAX_CONNECTIONS = 50;
/** How long an idle connection is kept. One that the service has closed meanwhile costs a second try. */
const KEEP_ALIVE_MS = 30_000;

/**
 * Sends requests to DynamoDB past the SDK's middleware, with the client's own address, signer and credentials. Each
 * request is tried once. For every unusual answer the caller asks the client, which knows about retries, clock skew
 * and expired keys.
 *
 * Worth it: one put costs 0.16 to 0.24 ms of CPU here and 0.69 to 0.98 ms by the SDK's client. With undici as the
 * client's request handler it would cost only 0.14 ms less. A call makes about one request in two seconds. Measured 2026-11-29 with
 * `npm run bench:pieces`. `WIRE=plain` turns it off.
 */
export class DirectRequests {
  readonly #client: DynamoDBClient;
  readonly #onUnserved: () => void;
  #route: Promise<Route> | undefined;

  /** @param onUnserved called each time the SDK's client has to be asked instead */
  constructor(client: DynamoDBClient, onUnserved: () => void = () => undefined) {
    this.#client = client;
    this.#onUnserved = onUnserved;
  }

  /** Cuts the connections. */
  close(): void {
    this.#route?.then(({ pool }) => pool.destroy()).catch(() => undefined);
  }

  /** Never rejects. @param input in the wire's form @param signal the only time limit of an answer */
  async send(operation: string, input: object, signal: AbortSignal): Promise<DirectAnswer> {
    const answer = await this.#try(operation, JSON.stringify(input), signal);
    if (answer.kind === 'unserved') this.#onUnserved();
    return answer;
  }

  #findRoute(): Promise<Route> {
    if (this.#route) return this.#route;
    const route = createRoute(this.#client);
    this.#route = route;
    // What fails today, an address above all, may be known with the next request.
    route.catch(() => {
      this.#route = undefined;
    });
    return route;
  }

  async #try(operation: string, body: string, signal: AbortSignal): Promise<DirectAnswer> {
    try {
      const { pool, request, signer } = await this.#findRoute();
      const headers = { ...request.headers, 'x-amz-target': `${VERSION}.${operation}` };
      const signingDate = new Date(Date.now() + this.#client.config.systemClockOffset);
      const signed = await signer.sign({ ...request, headers, body }, { signingDate });
      const sent = { path: request.path, method: 'POST', headers: signed.headers, body, signal } as const;
      const answer = await pool.request(sent);
      return toAnswer(answer.statusCode, await answer.body.text());
    } catch {
      // The client meets the same failure, handles it, and reports it in its own words.
      return { kind: 'unserved' };
    }
  }
}

async function createRoute(client: DynamoDBClient): Promise<Route> {
  const { protocol, hostname, port, path, headers } = await sampleRequest(client);
  const { host = '', 'user-agent': userAgent = '' } = headers;
  const pool = new Pool(`${protocol}//${host}`, {
    connections: MAX_CONNECTIONS,
    connect: { timeout: CONNECT_TIMEOUT_MS },
    keepAliveTimeout: KEEP_ALIVE_MS,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const signer = await client.config.signer({
    name: 'sigv4',
    signingName: 'dynamodb',
    signingRegion: await client.config.region(),
    properties: {},
  });
  const own = { 'content-type': CONTENT_TYPE, host, 'user-agent': userAgent };
  const address = { protocol, hostname, path, ...(port !== undefined && { port }) };
  return { pool, signer, request: { ...address, method: 'POST', query: {}, headers: own } };
}

/** A request as the client would send it. It is taken out before it is signed, and never sent. */
async function sampleRequest(client: DynamoDBClient): Promise<SdkRequest> {
  let sample: SdkRequest | undefined;
  const command = new GetItemCommand({ TableName: 'sample', Key: {} });
  command.middlewareStack.add(
    () =>
      async ({ request }) => {
        if (isRequest(request)) sample = request;
        return { response: undefined, output: { $metadata: {} } };
      },
    // Low: the last of its step, when the address is known.
    { step: 'build', priority: 'low', name: 'sampleRequest' },
  );
  await client.send(command);
  if (!sample) throw new Error('The SDK built no request');
  return sample;
}

function isRequest(value: unknown): value is SdkRequest {
  return isRecord(value) && typeof value.hostname === 'string' && typeof value.clone === 'function';
}

function toAnswer(statusCode: number, text: string): DirectAnswer {
  const output: unknown = JSON.parse(text);
  if (!isRecord(output)) return { kind: 'unserved' };
  if (statusCode === 200) return { kind: 'done', output };
  const type = typeof output.__type === 'string' ? output.__type : '';
  if (type.endsWith('#ConditionalCheckFailedException')) return { kind: 'conflict' };
  return THROTTLED.test(type) ? { kind: 'throttled' } : { kind: 'unserved' };
}
