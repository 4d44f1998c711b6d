import { afterAll, beforeAll, describe, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { openModelSessions } from '../support/model-session.ts';
import { GREETING, type Phone } from '../support/phone.ts';
import { LONG_ANSWER, PROVIDERS, usePhones } from '../support/phones.ts';

const phones = usePhones();
const CALLS = 3;
/** Connections that are kept for the next request have their own time. */
const GONE_WITHIN_MS = 25_000;
const LOOK_EVERY_MS = 500;

/** Timers that run, unref'd ones too: those of this project's own code, the sandbox's included. */
const timers = new Set<unknown>();
const real = { setTimeout, clearTimeout, setInterval, clearInterval };

beforeAll(() => {
  const noteTimeout = (callback: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
    const timer = real.setTimeout(() => {
      timers.delete(timer);
      callback(...args);
    }, ms);
    timers.add(timer);
    return timer;
  };
  const noteInterval: typeof setInterval = (...args: Parameters<typeof setInterval>) => {
    const timer = real.setInterval(...args);
    timers.add(timer);
    return timer;
  };
  const forget = (timer: Parameters<typeof clearTimeout>[0]) => {
    timers.delete(timer);
    real.clearTimeout(timer);
  };
  Object.assign(globalThis, {
    setTimeout: Object.assign(noteTimeout, real.setTimeout),
    setInterval: noteInterval,
    clearTimeout: forget,
    clearInterval: forget,
  });
});
afterAll(() => Object.assign(globalThis, real));

interface Left {
  readonly sessions: number;
  readonly timers: number;
  readonly sockets: number;
}

const ANY = { timers: Number.POSITIVE_INFINITY, sockets: Number.POSITIVE_INFINITY };

/** What lives in this process, where the gateways run beside the whole telephone network. */
function count(lines: readonly Phone[]): Left {
  return {
    sessions: lines.reduce((sum, phone) => sum + phone.activeCalls + openModelSessions(phone), 0),
    timers: timers.size,
    sockets: process.getActiveResourcesInfo().filter((type) => type === 'TCPSocketWrap').length,
  };
}

async function call(phone: Phone): Promise<void> {
  const live = await phone.dials();
  await live.hears(GREETING);
  await live.says('caller-return-policy');
  await live.hearsPart(LONG_ANSWER);
  live.hangsUp();
  await eventually(() => phone.activeCalls === 0);
}

/** Waits until no session is left, and no more of the rest than may be. */
async function rest(lines: readonly Phone[], most: Omit<Left, 'sessions'> = ANY): Promise<Left> {
  let left = count(lines);
  const settled = () => {
    left = count(lines);
    return left.sessions === 0 && left.timers <= most.timers && left.sockets <= most.sockets;
  };
  await eventually(settled, GONE_WITHIN_MS, LOOK_EVERY_MS).catch((cause: unknown) => {
    throw new Error(`left: ${JSON.stringify(left)}, before: ${JSON.stringify(most)}`, { cause });
  });
  return left;
}

describe('after calls', () => {
  it('no session, socket or timer is left', async () => {
    const lines: Phone[] = [];
    for (const provider of PROVIDERS) lines.push(await phones.connect({ provider, alone: true }));
    await Promise.all(lines.map((phone) => call(phone)));
    const before = await rest(lines);
    for (let n = 0; n < CALLS; n += 1) await Promise.all(lines.map((phone) => call(phone)));
    await rest(lines, before);
  }, 120_000);
});
