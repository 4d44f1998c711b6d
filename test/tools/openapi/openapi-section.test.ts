import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { PrivateHosts } from '../../../src/tools/guard-rails/private-hosts.ts';
import { readOpenapi } from '../../../src/tools/openapi/openapi-section.ts';
import { Secrets } from '../../../src/tools/secrets.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'openapi-'));
const FIXTURES = new URL('../../../fixtures/tools/', import.meta.url).pathname;
const TOKEN = { authorization: `Bearer ${secret('TOKEN')}` };

const CONTEXT = {
  privateHosts: new PrivateHosts([]),
  secrets: new Secrets((name) => (name === 'NONE' ? undefined : `the ${name} of the test`)),
};

type Json = Record<string, unknown>;

/** Reads a section with one document, written to a file in YAML. */
function read(document: Json | string, settings: Json = {}) {
  writeFileSync(join(FOLDER, 'api.yaml'), typeof document === 'string' ? document : stringify(document));
  const section = { api: { file: 'api.yaml', operations: ['get'], ...settings } };
  return readOpenapi(section, { ...CONTEXT, folder: FOLDER });
}

/** A document with one operation `get`: GET /things/{id}. */
function api({ operation = {}, path = {}, ...rest }: { operation?: Json; path?: Json } & Json = {}): Json {
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
  return {
    openapi: '3.0.3',
    info: { title: 'test', version: '1' },
    servers: [{ url: 'https://api.example.com/v1/' }],
    paths: {
      '/things/{id}': { get: { operationId: 'get', parameters: [id], ...operation }, ...path },
    },
    ...rest,
  };
}

function declared({ declarations, faults }: ReturnType<typeof read>) {
  expect(faults).toEqual([]);
  return declarations;
}

function faultsOf({ faults }: ReturnType<typeof read>): string[] {
  return faults.map(({ path, problem, advice }) => `${path.join('.')} ${problem}: ${advice}`);
}

describe('operations of the document of the sandbox', () => {
  const [order, list, estimate, change] = declared(
    readOpenapi(
      {
        orders: {
          file: 'orders.yaml',
          operations: ['getOrder', 'listOrders', 'estimateDelivery', 'changeDelivery'],
          headers: TOKEN,
          callerBound: { listOrders: { phone: 'caller.number' } },
          timeoutMs: 6000,
        },
      },
      { ...CONTEXT, folder: FIXTURES },
    ),
  );

  it('become HTTP tools', () => {
    expect(order).toEqual({
      name: 'getOrder',
      description: 'Gives the state of one order and the day of its delivery.',
      parameters: {
        type: 'object',
        properties: {
          order: {
            type: 'string',
            description: 'The number of the order, four digits.',
          },
        },
        required: ['order'],
        additionalProperties: false,
      },
      http: {
        method: 'GET',
        url: 'https://orders.example.com/v1/orders/{order}',
        query: {},
        headers: TOKEN,
      },
      result: { pick: [], maxChars: 2000 },
      timeoutMs: 6000,
      idempotent: false,
      filler: { afterMs: 700, text: {} },
      cancellable: false,
      callerBound: {},
    });
  });

  it('take the query from parameters, and from the call where the operator says so', () => {
    expect(list?.http.query).toEqual({ phone: '{phone}', limit: '{limit}' });
    expect(list?.parameters.required).toEqual(['phone']);
    expect(list?.callerBound).toEqual({ phone: 'caller.number' });
    expect(list?.idempotent).toBe(true);
  });

  it('take the body from parameters, and leave the key to the gateway', () => {
    expect(change?.http.method).toBe('POST');
    expect(change?.http.body).toEqual({ date: '{date}', note: '{note}' });
    expect(change?.http.headers).toEqual(TOKEN);
    expect(change?.parameters).toMatchObject({
      required: ['order', 'date'],
      properties: { note: { type: ['string', 'null'], maxLength: 200 } },
    });
  });

  it('have the filler that the document names', () => {
    expect(estimate?.filler).toMatchObject({
      text: { de: 'Einen Moment, ich frage beim Paketdienst nach.' },
    });
  });
});

