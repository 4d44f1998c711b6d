import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ArgumentsRefused } from '../../src/tools/arguments-refused.ts';
import { HostBreakers } from '../../src/tools/http/host-breakers.ts';
import { RequestTemplate } from '../../src/tools/http/request-template.ts';
import { pauseBeforeRetryMs } from '../../src/tools/http/retry-delay.ts';
import { TemplateValues } from '../../src/tools/http/template-values.ts';
import { ANY_TEXT, bodyOf, FACTS, httpTool, runnerRig, serveHttp, serveTcp } from './rig.ts';

interface Sent {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

type Reply = readonly [status: number, body?: unknown, headers?: Readonly<Record<string, string>>];

/** Answers with the replies one after the other; the last one is repeated. */
async function orders(...replies: Reply[]) {
  const sent: Sent[] = [];
  const port = await serveHttp(async (request, response) => {
    const { method, url, headers } = request;
    sent.push({ method, url, headers, body: await bodyOf(request) });
    const [status, body, extra] = replies[Math.min(sent.length, replies.length) - 1] ?? [200, {}];
    response.writeHead(status, { 'content-type': 'application/json', ...extra });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  });
  return { sent, base: `http://127.0.0.1:${port}` };
}

describe('an HTTP tool', () => {
  it('sends what is declared', async () => {
    const { sent, base } = await orders([200, { status: 'sent' }]);
    const tool = httpTool(
      {
        parameters: {
          type: 'object',
          properties: { order: { type: 'string' }, page: { type: 'integer' }, tags: { type: 'array' } },
          required: ['order'],
        },
        http: {
          method: 'GET',
          url: `${base}/v1/orders/{order}`,
          query: { lang: '{language}', page: '{page}', tag: '{tags}', fixed: 'a b' },
          headers: { authorization: `Bearer \${TOKEN}`, 'x-call': 'call {session.id}', 'x-page': '{page}' },
        },
      },
      { secrets: { TOKEN: 'a{order}b' } },
    );
    const rig = runnerRig([tool]);
    await rig.call('order_status', { order: '47/11'.replace('/', '-'), tags: ['a', 'b&c'] });
    expect(sent).toMatchObject([
      {
        method: 'GET',
        url: '/v1/orders/47-11?lang=en&tag=a&tag=b%26c&fixed=a+b',
        headers: { authorization: 'Bearer a{order}b', 'x-call': 'call CA1', 'accept-encoding': 'identity' },
      },
    ]);
    expect(sent[0]?.headers).not.toHaveProperty('x-page');
    expect(sent[0]?.headers).not.toHaveProperty('idempotency-key');
  });

  it('keeps the kind of a value in the body, and leaves out what the model left out', async () => {
    const { sent, base } = await orders([200, {}]);
    const body = {
      n: '{count}',
      list: '{tags}',
      text: 'n is {count}',
      missing: '{note}',
      also: 'a {note}',
      on: true,
    };
    const parameters = {
      type: 'object',
      properties: { count: { type: 'integer' }, tags: { type: 'array' }, note: { type: 'string' } },
    };
    const rig = runnerRig([httpTool({ parameters, http: { method: 'POST', url: `${base}/`, body } })]);
    await rig.call('order_status', { count: 3, tags: [1, { a: 2 }] });
    expect(JSON.parse(sent[0]?.body ?? '')).toEqual({ n: 3, list: [1, { a: 2 }], text: 'n is 3', on: true });
  });

  it('sends all arguments that stand nowhere else when no body is declared', async () => {
    const { sent, base } = await orders([200, {}]);
    const parameters = {
      type: 'object',
      properties: { order: { type: 'string' }, reason: { type: 'string' }, phone: {} },
      required: ['order'],
    };
    const http = { method: 'POST', url: `${base}/orders/{order}/cancel` };
    const rig = runnerRig([httpTool({ parameters, http, callerBound: { phone: 'caller.number' } })]);
    await rig.call('order_status', { order: '1', reason: 'late' }, 'call/1');
    expect(JSON.parse(sent[0]?.body ?? '')).toEqual({ reason: 'late', phone: '+14155550100' });
    expect(sent[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      'idempotency-key': 'CA1:call%2F1',
    });
  });

  it('a GET without a body and an answer without one', async () => {
    const { sent, base } = await orders([204]);
    const rig = runnerRig([httpTool({ http: { method: 'DELETE', url: `${base}/` } })]);
    expect((await rig.call('order_status', {}))?.value).toMatchObject({ data: { done: true } });
    expect(sent[0]?.body).toBe('');
  });

  it.each([
    [['/order/status'], 'sent'],
    [['/order/status', '/order/items/0/name'], { status: 'sent', name: 'Hat' }],
    [['/order/status', '/a~1b/status'], { '/order/status': 'sent', '/a~1b/status': 1 }],
    [['/order/missing'], null],
    [['/order/items/length'], 1],
    [['/constructor', '/order/__proto__'], {}],
    [[''], { order: { status: 'sent', items: [{ name: 'Hat' }] }, 'a/b': { status: 1 } }],
  ])('picks %j', async (pointers, data) => {
    const { base } = await orders([
      200,
      { order: { status: 'sent', items: [{ name: 'Hat' }] }, 'a/b': { status: 1 } },
    ]);
    const rig = runnerRig([httpTool({ http: { method: 'GET', url: base }, result: { pick: pointers } })]);
    expect((await rig.call('order_status', {}))?.value).toMatchObject({ data });
  });

  it('cuts a long result and says so', async () => {
    const { base } = await orders([200, { text: 'A sentence. '.repeat(500) }]);
    const rig = runnerRig([httpTool({ http: { method: 'GET', url: base }, result: { maxChars: 100 } })]);
    const answer = await rig.call('order_status', {});
    expect(answer?.value).toMatchObject({ shortened: true });
    expect(JSON.stringify(answer?.value).length).toBeLessThan(220);
  });

  it.each([
    [404, 'failed', 'error'],
    [422, 'failed', 'error'],
    [401, 'unavailable', 'error'],
    [403, 'unavailable', 'error'],
    [301, 'unavailable', 'error'],
    [500, 'unavailable', 'error'],
  ])('says in plain words what %i means', async (status, error, result) => {
    const { base } = await orders([status, { detail: 'no such order' }]);
    const rig = runnerRig([httpTool({ http: { method: 'GET', url: base }, retries: 0 })]);
    const answer = await rig.call('order_status', {});
    expect(answer).toMatchObject({ value: { error }, result });
    expect('data' in (answer?.value ?? {})).toBe(error === 'failed');
  });
});

describe('a retry', () => {
  it.each([
    ['GET after 503', { method: 'GET' }, {}, 503, {}, 2],
    ['GET after 429 with a short pause', { method: 'GET' }, {}, 429, { 'retry-after': '0' }, 2],
    ['GET after 429 with a long pause', { method: 'GET' }, {}, 429, { 'retry-after': '30' }, 1],
    ['GET after 429 without a pause', { method: 'GET' }, {}, 429, {}, 1],
    ['GET after 500', { method: 'GET' }, {}, 500, {}, 1],
    ['GET after 404', { method: 'GET' }, {}, 404, {}, 1],
    ['GET with retries: 0', { method: 'GET' }, { retries: 0 }, 503, {}, 1],
    ['POST', { method: 'POST' }, {}, 503, {}, 1],
    ['POST that is idempotent', { method: 'POST' }, { idempotent: true }, 503, {}, 2],
  ])('%s', async (_, http, options, status, headers, requests) => {
    const { sent, base } = await orders([status, {}, headers], [200, { ok: true }]);
    const rig = runnerRig([httpTool({ http: { ...http, url: base }, ...options })]);
    const answer = await rig.call('order_status', {});
    expect(sent).toHaveLength(requests);
    expect(answer?.result).toBe(requests === 2 ? 'ok' : 'error');
    const keys = sent.map(({ headers: { 'idempotency-key': key } }) => key);
    if (http.method === 'POST') expect(new Set(keys)).toEqual(new Set(['CA1:call_1']));
  });

  it('happens once', async () => {
    const { sent, base } = await orders([503]);
    const rig = runnerRig([httpTool({ http: { method: 'GET', url: base } })]);
    expect((await rig.call('order_status', {}))?.result).toBe('error');
    expect(sent).toHaveLength(2);
  });

  it('follows a connection that broke', async () => {
    let connections = 0;
    const port = await serveTcp((socket) => {
      connections += 1;
      if (connections === 1) socket.destroy();
      else socket.end('HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncontent-length: 4\r\n\r\nfine');
    });
    const rig = runnerRig([httpTool({ http: { method: 'GET', url: `http://127.0.0.1:${port}/` } })]);
    expect((await rig.call('order_status', {}))?.value).toMatchObject({ data: 'fine' });
  });

  it.each([
    [undefined, undefined, 200],
    [502, undefined, 200],
    [504, '1', 1000],
    [503, '3', undefined],
    [429, 'tomorrow', undefined],
    [429, 'Thu, 01 Jan 1970 00:00:00 GMT', 0],
    [501, undefined, undefined],
  ])('waits after %s with retry-after %s: %s ms', (status, header, ms) => {
    expect(pauseBeforeRetryMs(status, header)).toBe(ms);
  });
});

describe('the health of an HTTP tool', () => {
  it('is that of its latest call', async () => {
    const { base } = await orders([200, {}], [404, {}], [401, {}], [500, {}]);
    const tool = httpTool({ http: { method: 'GET', url: base }, retries: 0 });
    const rig = runnerRig([tool]);
    expect(tool.health('http')).toMatchObject({
      name: 'order_status',
      kind: 'http',
      state: 'unused',
      calls: 0,
    });
    for (const state of ['ok', 'ok', 'failing', 'unreachable']) {
      await rig.call('order_status', {});
      expect(tool.health('http').state).toBe(state);
    }
    expect(tool.health('http')).toMatchObject({ calls: 4, lastError: 'tool_unavailable' });
    expect(tool.health('http').lastSuccessAt).toMatch(/^20/);
  });
});

describe('the breaker of a host', () => {
  it('opens after 20 requests of which more than half failed, and tells the model', async () => {
    const { sent, base } = await orders([500]);
    const breakers = new HostBreakers();
    const tool = httpTool({ http: { method: 'GET', url: base } }, { breakers });
    const rig = runnerRig([tool]);
    for (let call = 0; call < 20; call += 1) await rig.call('order_status', {});
    expect(breakers.isOpen(tool.origin)).toBe(true);
    const answer = await rig.call('order_status', {});
    expect(answer).toMatchObject({ value: { error: 'unavailable' }, result: 'circuit_open' });
    expect(sent).toHaveLength(20);
    expect(tool.health('http').state).toBe('circuit_open');
    expect(await rig.counted('order_status', 'circuit_open')).toBe(1);
  });

  it('lets one request through after 30 s, and closes when that works', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const { sent, base } = await orders(...Array<Reply>(20).fill([500]), [200, { status: 'sent' }]);
    const breakers = new HostBreakers();
    const tool = httpTool({ http: { method: 'GET', url: base } }, { breakers });
    const rig = runnerRig([tool]);
    for (let call = 0; call < 21; call += 1) await rig.call('order_status', {});
    vi.setSystemTime(Date.now() + 30_000);
    expect((await rig.call('order_status', {}))?.result).toBe('ok');
    expect(breakers.isOpen(tool.origin)).toBe(false);
    expect(sent).toHaveLength(21);
  });

  it('does not open for refusals', async () => {
    const { sent, base } = await orders([404, {}]);
    const rig = runnerRig([httpTool({ http: { method: 'GET', url: base } })]);
    for (let call = 0; call < 25; call += 1) await rig.call('order_status', {});
    expect(sent).toHaveLength(25);
  });
});

