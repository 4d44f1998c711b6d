import { describe, expect, it } from 'vitest';
import { BEGIN_SECURE_INPUT, END_SECURE_INPUT } from '../../src/call/tools/secure-input.ts';
import { CALLBACK_TOOL, ESCALATE_TOOL } from '../../src/call/tools/tools.ts';
import { BUILT_IN_TOOL_NAMES } from '../../src/tools/built-in-names.ts';
import { toolboxFaults } from '../../src/tools/declaration-faults.ts';
import { PrivateHosts, parsePrivateHosts } from '../../src/tools/guard-rails/private-hosts.ts';
import { readDeclarations } from '../../src/tools/read-declarations.ts';
import { Secrets } from '../../src/tools/secrets.ts';

const SECRETS: Readonly<Record<string, string>> = { ORDERS_TOKEN: 'sk-4f9a1c22', BROKEN: 'a\r\nb' };

const GOOD = {
  description: 'Finds an order by its number.',
  parameters: { type: 'object', properties: { order: { type: 'string' } }, required: ['order'] },
  http: { method: 'GET', url: 'https://api.example.com/orders/{order}' },
};

function read(entry: unknown, name = 'order_status') {
  return readDeclarations(
    { [name]: entry },
    {
      privateHosts: new PrivateHosts(
        parsePrivateHosts('10.0.0.7:8080,orders.internal:80,[fd00::1]:443') ?? [],
      ),
      secrets: new Secrets((secret) => SECRETS[secret]),
    },
  );
}

const withHttp = (http: object) => ({ ...GOOD, http: { ...GOOD.http, ...http } });

