import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { fromAttributeValues, toAttributeValues, UnstorableValue } from '../../src/store/attribute-values.ts';
import { DirectRequests } from '../../src/store/direct-requests.ts';
import { DynamoItems } from '../../src/store/dynamodb-items.ts';
import { createDynamoClient } from '../../src/store/dynamodb-table.ts';

const CREDENTIALS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'a-token' };
const REGION = 'ap-southeast-2';

interface Seen {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

type Answer = { readonly status: number; readonly body: object } | 'cut';

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A service that answers as the test says, and remembers what it was asked. */
async function serviceWith(
  answers: readonly Answer[],
  clockMs = Date.now,
): Promise<{ items: DynamoItems; seen: Seen[] }> {
  const seen: Seen[] = [];
  const left = [...answers];
  const listening = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      seen.push({ headers: request.headers, body });
      const answer = left.shift() ?? { status: 200, body: {} };
      if (answer === 'cut') {
        request.socket.destroy();
        return;
      }
      const date = new Date(clockMs()).toUTCString();
      response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0', date });
      response.end(JSON.stringify(answer.body));
    });
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const address = listening.address() as AddressInfo;
  const endpoint = `http://127.0.0.1:${address.port}`;
  const client = createDynamoClient({ region: REGION, endpoint, credentials: CREDENTIALS });
  const direct = new DirectRequests(client);
  return { items: new DynamoItems(client, { table: 'sessions', deadlineMs: 5000, direct }), seen };
}

function error(status: number, name: string): Answer {
  return { status, body: { __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: name } };
}

/** The SDK's own signature over the same headers. */
async function sdkSignature({ headers, body }: Seen): Promise<string | undefined> {
  const client = createDynamoClient({ region: REGION, credentials: CREDENTIALS });
  const signer = await client.config.signer({
    ...{ name: 'sigv4', signingName: 'dynamodb', signingRegion: REGION, properties: {} },
  });
  const { host = '', 'content-type': type = '', 'x-amz-target': target, 'x-amz-date': date } = headers;
  const time = String(date).replace(/(....)(..)(..T..)(..)(..Z)/, '$1-$2-$3:$4:$5');
  const request = {
    ...{ method: 'POST', protocol: 'http:', hostname: host, path: '/', query: {}, body },
    headers: { 'content-type': type, host, 'x-amz-target': String(target) },
  };
  const signed = await signer.sign(request, { signingDate: new Date(time) });
  return signed.headers.authorization;
}

const condition = { text: 'attribute_not_exists(#PK)', values: {} };
const item = { PK: 'VOICE#CA1', SK: 'METADATA', text: 'Grüße, 你好', count: 3 };

describe('a request to the table', () => {
  it('is signed as the SDK would sign it', async () => {
    const { items, seen } = await serviceWith([]);
    await items.put('putTurn', item, condition);
    expect(seen).toHaveLength(1);
    const [sent] = seen;
    if (!sent) throw new Error('nothing was sent');
    expect(sent.headers['x-amz-target']).toBe('DynamoDB_20120810.PutItem');
    expect(sent.headers['x-amz-security-token']).toBe('a-token');
    expect(sent.headers['user-agent']).toContain('aws-sdk-js');
    expect(sent.headers.authorization).toBe(await sdkSignature(sent));
  });

  it('is not repeated when its condition failed', async () => {
    const { items, seen } = await serviceWith([error(400, 'ConditionalCheckFailedException')]);
    await expect(items.put('putTurn', item, condition)).rejects.toMatchObject({ code: 'store_conflict' });
    expect(seen).toHaveLength(1);
  });

  it.each([
    ['an error of the service', error(500, 'InternalServerError')],
    ['an answer that cannot be read', { status: 200, body: [] }],
    ['a connection that breaks', 'cut'],
  ] as const)('goes the way of the SDK after %s', async (_name, answer) => {
    const { items, seen } = await serviceWith([answer, answer]);
    await items.put('putTurn', item, condition);
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.map(({ body }) => JSON.parse(body))).toEqual(seen.map(() => JSON.parse(seen[0]?.body ?? '')));
  });

  it.each(['ProvisionedThroughputExceededException', 'ThrottlingException', 'RequestLimitExceeded'])(
    'is repeated once, after a pause, by a table that is throttled (%s)',
    async (name) => {
      const throttled = error(400, name);
      const { items, seen } = await serviceWith([throttled]);
      const startedMs = performance.now();
      await items.put('putTurn', item, condition);
      expect(seen).toHaveLength(2);
      expect(performance.now() - startedMs).toBeGreaterThan(95);
      const worse = await serviceWith([throttled, throttled, throttled, throttled]);
      await expect(worse.items.put('putTurn', item, condition)).rejects.toMatchObject({
        code: 'store_unavailable',
        cause: { name: 'ThrottlingException' },
      });
      // No more load when the table asks for less: the writer in the background waits longer each time.
      expect(worse.seen).toHaveLength(2);
    },
  );

  it('is signed by the service’s clock once the SDK has found ours to be wrong', async () => {
    const clockMs = () => Date.now() + 3_600_000;
    const refused = error(400, 'InvalidSignatureException');
    const { items, seen } = await serviceWith([refused, refused], clockMs);
    await items.put('putTurn', item, condition);
    const before = seen.length;
    await items.put('putTurn', item, condition);
    expect(seen).toHaveLength(before + 1);
    const hour = new Date(clockMs()).toISOString().replaceAll('-', '').slice(0, 11);
    expect(String(seen.at(-1)?.headers['x-amz-date']).slice(0, 11)).toBe(hour);
  });
});

describe('attributes', () => {
  it('are the same after the wire', () => {
    const values = { ...item, flag: false, none: null, list: ['a', 1], map: { usage: 0.5, deep: { x: '' } } };
    expect(fromAttributeValues(JSON.parse(JSON.stringify(toAttributeValues(values))))).toEqual(values);
    expect(toAttributeValues({ left: undefined })).toEqual({});
  });

  it('of kinds that the table cannot hold are refused', () => {
    for (const value of [Number.NaN, new Date(0)])
      expect(() => toAttributeValues({ value })).toThrow(UnstorableValue);
  });
});