describe('a template', () => {
  const template = new RequestTemplate(
    {
      method: 'POST',
      url: 'https://api.example.com/a/{x}-{y}/b',
      query: { q: 'v{x}' },
      headers: { h: '{y}' },
      body: { z: '{x}', w: '[{y}]' },
    },
    (text) => text,
  );

  it('with any value leads to the same host and the same place in the path, or refuses the value', () => {
    const value = fc.oneof(fc.string(), ANY_TEXT, fc.constantFrom('.', '..', '{x}', '%2e', '//evil.com'));
    fc.assert(
      fc.property(value, value, (x, y) => {
        try {
          const built = template.build(new TemplateValues({ arguments: { x, y }, facts: FACTS }, {}));
          const url = new URL(built.path, template.origin);
          expect(url.origin).toBe('https://api.example.com');
          expect(url.pathname + url.search).toBe(built.path);
          expect(url.pathname.split('/')).toHaveLength(4);
          expect(decodeURIComponent(url.pathname)).toBe(`/a/${x}-${y}/b`);
          expect(url.searchParams.get('q')).toBe(`v${x}`);
          expect(built.headers.h).toMatch(/^[\x20-\x7e]*$/);
          expect(JSON.parse(built.body ?? '')).toEqual({ z: x, w: `[${y}]` });
        } catch (error) {
          expect(error).toBeInstanceOf(ArgumentsRefused);
        }
      }),
      { numRuns: 300 },
    );
  });
});
