import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { Pool } from 'undici';
import { type Item, isItem } from './attributes.ts';
import { CONNECT_TIMEOUT_MS } from './dynamodb-table.ts';
import { RequestSignature, type Signer } from './request-signature.ts';

/** `unserved`: anything else than these answers. Nobody knows whether the request was carried out. */
export type DirectAnswer =
  | { readonly kind: 'done'; readonly output: Item }
  | { readonly kind: 'conflict' }
  /** Not carried out, and not to be repeated at once. */
  | { readonly kind: 'throttled' }
  | { readonly kind: 'unserved' };

type SdkRequest = Parameters<DynamoDBClient['config']['requestHandler']['handle']>[0];

/** Where the SDK's client sends its requests, for one identity. */
interface Address {
  readonly accessKeyId: string;
  readonly path: string;
  readonly signature: RequestSignature;
  readonly userAgent: string;
}

const VERSION = 'DynamoDB_20120810';
const THROTTLED = /#(ProvisionedThroughputExceeded|Throttling|RequestLimitExceeded)(Exception)?$/;
/** As many as the SDK itself would open. */
const MAX_CONNECTIONS = 50;
/** Between calls a connection is kept for so long; one that the service has closed meanwhile costs a second try. */
const KEEP_ALIVE_MS = 30_000;

/**
 * Requests to DynamoDB past the SDK's layers, which take several times as long as the request itself. Address and
 * credentials are the client's own. Each request is tried once: for every answer that is out of the ordinary, the
 * client is to be asked, which knows about retries, clocks and expired keys.
 */
export class DirectRequests {
  readonly #client: DynamoDBClient;
  #pool: Pool | undefined;
  #address: Address | undefined;

  constructor(client: DynamoDBClient) {
    this.#client = client;
  }

  /** Cuts the connections. */
  close(): void {
    void this.#pool?.destroy();
  }

  /** Never rejects. @param input as the wire has it @param signal the only time limit of an answer */
  async send(operation: string, input: object, signal: AbortSignal): Promise<DirectAnswer> {
    try {
      const { credentials, systemClockOffset } = this.#client.config;
      const by = await credentials();
      const { path, signature, userAgent } = await this.#addressFor(by);
      const body = JSON.stringify(input);
      const nowMs = Date.now() + systemClockOffset;
      const signed = signature.headers(`${VERSION}.${operation}`, body, { by, nowMs });
      const headers = { ...signed, 'user-agent': userAgent };
      const answer = await this.#pool?.request({ path, method: 'POST', headers, body, signal });
      return answer ? toAnswer(answer.statusCode, await answer.body.text()) : { kind: 'unserved' };
    } catch {
      // The client meets the same failure, deals with it as it can, and reports it in its own words.
      return { kind: 'unserved' };
    }
  }

  async #addressFor({ accessKeyId }: Signer): Promise<Address> {
    if (this.#address?.accessKeyId === accessKeyId) return this.#address;
    const { protocol, path, headers } = await sampleRequest(this.#client);
    const region = await this.#client.config.region();
    const { host = '', 'user-agent': userAgent = '' } = headers;
    const signature = new RequestSignature({ region, host, path });
    this.#pool ??= new Pool(`${protocol}//${host}`, {
      connections: MAX_CONNECTIONS,
      connect: { timeout: CONNECT_TIMEOUT_MS },
      keepAliveTimeout: KEEP_ALIVE_MS,
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    this.#address = { accessKeyId, path, signature, userAgent };
    return this.#address;
  }
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
  if (!sample) throw new Error('The SDK has built no request');
  return sample;
}

function isRequest(value: unknown): value is SdkRequest {
  return isItem(value) && typeof value.hostname === 'string' && typeof value.clone === 'function';
}

function toAnswer(statusCode: number, text: string): DirectAnswer {
  const output: unknown = JSON.parse(text);
  if (!isItem(output)) return { kind: 'unserved' };
  if (statusCode === 200) return { kind: 'done', output };
  const type = typeof output.__type === 'string' ? output.__type : '';
  if (type.endsWith('#ConditionalCheckFailedException')) return { kind: 'conflict' };
  return THROTTLED.test(type) ? { kind: 'throttled' } : { kind: 'unserved' };
}