describe('an OpenAPI document', () => {
  const good: [string, Json, Json, Json][] = [
    [
      'of 3.1, with a type list and a described reference',
      {
        ...api({ operation: { parameters: [{ $ref: '#/components/parameters/Id' }] } }),
        openapi: '3.1.0',
        components: {
          parameters: {
            Id: {
              name: 'id',
              in: 'path',
              required: true,
              schema: { $ref: '#/components/schemas/Id', description: 'its number' },
            },
          },
          schemas: { Id: { type: ['integer', 'null'] } },
        },
      },
      {},
      { parameters: { properties: { id: { type: ['integer', 'null'], description: 'its number' } } } },
    ],
    [
      'with parameters of the path',
      api({
        path: { parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }] },
        operation: { parameters: [] },
      }),
      {},
      { parameters: { properties: { id: { type: 'integer' } } } },
    ],
    [
      'whose operation replaces a parameter of the path',
      api({
        path: { parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }] },
      }),
      {},
      { parameters: { properties: { id: { type: 'string' } } } },
    ],
    [
      'with an optional cookie, which is left out',
      api({
        operation: {
          parameters: [
            { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
            { name: 'c', in: 'cookie', schema: { type: 'string' } },
          ],
        },
      }),
      {},
      { parameters: { required: ['id'] } },
    ],
    [
      'with a server of the operation',
      api({ operation: { servers: [{ url: 'https://other.example.com' }] } }),
      {},
      { http: { url: 'https://other.example.com/things/{id}' } },
    ],
    [
      'with a server of the operator',
      api({ servers: [{ url: '/v1' }] }),
      { server: 'https://mine.example.com/' },
      { http: { url: 'https://mine.example.com/things/{id}' } },
    ],
    [
      'with open security',
      {
        ...api(),
        security: [{}, { key: [] }],
        components: { securitySchemes: { key: { type: 'apiKey', in: 'query', name: 'k' } } },
      },
      {},
      { name: 'get' },
    ],
    [
      'with a key in a header',
      {
        ...api(),
        security: [{ key: [] }],
        components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } } },
      },
      { headers: { 'x-key': secret('KEY') } },
      { http: { headers: { 'x-key': secret('KEY') } } },
    ],
    [
      'with a header that the operator sets, which is no parameter',
      api({
        operation: {
          parameters: [
            { name: 'id', in: 'path', required: true, schema: {} },
            { name: 'X-Tenant', in: 'header', required: true, schema: { type: 'string' } },
          ],
        },
      }),
      { headers: { 'x-tenant': 'acme' } },
      { http: { headers: { 'x-tenant': 'acme' } } },
    ],
    [
      'with flags for exclusive limits',
      api({
        operation: {
          parameters: [
            {
              name: 'id',
              in: 'path',
              required: true,
              schema: { type: 'number', minimum: 0, exclusiveMinimum: true },
            },
          ],
        },
      }),
      {},
      { parameters: { properties: { id: { type: 'number', exclusiveMinimum: 0 } } } },
    ],
    [
      'with an operationId of other characters',
      api({ operation: { operationId: 'things.get' } }),
      { operations: ['things.get'] },
      { name: 'things_get' },
    ],
    [
      'with a filler and a result of the operator',
      api(),
      { filler: false, result: { get: { pick: ['/state'], maxChars: 100 } } },
      { filler: false, result: { pick: ['/state'], maxChars: 100 } },
    ],
    [
      'whose schemas elsewhere refer to themselves',
      {
        ...api(),
        components: { schemas: { Tree: { properties: { child: { $ref: '#/components/schemas/Tree' } } } } },
      },
      {},
      { name: 'get' },
    ],
  ];

  it.each(good)('%s', (_, document, settings, expected) => {
    const [declaration] = declared(read(document, settings));
    expect(declaration).toMatchObject(expected);
  });

  it('with a body that is no plain object makes it one parameter', () => {
    const post = {
      operationId: 'add',
      requestBody: {
        required: true,
        content: {
          'application/json; charset=utf-8': { schema: { type: 'array', items: { type: 'string' } } },
        },
      },
    };
    const [add] = declared(read(api({ paths: { '/things': { post } } }), { operations: ['add'] }));
    expect(add?.http.body).toBe('{body}');
    expect(add?.parameters.required).toEqual(['body']);
  });

  it('with the same name in path and body keeps both apart, and sends nothing read-only', () => {
    const schema = {
      type: 'object',
      required: ['id', 'made'],
      properties: { id: { type: 'integer' }, made: { type: 'string', readOnly: true } },
    };
    const put = {
      operationId: 'set',
      requestBody: { required: true, content: { 'application/json': { schema } } },
    };
    const parameters = [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }];
    const [set] = declared(
      read(api({ paths: { '/things/{id}': { put, parameters } } }), { operations: ['set'] }),
    );
    expect(set?.http.body).toEqual({ id: '{body_id}' });
    expect(set?.parameters).toMatchObject({
      properties: { id: { type: 'string' }, body_id: { type: 'integer' } },
      required: ['id', 'body_id'],
    });
  });

  it('in JSON is read as well', () => {
    expect(declared(read(JSON.stringify(api())))).toHaveLength(1);
  });

  it('hides nothing in its texts', () => {
    const [declaration] = declared(
      read(api({ operation: { summary: `Gets\u202e it.\u200b\n${'word '.repeat(300)}` } })),
    );
    expect(declaration?.description).toMatch(/^Gets it\. word/);
    expect(declaration?.description.length).toBeLessThanOrEqual(500);
  });

  const withParameter = (parameter: Json) =>
    api({
      operation: {
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'p', in: 'query', required: true, ...parameter },
        ],
      },
    });
  const withSecurity = (scheme: Json) => ({
    ...api(),
    security: [{ s: [] }],
    components: { securitySchemes: { s: scheme } },
  });

  const bad: [string, Json | string, Json, string][] = [
    [
      'that is missing',
      api(),
      { file: 'none.yaml' },
      'api.file names none.yaml, which cannot be read: ENOENT: write a path relative to this file',
    ],
    ['that is a folder', api(), { file: '.' }, 'api.file names ., which cannot be read: EISDIR'],
    [
      'that is no YAML',
      'a: [',
      {},
      'api.file names api.yaml, which is neither YAML nor JSON: BAD_INDENT in line 1',
    ],
    [
      'with a secret on a line that is no YAML',
      'a: !hunter2 b\nc: |hunter2\n d\n',
      {},
      'api.file names api.yaml, which is neither YAML nor JSON: UNEXPECTED_TOKEN in line 2: correct that file',
    ],
    [
      'with a secret that looks like an anchor',
      'a: *hunter2\n',
      {},
      'which is neither YAML nor JSON: it uses anchors too often, or one that it does not set: correct that file',
    ],
    [
      'that is a bomb of aliases',
      `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]`,
      {},
      'api.file names api.yaml, which is neither YAML nor JSON: it uses anchors too often',
    ],
    [
      'that is too large',
      ' '.repeat(2 * 1024 * 1024 + 1),
      {},
      'api.file names api.yaml, which has 2097153 bytes: keep only the operations',
    ],
    [
      'of Swagger 2',
      { swagger: '2.0', paths: {} },
      {},
      'api.file names api.yaml, which is no OpenAPI document of version 3.0 or 3.1: convert it',
    ],
    [
      'without the operation',
      api(),
      { operations: ['set'] },
      'api.operations.0 names set, which api.yaml does not have: write one of get',
    ],
    [
      'without any operationId',
      api({ operation: { operationId: undefined } }),
      {},
      'api.operations.0 names get, which api.yaml does not have: give its operations an operationId',
    ],
    [
      'with two operations of one name',
      api({ path: { put: { operationId: 'get' } } }),
      {},
      'api.file names api.yaml#/paths/~1things~1{id}/put, which has the operationId get of another one: rename one of them',
    ],
    [
      'without servers',
      api({ servers: undefined }),
      {},
      'api.operations.0 names api.yaml#/servers, which is missing: write server:',
    ],
    [
      'with a relative server',
      api({ servers: [{ url: '/v1' }] }),
      {},
      'names api.yaml#/servers/0/url, which is not a whole URL: write server:',
    ],
    [
      'with a variable in its server',
      api({ servers: [{ url: 'https://{region}.example.com' }] }),
      {},
      'names api.yaml#/servers/0/url, which has variables: write server:',
    ],
    [
      'that needs a token',
      withSecurity({ type: 'http', scheme: 'bearer' }),
      {},
      `names api.yaml#/security, which needs the header authorization: write headers: { authorization: "Bearer ${secret('NAME')}" } here`,
    ],
    [
      'that needs a key in a header',
      withSecurity({ type: 'apiKey', in: 'header', name: 'X-Key' }),
      {},
      `needs the header x-key: write headers: { x-key: "${secret('NAME')}" } here`,
    ],
    [
      'that needs a key in the URL',
      withSecurity({ type: 'apiKey', in: 'query', name: 'key' }),
      {},
      'needs a secret in the URL, a cookie or a certificate: use an API that takes a header',
    ],
    [
      'that needs a scheme that is missing',
      { ...api(), security: [{ s: [] }] },
      {},
      'names api.yaml#/components/securitySchemes/s, which is missing',
    ],
    [
      'with a reference to a file',
      withParameter({ schema: { $ref: 'other.yaml#/a' } }),
      {},
      'names api.yaml#/paths/~1things~1{id}/get/parameters/1/schema, which has a reference to another document',
    ],
    [
      'with a reference to the network',
      withParameter({ schema: { $ref: 'http://169.254.169.254/latest' } }),
      {},
      'which has a reference to another document',
    ],
    [
      'with a parameter in another file',
      api({ operation: { parameters: [{ $ref: 'other.yaml#/p' }] } }),
      {},
      'names api.yaml#/paths/~1things~1{id}/get/parameters/0, which refers to another document: bundle all parts into one file',
    ],
    [
      'with a reference to nothing',
      withParameter({ schema: { $ref: '#/components/schemas/None' } }),
      {},
      'which has a reference to nothing',
    ],
    [
      'with a reference through a prototype',
      withParameter({ schema: { $ref: '#/constructor/prototype' } }),
      {},
      'which has a reference to nothing',
    ],
    [
      'with a schema that refers to itself',
      {
        ...withParameter({ schema: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } }),
        components: {
          schemas: { Tree: { type: 'object', properties: { child: { $ref: '#/components/schemas/Tree' } } } },
        },
      },
      {},
      'parameters/1/schema/items/properties/child, which refers to itself',
    ],
    [
      'with parameters that refer to each other',
      {
        ...api({ operation: { parameters: [{ $ref: '#/components/parameters/A' }] } }),
        components: {
          parameters: { A: { $ref: '#/components/parameters/B' }, B: { $ref: '#/components/parameters/A' } },
        },
      },
      {},
      'which refers to itself: write it out',
    ],
    [
      'with a schema that unfolds without end',
      {
        ...withParameter({ schema: { type: 'array', items: { $ref: '#/components/schemas/S9' } } }),
        components: { schemas: bomb(9) },
      },
      {},
      'has more than 500 parts',
    ],
    [
      'with a needed cookie',
      withParameter({ in: 'cookie', schema: { type: 'string' } }),
      {},
      'which is needed, but is a cookie: leave this operation out',
    ],
    [
      'with a needed object in the query',
      withParameter({ schema: { type: 'object', properties: {} } }),
      {},
      'which is needed, but is an object',
    ],
    [
      'with a list in one text',
      withParameter({ explode: false, schema: { type: 'array', items: { type: 'string' } } }),
      {},
      'which is needed, but is a list that is sent as one text',
    ],
    [
      'with a deep object',
      withParameter({ style: 'deepObject', schema: { type: 'object' } }),
      {},
      'which is needed, but has the style deepObject',
    ],
    [
      'with a parameter that is a document',
      withParameter({ content: { 'application/json': {} } }),
      {},
      'which is needed, but is sent as a document',
    ],
    [
      'with a name that no template takes',
      withParameter({ name: '$filter', schema: { type: 'string' } }),
      {},
      'which has the name "$filter": use letters, digits and underscores',
    ],
    [
      'with a path parameter that is not described',
      api({ operation: { parameters: [] } }),
      {},
      'names api.yaml#/paths/~1things~1{id}, which does not describe the parameter id: add it to its parameters',
    ],
    [
      'with a body that is no JSON',
      api({
        paths: {
          '/t': {
            post: {
              operationId: 'get',
              requestBody: { required: true, content: { 'multipart/form-data': {} } },
            },
          },
        },
      }),
      {},
      'names api.yaml#/paths/~1t/post/requestBody/content, which has no JSON',
    ],
    [
      'with an operation that is a HEAD request',
      api({ paths: { '/t': { head: { operationId: 'get' } } } }),
      {},
      'which is a HEAD request: leave it out of operations',
    ],
    [
      'with a filler that cannot be used',
      api({ operation: { 'x-voice-filler': { afterMs: 'soon' } } }),
      {},
      'api.operations.0 makes a tool whose filler cannot be used (from api.yaml#/paths/~1things~1{id}/get): write false',
    ],
    [
      'with a time limit that is too long',
      api(),
      { timeoutMs: 60_000 },
      'makes a tool whose timeoutMs cannot be used',
    ],
    [
      'with a caller-bound operation that is not imported',
      api(),
      { callerBound: { set: { id: 'caller.number' } } },
      'api.callerBound names set, which is not in operations',
    ],
    [
      'with an unknown fact',
      api(),
      { callerBound: { get: { id: 'caller.name' } } },
      'api.callerBound.get.id cannot be used: write one of caller.number',
    ],
    [
      'without TLS',
      api({ servers: [{ url: 'http://api.example.com' }] }),
      {},
      'makes a tool whose http.url is not an https URL',
    ],
    [
      'of a private host',
      api({ servers: [{ url: 'https://10.0.0.7/v1' }] }),
      {},
      'makes a tool whose http.url is not a public host (from api.yaml#/paths/~1things~1{id}/get): write a public host, or list 10.0.0.7:443 in TOOLS_ALLOW_PRIVATE',
    ],
    [
      'with the metadata of the cloud as its server',
      api(),
      { server: 'http://169.254.169.254' },
      'makes a tool whose http.url is an address that no tool may reach',
    ],
    [
      'with a header that the gateway sets',
      api(),
      { headers: { Host: 'other' } },
      'makes a tool whose http.headers.Host is set by the gateway',
    ],
    [
      'with a secret that is not set',
      api(),
      { headers: { authorization: secret('NONE') } },
      'needs NONE, which is not set',
    ],
    [
      'with the name of a tool of the gateway',
      api({ operation: { operationId: 'end_call' } }),
      { operations: ['end_call'] },
      'makes a tool that has the name of a tool of the gateway',
    ],
    [
      'with a caller-bound parameter that is missing',
      api(),
      { callerBound: { get: { phone: 'caller.number' } } },
      'makes a tool whose callerBound.phone is not one of the parameters',
    ],
    [
      'without an allow list',
      api(),
      { operations: undefined },
      ': write a list of the operationId of each operation',
    ],
    [
      'with an empty allow list',
      api(),
      { operations: [] },
      'api.operations cannot be used: write a list of the operationId',
    ],
    ['with an unknown field', api(), { operation: 'get' }, 'api.operation is not a known field'],
  ];

  it.each(bad)('%s is a fault', (_, document, settings, expected) => {
    expect(faultsOf(read(document, settings)).join('\n')).toContain(expected);
  });

  it('is not read when the section is no map', () => {
    expect(faultsOf(readOpenapi('orders.yaml', { ...CONTEXT, folder: FOLDER }))).toEqual([
      ' is not a list of documents: write documents by names of your choice',
    ]);
  });

  it('cannot give a second tool the same name', () => {
    writeFileSync(join(FOLDER, 'api.yaml'), stringify(api()));
    const one = { file: 'api.yaml', operations: ['get'] };
    const result = readOpenapi({ a: one, b: one }, { ...CONTEXT, folder: FOLDER });
    expect(faultsOf(result)).toEqual(['b.operations makes a second tool get: import one of the two']);
  });
});

/** Schemas of which each holds the next three times. */
function bomb(levels: number): Json {
  const schemas: Json = { S0: { type: 'string' } };
  for (let level = 1; level <= levels; level += 1) {
    const next = { $ref: `#/components/schemas/S${level - 1}` };
    schemas[`S${level}`] = { type: 'object', properties: { a: next, b: next, c: next } };
  }
  return schemas;
}

/** As the assistants file names a secret. */
function secret(name: string): string {
  return `\${${name}}`;
}
