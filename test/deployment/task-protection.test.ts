import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import { TaskProtection, type TaskProtectionOptions } from '../../src/deployment/task-protection.ts';
import { createLogger } from '../../src/logging.ts';
import { eventually } from '../support/eventually.ts';

const PROTECTED = { protection: { ProtectionEnabled: true, TaskArn: 'arn:aws:ecs:r:1:task/c/1' } };
const DENIED = { error: { Code: 'AccessDeniedException', Message: 'not allowed' } };
const BLOCKED = { failure: { Arn: 'arn:aws:ecs:r:1:task/c/1', Reason: 'DEPLOYMENT_BLOCKED' } };

const CHECK_MS = 2_000;
const LINGER_MS = 60_000;
const RENEW_MS = 240_000;
const RETRY_MS = 30_000;
const LONGEST_MS = 600_000;

let agent: Server;
/** The requests to the agent. */
let asked: string[] = [];
let answer: { status: number; body: unknown } | 'none' = { status: 200, body: PROTECTED };
let protection: TaskProtection | undefined;
let log: string[] = [];
let calls = 0;
/** Number of checks, each of which reads the number of calls once. */
let checks = 0;
let timeouts: MockInstance<typeof setTimeout>;

beforeEach(async () => {
  asked = [];
  log = [];
  calls = 0;
  checks = 0;
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
  // Sockets keep the real clock; `performance` stands still between two steps, too.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  timeouts = vi.spyOn(globalThis, 'setTimeout');
});

afterEach(async () => {
  timeouts.mockRestore();
  vi.useRealTimers();
  protection?.close();
  agent.closeAllConnections();
  await new Promise((resolve) => agent.close(resolve));
});

function begin(changes: Partial<TaskProtectionOptions> = {}): void {
  protection = new TaskProtection({
    agentUri: `http://127.0.0.1:${(agent.address() as AddressInfo).port}/api/1234`,
    activeCalls: () => {
      checks += 1;
      return calls;
    },
    longestMs: LONGEST_MS,
    logger: createLogger('debug', { write: (line) => log.push(line) }),
    ...changes,
  });
  protection.start();
}

/** Lets the time pass, check by check. Each check ends, with its request, before the next one. */
async function pass(ms: number): Promise<void> {
  for (let passedMs = 0; passedMs < ms; passedMs += CHECK_MS) {
    const before = { checks, planned: plannedChecks() };
    vi.advanceTimersByTime(CHECK_MS);
    expect(checks).toBe(before.checks + 1);
    await turns(() => plannedChecks() > before.planned);
  }
}

/** How often the next check was planned: the last step of a check. Other timers belong to `fetch`. */
function plannedChecks(): number {
  return timeouts.mock.calls.filter(([, ms]) => ms === CHECK_MS).length;
}

/** Waits for real input and output, without the faked clock. */
async function turns(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((resolve) => setImmediate(resolve));
}

const ON = 'PUT /api/1234/task-protection/v1/state {"ProtectionEnabled":true,"ExpiresInMinutes":10}';
const OFF = 'PUT /api/1234/task-protection/v1/state {"ProtectionEnabled":false}';
const warnings = () => log.filter((line) => line.includes('"level":40'));

describe('a task', () => {
  it('sends no request without a call', async () => {
    begin();
    await pass(LINGER_MS);
    expect(asked).toEqual([]);
  });

  it('is protected during calls, and a little longer', async () => {
    begin();
    calls = 2;
    await pass(CHECK_MS);
    expect(asked).toEqual([ON]);
    calls = 1;
    await pass(CHECK_MS);
    calls = 0;
    // Twilio may still ask here what follows the stream.
    await pass(LINGER_MS - CHECK_MS);
    expect(asked).toEqual([ON]);
    await pass(CHECK_MS);
    expect(asked).toEqual([ON, OFF]);
    await pass(RENEW_MS);
    expect(asked).toHaveLength(2);
  });

  it('stays protected between two calls that follow each other', async () => {
    begin();
    for (let call = 1; call <= 3; call += 1) {
      calls = 1;
      await pass(LINGER_MS / 2);
      calls = 0;
      await pass(LINGER_MS / 2);
    }
    expect(asked).toEqual([ON]);
  });

  it('renews its protection before it expires', async () => {
    begin();
    calls = 1;
    await pass(CHECK_MS + 2 * RENEW_MS);
    expect(asked).toEqual([ON, ON, ON]);
  });

  it('loses the protection after the longest time of calls, and gets it again after a pause', async () => {
    begin();
    calls = 1;
    await pass(CHECK_MS + LONGEST_MS);
    expect(asked.at(-1)).toBe(OFF);
    const before = asked.length;
    await pass(RENEW_MS);
    expect(asked).toHaveLength(before);
    calls = 0;
    await pass(LINGER_MS + CHECK_MS);
    calls = 1;
    await pass(CHECK_MS);
    expect(asked.slice(before)).toEqual([ON]);
  });

  it('sends no more requests once it is closed', async () => {
    begin();
    calls = 1;
    await pass(CHECK_MS);
    protection?.close();
    vi.advanceTimersByTime(2 * RENEW_MS);
    expect(checks).toBe(1);
    expect(asked).toEqual([ON]);
  });
});

describe('an agent that refuses', () => {
  it.each([
    [{ status: 400, body: DENIED }, 'AccessDeniedException'],
    [{ status: 200, body: BLOCKED }, 'DEPLOYMENT_BLOCKED'],
    [{ status: 500, body: {} }, 'HTTP 500'],
    [{ status: 200, body: 'nonsense' }, 'HTTP 200'],
  ])('with %o gets a retry later, and one warning', async (refusal, word) => {
    answer = refusal;
    begin();
    calls = 1;
    await pass(CHECK_MS);
    expect(asked).toHaveLength(1);
    await pass(2 * RETRY_MS);
    expect(asked).toEqual([ON, ON, ON]);
    expect(warnings()).toHaveLength(1);
    expect(JSON.parse(warnings()[0] ?? '')).toMatchObject({ refusal: word });
    expect(warnings()[0]?.includes('ecs:UpdateTaskProtection')).toBe(refusal.body === DENIED);
    answer = { status: 200, body: PROTECTED };
    await pass(RETRY_MS);
    expect(log.some((line) => line.includes('"enabled":true'))).toBe(true);
    await pass(RETRY_MS);
    expect(asked).toHaveLength(4);
  });

  it('gets no more requests when the calls have ended', async () => {
    answer = { status: 400, body: DENIED };
    begin();
    calls = 1;
    await pass(CHECK_MS);
    calls = 0;
    await pass(LINGER_MS);
    const before = asked.length;
    await pass(2 * RETRY_MS);
    expect(asked).toHaveLength(before);
  });
});

describe('an agent that does not answer', () => {
  it('gets another request after its time limit', async () => {
    timeouts.mockRestore();
    vi.useRealTimers();
    answer = 'none';
    begin({ timing: { checkMs: 1, retryMs: 1, timeoutMs: 1 } });
    calls = 1;
    await eventually(() => warnings().length === 1);
    await eventually(() => checks > 2);
    expect(warnings()).toHaveLength(1);
  });
});
