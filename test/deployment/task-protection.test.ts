import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TaskProtection, type TaskProtectionOptions } from '../../src/deployment/task-protection.ts';
import { createLogger } from '../../src/logging.ts';
import { eventually } from '../support/eventually.ts';

const PROTECTED = { protection: { ProtectionEnabled: true, TaskArn: 'arn:aws:ecs:r:1:task/c/1' } };
const DENIED = { error: { Code: 'AccessDeniedException', Message: 'not allowed' } };
const BLOCKED = { failure: { Arn: 'arn:aws:ecs:r:1:task/c/1', Reason: 'DEPLOYMENT_BLOCKED' } };

let agent: Server;
/** What the agent was asked for, and with what. */
let asked: string[] = [];
let answer: { status: number; body: unknown } | 'none' = { status: 200, body: PROTECTED };
let protection: TaskProtection | undefined;
let log: string[] = [];
let calls = 0;

beforeEach(async () => {
  asked = [];
  log = [];
  calls = 0;
  answer = { status: 200, body: PROTECTED };
  agent = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += piece;
    asked.push(`${request.method} ${request.url} ${body}`);
    if (answer === 'none') return;
    response.writeHead(answer.status, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(answer.body));
  });
  agent.listen(0, '127.0.0.1');
  await once(agent, 'listening');
});

afterEach(async () => {
  protection?.close();
  agent.closeAllConnections();
  await new Promise((resolve) => agent.close(resolve));
});

/** A task that looks at its calls every few milliseconds. */
function begin(changes: Partial<TaskProtectionOptions> = {}): void {
  protection = new TaskProtection({
    agentUri: `http://127.0.0.1:${(agent.address() as AddressInfo).port}/api/1234`,
    activeCalls: () => calls,
    longestMs: 60_000,
    logger: createLogger('debug', { write: (line) => log.push(line) }),
    ...changes,
    timing: { checkMs: 5, lingerMs: 60, renewMs: 60_000, retryMs: 40, timeoutMs: 50, ...changes.timing },
  });
  protection.start();
}

const ON = 'PUT /api/1234/task-protection/v1/state {"ProtectionEnabled":true,"ExpiresInMinutes":10}';
const OFF = 'PUT /api/1234/task-protection/v1/state {"ProtectionEnabled":false}';
const warnings = () => log.filter((line) => line.includes('"level":40'));

describe('a task', () => {
  it('asks for nothing as long as it has no call', async () => {
    begin();
    await delay(50);
    expect(asked).toEqual([]);
  });

  it('is protected while it has calls, and a little longer', async () => {
    begin({ timing: { lingerMs: 400, timeoutMs: 2_000 } });
    calls = 2;
    await eventually(() => asked.length === 1);
    calls = 1;
    await delay(30);
    calls = 0;
    await delay(30);
    // Twilio may still ask here what follows the stream.
    expect(asked).toEqual([ON]);
    await eventually(() => asked.length === 2);
    expect(asked).toEqual([ON, OFF]);
    await delay(50);
    expect(asked).toHaveLength(2);
  });

  it('stays protected between two calls that follow each other', async () => {
    begin();
    for (let call = 1; call <= 4; call += 1) {
      calls = 1;
      await delay(20);
      calls = 0;
      await delay(20);
    }
    expect(asked).toEqual([ON]);
  });

  it('renews its protection before it lapses', async () => {
    begin({ timing: { renewMs: 30 } });
    calls = 1;
    await eventually(() => asked.length >= 4);
    expect(new Set(asked)).toEqual(new Set([ON]));
  });

  it('is let go when calls have kept it for the longest time, and protected anew after a pause', async () => {
    begin({ longestMs: 80 });
    calls = 1;
    await eventually(() => asked.length === 2);
    expect(asked).toEqual([ON, OFF]);
    await delay(60);
    expect(asked).toHaveLength(2);
    calls = 0;
    await delay(100);
    calls = 1;
    await eventually(() => asked.length === 3);
    expect(asked.at(-1)).toBe(ON);
  });

  it('asks for nothing more once it is closed', async () => {
    begin({ timing: { renewMs: 10 } });
    calls = 1;
    await eventually(() => asked.length > 0);
    protection?.close();
    await delay(20);
    const before = asked.length;
    await delay(50);
    expect(asked).toHaveLength(before);
  });
});

describe('an agent that refuses', () => {
  it.each([
    [{ status: 400, body: DENIED }, 'AccessDeniedException'],
    [{ status: 200, body: BLOCKED }, 'DEPLOYMENT_BLOCKED'],
    [{ status: 500, body: {} }, 'HTTP 500'],
    [{ status: 200, body: 'nonsense' }, 'HTTP 200'],
  ])('with %o is asked again later, and reported once', async (refusal, word) => {
    answer = refusal;
    begin();
    calls = 1;
    await eventually(() => asked.length >= 3);
    expect(warnings()).toHaveLength(1);
    expect(JSON.parse(warnings()[0] ?? '')).toMatchObject({ refusal: word });
    expect(warnings()[0]?.includes('ecs:UpdateTaskProtection')).toBe(refusal.body === DENIED);
    answer = { status: 200, body: PROTECTED };
    await eventually(() => log.some((line) => line.includes('"enabled":true')));
    const before = asked.length;
    await delay(60);
    expect(asked).toHaveLength(before);
  });

  it('by silence holds nothing up', async () => {
    answer = 'none';
    begin();
    calls = 1;
    await eventually(() => asked.length >= 2);
    expect(warnings()).toHaveLength(1);
  });

  it('is forgotten when the calls are over', async () => {
    answer = { status: 400, body: DENIED };
    begin();
    calls = 1;
    await eventually(() => asked.length === 1);
    calls = 0;
    await delay(150);
    const before = asked.length;
    await delay(100);
    expect(asked).toHaveLength(before);
  });
});
