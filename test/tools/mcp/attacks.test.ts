import { once } from 'node:events';
import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GuardRails } from '../../../src/tools/guard-rails/guard-rails.ts';
import { PrivateHosts } from '../../../src/tools/guard-rails/private-hosts.ts';
import { eventually } from '../../support/eventually.ts';
import { McpRig } from './mcp-rig.ts';
import { type Behaviour, EMPTY_SCHEMA, event, StrangeServer, textResult } from './strange-server.ts';

let server: StrangeServer;
let rig: McpRig;

beforeEach(async () => {
  server = await new StrangeServer().listen();
});
afterEach(async () => {
  await rig.servers.close();
  await server.close();
});

/** Connects to the strange server, which has these tools. */
async function connect(behaviours: Record<string, Behaviour>, settings: Record<string, unknown> = {}) {
  server.behaviours = behaviours;
  server.tools = Object.keys(behaviours).map((name) => ({ name, inputSchema: EMPTY_SCHEMA }));
  rig = await new McpRig({ odd: { url: server.url, allow: '*', timeoutMs: 15_000, ...settings } }).ready();
}

describe('an MCP server that misbehaves in a call', () => {
  it('redirects to another origin: blocked, and the other origin is not asked', async () => {
    let asked = 0;
    const other = createServer((_, response) => {
      asked += 1;
      response.end();
    }).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    await connect({
      away: ({ response }) => {
        response.writeHead(307, { location: `http://127.0.0.1:${port}/mcp` }).end();
        return undefined;
      },
    });
    await expect(rig.run('odd__away')).rejects.toMatchObject({ code: 'tool_blocked' });
    expect(asked).toBe(0);
    other.close();
  });

  it.each<[string, Behaviour]>([
    ['as JSON', () => textResult('x'.repeat(10 * 1024 * 1024))],
    [
      'as JSON, compressed',
      ({ rpc, response }) => {
        const big = { jsonrpc: '2.0', id: rpc.id, result: textResult('x'.repeat(10 * 1024 * 1024)) };
        response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
        response.end(gzipSync(JSON.stringify(big)));
        return undefined;
      },
    ],
    [
      'as a stream of one event',
      ({ rpc, response }) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.end(event({ jsonrpc: '2.0', id: rpc.id, result: textResult('x'.repeat(10 * 1024 * 1024)) }));
        return undefined;
      },
    ],
    [
      'as a stream of progress without end',
      ({ response }) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        const progress = event({
          jsonrpc: '2.0',
          method: 'notifications/progress',
          params: { progressToken: 1, progress: 1 },
        });
        const timer = setInterval(() => response.write(progress.repeat(200)), 1);
        response.on('close', () => clearInterval(timer));
        return undefined;
      },
    ],
  ])('answers with 10 MB %s: refused early', async (_, behaviour) => {
    await connect({ big: behaviour });
    await expect(rig.run('odd__big')).rejects.toMatchObject({ code: 'tool_result_unusable' });
  });

  it.each<[string, Behaviour]>([
    ['never answers', () => undefined],
    [
      'sends its answer too slowly',
      ({ response }) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        const timer = setInterval(() => response.write(' '), 20);
        response.on('close', () => clearInterval(timer));
        return undefined;
      },
    ],
    [
      'holds a stream open with comments',
      ({ response }) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        const timer = setInterval(() => response.write(': wait\n\n'), 20);
        response.on('close', () => clearInterval(timer));
        return undefined;
      },
    ],
  ])('%s: the time-out, the request is given up, and others go on', async (_, behaviour) => {
    let closed = false;
    await connect(
      {
        hang: (exchange, self) => {
          exchange.response.on('close', () => {
            closed = true;
          });
          return behaviour(exchange, self);
        },
        fine: () => textResult('fine'),
      },
      { timeoutMs: 2000 },
    );
    const hanging = rig.run('odd__hang');
    expect(await rig.run('odd__fine')).toBe('fine');
    await expect(hanging).rejects.toMatchObject({ code: 'tool_timeout' });
    await eventually(() => closed);
  });

  it('ends the stream without an answer: fails without waiting for the time-out', async () => {
    await connect(
      {
        cut: ({ response }) => {
          response.writeHead(200, { 'content-type': 'text/event-stream' });
          response.end(': bye\n\n');
          return undefined;
        },
      },
      { timeoutMs: 15_000 },
    );
    await expect(rig.run('odd__cut')).rejects.toMatchObject({ code: 'tool_unavailable' });
  });

  it.each<[string, number, string]>([
    ['401', 401, 'tool_refused'],
    ['403', 403, 'tool_refused'],
    ['429', 429, 'tool_unavailable'],
    ['503', 503, 'tool_unavailable'],
  ])('answers with status %s', async (_, status, code) => {
    await connect({
      refuse: ({ response }) => {
        response.writeHead(status).end('the key secret-of-the-test is wrong');
        return undefined;
      },
    });
    await expect(rig.run('odd__refuse')).rejects.toMatchObject({ code });
    expect(rig.log.join('')).not.toContain('secret-of-the-test');
  });

  it.each<[string, Behaviour, string]>([
    [
      'HTML',
      ({ response }) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>hi'),
      'tool_result_unusable',
    ],
    [
      'broken JSON',
      ({ response }) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{'),
      'tool_result_unusable',
    ],
    [
      'JSON that is no MCP',
      ({ response }) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"a":1}'),
      'tool_result_unusable',
    ],
    ['a result without content', () => ({ content: 7 }), 'tool_result_unusable'],
    [
      'pictures only',
      () => ({ content: [{ type: 'image', data: 'aGk=', mimeType: 'image/png' }] }),
      'tool_result_unusable',
    ],
    ['an error of the tool', () => ({ ...textResult('no such order'), isError: true }), 'tool_failed'],
  ])('answers with %s', async (_, behaviour, code) => {
    await connect({ odd: behaviour });
    await expect(rig.run('odd__odd')).rejects.toMatchObject({ code });
  });

  it('answers with data that is nested 10,000 times: no usable result', async () => {
    await connect({
      data: ({ rpc, response }) => {
        const [head, tail] = JSON.stringify({
          jsonrpc: '2.0',
          id: rpc.id,
          result: { ...textResult('ok'), structuredContent: 'HERE' },
        }).split('"HERE"');
        const json = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
        response.writeHead(200, { 'content-type': 'application/json' }).end(`${head}${json}${tail}`);
        return undefined;
      },
    });
    await expect(rig.run('odd__data')).rejects.toMatchObject({ code: 'tool_result_unusable' });
  });

  it('repeats a secret: masked, in results and in errors', async () => {
    const headers = { authorization: `Bearer ${reference('MCP_TOKEN')}` };
    await connect(
      {
        text: ({ request }) => textResult(`you sent ${request.headers.authorization}`),
        data: ({ request }) => ({
          ...textResult(''),
          structuredContent: { sent: request.headers.authorization },
        }),
        fail: ({ request }) => ({ ...textResult(`bad ${request.headers.authorization}`), isError: true }),
      },
      { headers },
    );
    expect(await rig.run('odd__text')).toBe('you sent Bearer [secret]');
    expect(await rig.run('odd__data')).toEqual({ sent: 'Bearer [secret]' });
    await expect(rig.run('odd__fail')).rejects.toMatchObject({ data: 'bad Bearer [secret]' });
    expect(rig.log.join('')).not.toContain('secret-of-the-test');
  });

  it('asks for the address of the caller by other means: the caller-bound argument is the one of the call', async () => {
    server.behaviours = { find: ({ rpc }) => textResult(JSON.stringify(rpc.params?.arguments)) };
    const properties = { phone: { type: 'string' }, what: { type: 'string' } };
    server.tools = [
      { name: 'find', inputSchema: { type: 'object', properties, required: ['phone', 'what'] } },
    ];
    const callerBound = { find: { phone: 'caller.number' } };
    rig = await new McpRig({ odd: { url: server.url, allow: ['find'], callerBound } }).ready();
    expect(rig.tool('odd__find').definition.parameters).toMatchObject({
      properties: { what: { type: 'string' } },
      required: ['what'],
    });
    expect(await rig.run('odd__find', { what: 'order', phone: '+15005559999' })).toEqual({
      phone: '+15005550001',
      what: 'order',
    });
    const withheld = rig.run('odd__find', { what: 'order' }, { facts: { caller: undefined } });
    await expect(withheld).rejects.toMatchObject({ code: 'tool_failed' });
  });

  it('lies beyond the guard rails: never asked', async () => {
    const rails = new GuardRails({ privateHosts: new PrivateHosts([]) });
    rig = new McpRig({ odd: { url: server.url, allow: '*' } }, rails);
    rig.servers.start();
    await eventually(() => rig.servers.health()[0]?.lastError === 'tool_blocked');
    expect(server.seen).toEqual([]);
    await rails.close();
  });

  it('is reached by way of the guard rails when its host is listed', async () => {
    const rails = new GuardRails({ privateHosts: new PrivateHosts([new URL(server.url).host]) });
    server.tools = [{ name: 'fine', inputSchema: EMPTY_SCHEMA }];
    server.behaviours = { fine: () => textResult('fine') };
    rig = await new McpRig({ odd: { url: server.url, allow: '*' } }, rails).ready();
    expect(await rig.run('odd__fine')).toBe('fine');
    await rig.servers.close();
    await rails.close();
  });
});