describe('a declared tool', () => {
  it('gets the defaults', () => {
    const { declarations, faults, warnings } = read(GOOD);
    expect(faults).toEqual([]);
    expect(warnings).toEqual([]);
    expect(declarations).toEqual([
      {
        ...GOOD,
        name: 'order_status',
        http: { ...GOOD.http, query: {}, headers: {} },
        result: { pick: [], maxChars: 2000 },
        timeoutMs: 8000,
        idempotent: false,
        filler: { afterMs: 700, text: {} },
        cancellable: false,
        callerBound: {},
      },
    ]);
  });

  it('may use everything', () => {
    const { faults } = read({
      ...GOOD,
      parameters: {
        type: 'object',
        properties: { order: { type: 'string' }, phone: { type: 'string' } },
        required: ['order', 'phone'],
      },
      http: {
        method: 'POST',
        url: 'http://10.0.0.7:8080/orders/{order}',
        query: { lang: '{language}' },
        headers: { authorization: `Bearer \${ORDERS_TOKEN}`, 'x-call': '{session.id}' },
        body: { phone: '{phone}', to: '{dialed.number}', nested: [{ order: 'no. {order}' }] },
      },
      callerBound: { phone: 'caller.number' },
      result: { pick: ['/order/status', '/order/items/0/a~1b'], maxChars: 500 },
      timeoutMs: 20_000,
      retries: 1,
      idempotent: true,
      filler: false,
      cancellable: true,
      providers: ['openai'],
    });
    expect(faults).toEqual([]);
  });

  it.each([
    ['no description', { ...GOOD, description: undefined }, 'description', 'is missing'],
    ['an unknown field', { ...GOOD, timeout: 5 }, 'timeout', 'is not a known field'],
    ['no http', { description: 'x' }, 'http', 'is missing'],
    ['a long time limit', { ...GOOD, timeoutMs: 60_000 }, 'timeoutMs', 'a whole number from 100 to 20000'],
    ['an unknown method', withHttp({ method: 'TRACE' }), 'http.method', 'GET, POST, PUT, PATCH or DELETE'],
    ['a pointer that is none', { ...GOOD, result: { pick: ['status'] } }, 'result.pick.0', 'a JSON pointer'],
    ['too many characters', { ...GOOD, result: { maxChars: 9000 } }, 'result.maxChars', 'from 50 to 2000'],
    [
      'a filler in a language that is none',
      { ...GOOD, filler: { text: { english: 'x' } } },
      'filler',
      'afterMs and text',
    ],
    [
      'an unknown provider',
      { ...GOOD, providers: ['azure'] },
      'providers.0',
      'openai or openai-live or nova or cascade',
    ],
    [
      'an unknown fact',
      { ...GOOD, callerBound: { order: 'caller.name' } },
      'callerBound.order',
      'caller.number',
    ],
    ['parameters of a list', { ...GOOD, parameters: { type: 'array' } }, 'parameters.type', 'type: object'],
    [
      'a remote reference',
      { ...GOOD, parameters: { type: 'object', properties: { order: { $ref: 'https://x.example/s' } } } },
      'parameters.properties.order.$ref',
      'is not a reference within this schema',
    ],
    [
      'a parameter with a dot',
      { ...GOOD, parameters: { ...GOOD.parameters, properties: { order: {}, 'a.b': {} } } },
      'parameters.properties.a.b',
      'letters, digits',
    ],
    [
      'a huge schema',
      { ...GOOD, parameters: { ...GOOD.parameters, description: 'x'.repeat(5000) } },
      '',
      'to 4096 bytes at most',
    ],
    ['http', withHttp({ url: 'http://api.example.com/{order}' }), 'http.url', 'write https'],
    ['no URL', withHttp({ url: 'api.example.com' }), 'http.url', 'is not a URL'],
    ['another scheme', withHttp({ url: 'file:///etc/passwd' }), 'http.url', 'https'],
    ['a variable as host', withHttp({ url: 'https://{order}.example.com/' }), 'http.url', 'scheme or host'],
    ['a variable as scheme', withHttp({ url: '{order}://example.com/' }), 'http.url', 'scheme or host'],
    ['a variable as port', withHttp({ url: 'https://example.com:{order}/' }), 'http.url', 'scheme or host'],
    ['a query in the URL', withHttp({ url: 'https://example.com/a?b={order}' }), 'http.url', 'http.query'],
    ['dots in the path', withHttp({ url: 'https://example.com/a/../{order}' }), 'http.url', '..'],
    ['a user in the URL', withHttp({ url: 'https://a:b@example.com/' }), 'http.url', 'user name or password'],
    [
      'a private address',
      withHttp({ url: 'https://192.168.1.1/' }),
      'http.url',
      '192.168.1.1:443 in TOOLS_ALLOW_PRIVATE',
    ],
    ['a decimal address', withHttp({ url: 'https://2130706433/' }), 'http.url', 'is not a public host'],
    ['localhost', withHttp({ url: 'https://localhost/' }), 'http.url', 'is not a public host'],
    [
      'the metadata service',
      withHttp({ url: 'http://169.254.169.254/latest' }),
      'http.url',
      'no tool may reach',
    ],
    [
      'the metadata service by name',
      withHttp({ url: 'http://metadata.google.internal/' }),
      'http.url',
      'no tool may',
    ],
    [
      'another port of a private host',
      withHttp({ url: 'http://10.0.0.7:8081/' }),
      'http.url',
      'TOOLS_ALLOW_PRIVATE',
    ],
    ['an unknown variable', withHttp({ query: { q: '{ordre}' } }), 'http.query.q', '{ordre}'],
    [
      'an unknown variable in the path',
      withHttp({ url: 'https://example.com/{ordre}' }),
      'http.url',
      '{ordre}',
    ],
    [
      'an unknown variable in the body',
      withHttp({ method: 'POST', body: { a: [{ b: '{ordre}' }] } }),
      'http.body',
      '{ordre}',
    ],
    [
      'an optional parameter in the path',
      { ...GOOD, parameters: { type: 'object', properties: { order: { type: 'string' } } } },
      'parameters.required',
      'add order to required',
    ],
    [
      'a bound parameter that is not declared',
      { ...GOOD, callerBound: { phone: 'caller.number' } },
      'callerBound.phone',
      'declare it',
    ],
    [
      'a secret in the URL',
      withHttp({ url: `https://example.com/\${ORDERS_TOKEN}` }),
      'http.url',
      'headers only',
    ],
    [
      'a secret in the query',
      withHttp({ query: { key: `\${ORDERS_TOKEN}` } }),
      'http.query.key',
      'headers only',
    ],
    [
      'a secret in the body',
      withHttp({ method: 'POST', body: { k: `\${ORDERS_TOKEN}` } }),
      'http.body',
      'headers only',
    ],
    [
      'a secret that is not set',
      withHttp({ headers: { a: `\${MISSING}` } }),
      'http.headers.a',
      'MISSING_FILE',
    ],
    [
      'a secret with a line break',
      withHttp({ headers: { a: `\${BROKEN}` } }),
      'http.headers.a',
      'line break',
    ],
    ['a header with a line break', withHttp({ headers: { a: 'x\r\ny: 1' } }), 'http.headers.a', 'line break'],
    [
      'a header that is no name',
      withHttp({ headers: { 'a b': 'x' } }),
      'http.headers.a b',
      'name of a header',
    ],
    [
      'a header of the gateway',
      withHttp({ headers: { Host: 'x' } }),
      'http.headers.Host',
      'set by the gateway',
    ],
    ['a body of GET', withHttp({ body: {} }), 'http.body', 'GET has no body'],
    [
      'a retry that does it twice',
      { ...withHttp({ method: 'POST' }), retries: 1 },
      'retries',
      'idempotent: true',
    ],
  ])('with %s is refused', (_, entry, path, text) => {
    const { declarations, faults } = read(entry);
    expect(declarations).toEqual([]);
    const [fault] = faults;
    expect(fault?.path.slice(1).join('.')).toBe(path);
    expect(`${fault?.problem}; ${fault?.advice}`).toContain(text);
    expect(JSON.stringify(faults)).not.toContain(SECRETS.ORDERS_TOKEN);
  });

  it.each([
    ['order status', 'no model takes'],
    ['a'.repeat(65), 'no model takes'],
    ['', 'no model takes'],
    ['end_call', 'a tool of the gateway'],
  ])('named %j is refused', (name, text) => {
    expect(read(GOOD, name).faults).toMatchObject([{ path: [name], problem: expect.stringContaining(text) }]);
  });

  it('reports all its faults', () => {
    const { faults } = read(
      withHttp({ url: 'http://x.example/{a}', headers: { host: 'x', b: `\${MISSING}` } }),
    );
    expect(faults.map(({ path }) => path.join('.'))).toEqual([
      'order_status.http.url',
      'order_status.http.headers.host',
      'order_status.http.headers.b',
      'order_status.http.url',
    ]);
  });

  it('that is not flat gets a warning, unless Nova does not get it', () => {
    const parameters = { ...GOOD.parameters, properties: { order: {}, b: {}, c: {}, d: {} } };
    expect(read({ ...GOOD, parameters }).warnings).toMatchObject([{ path: ['order_status', 'parameters'] }]);
    expect(read({ ...GOOD, parameters, providers: ['openai'] }).warnings).toEqual([]);
  });

  it('gets a warning for a secret in the file itself', () => {
    const warned = (headers: object) => read(withHttp({ headers })).warnings.map(({ path }) => path.at(-1));
    expect(warned({ authorization: 'Bearer abc', 'X-Api-Key': 'abc', accept: 'text/plain' })).toEqual([
      'authorization',
      'X-Api-Key',
    ]);
    expect(warned({ authorization: `Bearer \${ORDERS_TOKEN}` })).toEqual([]);
  });

  it('is one of few: all tools of an assistant have a limit', () => {
    const definition = { name: 'a', description: 'x'.repeat(3900), parameters: {} };
    expect(toolboxFaults(Array(6).fill(definition))).toEqual([]);
    expect(toolboxFaults(Array(7).fill(definition))[0]?.problem).toContain('bytes');
  });

  it('cannot be read from something else than named entries', () => {
    expect(
      readDeclarations([], { privateHosts: new PrivateHosts([]), secrets: new Secrets(() => undefined) })
        .faults,
    ).toHaveLength(1);
    expect(read(null).faults).toMatchObject([{ path: ['order_status'] }]);
  });
});

describe('the names of the gateway itself', () => {
  it('are reserved', () => {
    const tools = [ESCALATE_TOOL, CALLBACK_TOOL, BEGIN_SECURE_INPUT, END_SECURE_INPUT];
    for (const { name } of tools) expect(BUILT_IN_TOOL_NAMES).toContain(name);
  });
});
