import { createHook } from 'node:async_hooks';
import { queryObjects } from 'node:v8';
import { afterAll, describe, it } from 'vitest';
import { CallSession } from '../../src/call/session.ts';
import { StreamHandler } from '../../src/twilio/stream-handler.ts';
import { ContinuousVoiceClient } from '../../src/voice/continuous-client.ts';
import { NovaVoiceClient } from '../../src/voice/nova/client.ts';
import { OpenAIVoiceClient } from '../../src/voice/openai/client.ts';
import { eventually } from '../support/eventually.ts';
import { GREETING, type Phone } from '../support/phone.ts';
import { LONG_ANSWER, PROVIDERS, usePhones } from '../support/phones.ts';

const phones = usePhones();
const CALLS = 5;
/** Connections that are kept for the next request have their own time. */
const GONE_WITHIN_MS = 25_000;
const LOOK_EVERY_MS = 500;

/** What a call is made of. */
const CLASSES = [CallSession, StreamHandler, ContinuousVoiceClient, OpenAIVoiceClient, NovaVoiceClient];

/** Timers, unref'd ones too, and sockets of every kind, as Node's own bookkeeping names them. */
const COUNTED = new Set(['Timeout', 'Immediate', 'TCPWRAP', 'HTTP2SESSION', 'HTTP2STREAM', 'TCPCONNECTWRAP']);
const living = new Map<number, string>();
const hook = createHook({
  init: (id, type) => {
    if (COUNTED.has(type)) living.set(id, type);
  },
  destroy: (id) => {
    living.delete(id);
  },
});
hook.enable();
afterAll(() => hook.disable());

/** What lives in this process, where the gateway runs beside the whole telephone network. */
function count(): { readonly timers: number; readonly sockets: number; readonly objects: number } {
  // Collects garbage first, with which Node's own objects end.
  const objects = CLASSES.map((type) => Number(queryObjects(type, { format: 'count' })));
  const types = [...living.values()];
  const timers = types.filter((type) => type === 'Timeout' || type === 'Immediate').length;
  return { timers, sockets: types.length - timers, objects: objects.reduce((sum, one) => sum + one) };
}

async function call(phone: Phone): Promise<void> {
  const live = await phone.dials();
  await live.hears(GREETING);
  await live.says('caller-return-policy');
  await live.hearsPart(LONG_ANSWER);
  live.hangsUp();
  await eventually(() => phone.activeCalls === 0);
}

/** @returns how many timers live when every socket is closed and every object of a call is gone */
async function rest(timers = Number.POSITIVE_INFINITY): Promise<number> {
  let left = count();
  const settled = () => {
    left = count();
    return left.sockets === 0 && left.objects === 0 && left.timers <= timers;
  };
  await eventually(settled, GONE_WITHIN_MS, LOOK_EVERY_MS).catch((cause: unknown) => {
    throw new Error(`left: ${JSON.stringify(left)}`, { cause });
  });
  return left.timers;
}

describe('after calls', () => {
  it('no session, socket or timer of theirs is left', async () => {
    const lines: Phone[] = [];
    for (const provider of PROVIDERS) lines.push(await phones.connect({ provider, alone: true }));
    await Promise.all(lines.map((phone) => call(phone)));
    const timers = await rest();
    for (let n = 0; n < CALLS; n += 1) await Promise.all(lines.map((phone) => call(phone)));
    await rest(timers);
  }, 150_000);
});