describe('an MCP server and its sessions', () => {
  it('forgets the session: it is opened again, and the call goes on', async () => {
    await connect({ fine: () => textResult('fine') });
    await new Promise((resolve) => setTimeout(resolve, 30));
    server.forgetSessions();
    expect(await rig.run('odd__fine')).toBe('fine');
    expect(server.count('initialize')).toBe(2);
    expect(await rig.counted('gateway_mcp_connections_total')).toEqual({ 'odd connected': 2, 'odd lost': 1 });
  });

  it('forgets every session: no storm, and the calls fail', async () => {
    await connect({ fine: () => textResult('fine') });
    server.intercept = (request, response) => {
      if (request.headers['mcp-session-id'] === undefined) return false;
      response.writeHead(404).end();
      return true;
    };
    const before = server.count('initialize');
    const started = performance.now();
    for (let call = 0; call < 50; call += 1) {
      await expect(rig.run('odd__fine')).rejects.toMatchObject({ name: 'ToolError' });
    }
    // The pauses double up to 200 ms, and the shortest is half of that.
    const most = 6 + (performance.now() - started) / 100;
    expect(server.count('initialize') - before).toBeLessThan(most);
  });

  it.each([404, 400])('has no stream of news and says so with %i: its tools work', async (status) => {
    server.intercept = (request, response) => {
      if (request.method !== 'GET') return false;
      server.seen.push('GET');
      response.writeHead(status, { 'content-type': 'text/html' }).end('Cannot GET /mcp');
      return true;
    };
    await connect({ fine: () => textResult('fine') });
    await eventually(() => server.count('GET') === 1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await rig.run('odd__fine')).toBe('fine');
    expect(server.count('initialize')).toBe(1);
    expect(server.count('GET')).toBe(1);
  });

  it('ends the stream of news again and again and asks for no pause: no storm', async () => {
    let ended = 0;
    server.news = (response) => response.end('retry: 0\n\n', () => (ended += 1));
    await connect({ fine: () => textResult('fine') });
    await eventually(() => ended >= 1);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(server.count('GET')).toBeGreaterThanOrEqual(1);
    expect(server.count('GET')).toBeLessThanOrEqual(2);
    expect(await rig.run('odd__fine')).toBe('fine');
  });

  it('floods the stream of news: it is cut, and calls go on', async () => {
    let cut = false;
    server.news = (response) => {
      const flood = event({ jsonrpc: '2.0', method: 'notifications/tools/list_changed' }).repeat(500);
      const timer = setInterval(() => response.write(flood), 1);
      response.on('close', () => {
        cut = true;
        clearInterval(timer);
      });
    };
    await connect({ fine: () => textResult('fine') });
    await eventually(() => cut);
    expect(await rig.run('odd__fine')).toBe('fine');
    expect(server.count('tools/list')).toBeLessThan(10);
  });

  it('asks for sampling, input and roots: the answer is that there is no such method', async () => {
    const answers: string[] = [];
    server.news = (response) => {
      for (const [id, method] of ['sampling/createMessage', 'elicitation/create', 'roots/list'].entries()) {
        response.write(event({ jsonrpc: '2.0', id: `server-${id}`, method, params: {} }));
      }
    };
    server.intercept = (request) => {
      request.on('data', (chunk) => answers.push(String(chunk)));
      return false;
    };
    await connect({ fine: () => textResult('fine') });
    await eventually(() => answers.filter((text) => text.includes('"error"')).length === 3);
    expect(answers.filter((text) => text.includes('"error"')).every((text) => text.includes('-32601'))).toBe(
      true,
    );
    expect(answers.find((text) => text.includes('"initialize"'))).toContain('"capabilities":{}');
  });

  it('changes its tools: later calls get the new ones, and a call keeps what it has', async () => {
    let news: (text: string) => void = () => undefined;
    server.news = (response) => {
      news = (text) => response.write(text);
    };
    await connect({ old: () => textResult('old') });
    const held = rig.tool('odd__old');
    server.tools = [{ name: 'new', inputSchema: EMPTY_SCHEMA }];
    server.behaviours = { ...server.behaviours, new: () => textResult('new') };
    await eventually(() => server.count('GET') === 1);
    news(event({ jsonrpc: '2.0', method: 'notifications/tools/list_changed' }));
    await eventually(() => rig.toolNames.includes('odd__new'));
    expect(rig.toolNames).toEqual(['odd__new']);
    expect(await rig.run('odd__new')).toBe('new');
    expect(await rig.run(held)).toBe('old');
  });
});

/** As the assistants file names a secret. */
function reference(name: string): string {
  return `\${${name}}`;
}
