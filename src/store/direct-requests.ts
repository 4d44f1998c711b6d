import { Readable } from 'node:stream';
import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { type Item, isItem } from './attributes.ts';
import { RequestSignature, type Signer } from './request-signature.ts';

/** `unserved`: anything else than these two answers. Nobody knows whether the request was carried out. */
export type DirectAnswer =
  | { readonly kind: 'done'; readonly output: Item }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'unserved' };

type SdkRequest = Parameters<DynamoDBClient['config']['requestHandler']['handle']>[0];

/** Where the SDK's client sends its requests, for one identity. */
interface Address {
  readonly accessKeyId: string;
  readonly request: SdkRequest;
  readonly signature: RequestSignature;
  readonly userAgent: string;
}

const VERSION = 'DynamoDB_20120810';

/**
 * Requests to DynamoDB past the SDK's layers, which take four times as long as the request itself. Address,
 * credentials, time limits and connections are the client's own. Each request is tried once: for every answer
 * that is out of the ordinary, the client is to be asked, which knows about retries, clocks and expired keys.
 */
export class DirectRequests {
  readonly #client: DynamoDBClient;
  #address: Address | undefined;

  constructor(client: DynamoDBClient) {
    this.#client = client;
  }

  /** Never rejects. @param input as the wire has it */
  async send(operation: string, input: object, abortSignal: AbortSignal): Promise<DirectAnswer> {
    try {
      const { config } = this.#client;
      const by = await config.credentials();
      const address = await this.#addressFor(by);
      const body = JSON.stringify(input);
      const request = this.#signed(address, { target: `${VERSION}.${operation}`, body, by });
      const { response } = await config.requestHandler.handle(request, { abortSignal });
      return toAnswer(response.statusCode, await readText(response.body));
    } catch {
      // The client meets the same failure, deals with it as it can, and reports it in its own words.
      return { kind: 'unserved' };
    }
  }

  #signed(address: Address, sent: { target: string; body: string; by: Signer }): SdkRequest {
    const { target, body, by } = sent;
    const nowMs = Date.now() + this.#client.config.systemClockOffset;
    const request = address.request.clone();
    request.body = body;
    request.headers = {
      ...address.signature.headers(target, body, { by, nowMs }),
      'user-agent': address.userAgent,
      'content-length': String(Buffer.byteLength(body)),
    };
    return request;
  }

  async #addressFor({ accessKeyId }: Signer): Promise<Address> {
    if (this.#address?.accessKeyId === accessKeyId) return this.#address;
    const request = await sampleRequest(this.#client);
    const region = await this.#client.config.region();
    const { host = '', 'user-agent': userAgent = '' } = request.headers;
    const signature = new RequestSignature({ region, host, path: request.path });
    this.#address = { accessKeyId, request, signature, userAgent };
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
  const isConflict =
    typeof output.__type === 'string' && output.__type.endsWith('#ConditionalCheckFailedException');
  return isConflict ? { kind: 'conflict' } : { kind: 'unserved' };
}

function readText(body: unknown): Promise<string> {
  if (!(body instanceof Readable)) return Promise.reject(new TypeError('The answer cannot be read'));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    body.on('data', (chunk: Buffer) => chunks.push(chunk));
    body.on('end', () => resolve(Buffer.concat(chunks).toString()));
    body.on('error', reject);
    body.on('close', () => reject(new Error('The answer broke off')));
  });
}
