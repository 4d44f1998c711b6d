import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  MCP_SERVER_PROGRAM,
  type McpServerProcess,
  startMcpServer,
} from '../../../sandbox/services/mcp-server.ts';
import { eventually } from '../../support/eventually.ts';
import { McpRig } from './mcp-rig.ts';

const ALLOW = [
  'echo',
  'get-sum',
  'get-structured-content',
  'get-tiny-image',
  'get-annotated-message',
  'trigger-long-running-operation',
];

describe("tools of the MCP reference server ('everything')", () => {
  let server: McpServerProcess;
  let rig: McpRig;

  beforeAll(async () => {
    server = await startMcpServer();
    rig = await new McpRig({ ref: { url: server.url, allow: ALLOW, timeoutMs: 4000 } }).ready();
  });
  afterAll(async () => {
    await rig.servers.close();
    await server.close();
  });

  it('are offered as the allow list says, with legal names and checked schemas', () => {
    expect(rig.toolNames.toSorted()).toEqual(ALLOW.map((name) => `ref__${name}`).toSorted());
    expect(rig.tool('ref__get-sum').definition).toEqual({
      name: 'ref__get-sum',
      description: 'Returns the sum of two numbers',
      parameters: {
        type: 'object',
        properties: {
          a: { type: 'number', description: 'First number' },
          b: { type: 'number', description: 'Second number' },
        },
        required: ['a', 'b'],
        additionalProperties: false,
      },
    });
  });

  it('answer with text', async () => {
    expect(await rig.run('ref__echo', { message: 'hello' })).toBe('Echo: hello');
    expect(await rig.run('ref__get-sum', { a: 2, b: 40 })).toBe('The sum of 2 and 40 is 42.');
  });

  it('answer with structured content', async () => {
    const weather = await rig.run('ref__get-structured-content', { location: 'Chicago' });
    expect(weather).toEqual({ temperature: 36, conditions: 'Light rain / drizzle', humidity: 82 });
  });

  it('leave pictures out', async () => {
    const value = await rig.run('ref__get-tiny-image');
    expect(JSON.stringify(value)).not.toContain('iVBOR');
    expect(value).toContain('image');
  });

  it('run for as long as their time limit, and fail with the time-out after it', async () => {
    const done = await rig.run('ref__trigger-long-running-operation', { duration: 0.3, steps: 3 });
    expect(done).toContain('completed');
    const late = rig.run('ref__trigger-long-running-operation', { duration: 10, steps: 2 });
    await expect(late).rejects.toMatchObject({ code: 'tool_timeout' });
  });

  it('end when the call ends', async () => {
    const abort = new AbortController();
    const running = rig.run(
      'ref__trigger-long-running-operation',
      { duration: 10 },
      { signal: abort.signal },
    );
    abort.abort(new Error('the caller is gone'));
    await expect(running).rejects.toMatchObject({ name: 'ToolError' });
  });

  it('fail with the words of the server, for the model', async () => {
    const wrong = rig.run('ref__get-sum', { a: 'two', b: 3 });
    await expect(wrong).rejects.toMatchObject({
      code: 'tool_failed',
      data: expect.stringContaining('expected'),
    });
    expect(rig.log.join('')).not.toContain('expected');
  });

  it('run for several calls at the same time', async () => {
    const messages = Array.from({ length: 20 }, (_, index) => `message ${index}`);
    const answers = await Promise.all(messages.map((message) => rig.run('ref__echo', { message })));
    expect(answers).toEqual(messages.map((message) => `Echo: ${message}`));
  });
});

describe('an MCP server that goes away and comes back', () => {
  it('is missing at the start, found later, lost and found again, with the same tools', async () => {
    const first = await startMcpServer();
    const { port, url } = first;
    await first.close();

    const rig = new McpRig({ ref: { url, allow: ['echo'] } });
    rig.servers.start();
    await eventually(() => rig.servers.health()[0]?.state === 'unreachable');
    expect(rig.toolNames).toEqual([]);

    const second = await startMcpServer({ port });
    await eventually(() => rig.servers.health()[0]?.state === 'ok', 10_000);
    const held = rig.tool('ref__echo');
    expect(await rig.run(held, { message: 'one' })).toBe('Echo: one');

    await second.close();
    await expect(rig.run(held, { message: 'two' })).rejects.toMatchObject({ code: 'tool_unavailable' });
    expect(rig.toolNames).toEqual(['ref__echo']);

    const third = await startMcpServer({ port });
    expect(await eventually(() => rig.run(held, { message: 'three' }), 10_000)).toBe('Echo: three');
    await rig.servers.close();
    await third.close();
  });

  it('ends the tools that run with it, without waiting for their time limit', async () => {
    const server = await startMcpServer();
    const allow = ['trigger-long-running-operation'];
    const rig = await new McpRig({ ref: { url: server.url, allow, timeoutMs: 20_000 } }).ready();
    const running = rig.run('ref__trigger-long-running-operation', { duration: 60 });
    setTimeout(() => server.close(), 200);
    await expect(running).rejects.toMatchObject({ code: 'tool_unavailable' });
    await rig.servers.close();
  });
});

describe('the MCP reference server as a process of the gateway', () => {
  it('is started, asked, and started again when it dies', async () => {
    const args = [MCP_SERVER_PROGRAM, 'stdio'];
    const rig = new McpRig({ ref: { command: process.execPath, args, allow: ['echo', 'get-env'] } });
    await rig.ready();
    expect(await rig.run('ref__echo', { message: 'hello' })).toBe('Echo: hello');

    const environment = await rig.run('ref__get-env');
    expect(environment).toMatchObject({ PATH: process.env.PATH });
    expect(environment).not.toHaveProperty('VITEST');

    process.kill(childOf(process.pid), 'SIGKILL');
    await eventually(() => rig.log.some((line) => line.includes('is lost')));
    expect(await eventually(() => rig.run('ref__echo', { message: 'again' }), 10_000)).toBe('Echo: again');
    await rig.servers.close();
  });
});

/** The newest child of a process that is an MCP server. */
function childOf(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
  const found = children.findLast((child) =>
    readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('stdio'),
  );
  if (found === undefined) throw new Error('no MCP server among the children');
  return found;
}
