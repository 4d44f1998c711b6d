import { afterAll, describe, expect, it } from 'vitest';
import type { VoiceProvider } from '../../src/voice/provider.ts';
import { eventually } from '../support/eventually.ts';
import { Fleet } from '../support/fleet.ts';
import { GREETING, type Phone } from '../support/phone.ts';
import type { PhoneCall } from '../support/phone-call.ts';
import { HOURS, PROVIDERS, usePhones } from '../support/phones.ts';

const SECURE = 'Please type on the keypad now.';
const AFTER_KEYS = 'Thank you for typing.';
const FIRST_KEYS = '4000';
/** With a zero, which asks for a person at any other time. */
const MORE_KEYS = '1230';
const env = { SECURE_INPUT: 'true' };
const IN_TIME = new AbortController().signal;

const phones = usePhones({
  rules: [
    { when: /return policy/, answer: { toolCalls: [{ name: 'begin_secure_input', arguments: {} }] } },
    { when: /"?on"?.*hash key/, answer: { text: SECURE } },
    { when: /finished typing/, answer: { text: AFTER_KEYS } },
  ],
});
const fleets: Fleet[] = [];
afterAll(() => Promise.all(fleets.map((fleet) => fleet.stop())));

async function beginsToType(phone: Phone): Promise<PhoneCall> {
  const call = await phone.dials();
  await call.hears(GREETING);
  await call.says('caller-return-policy');
  await call.hears(SECURE);
  expect(await call.session()).toMatchObject({ secureInput: 'on' });
  await call.presses(FIRST_KEYS);
  return call;
}

/** What the caller says and types next reaches neither the model nor the detector, until the hash key. */
async function goesOnTyping(call: PhoneCall): Promise<void> {
  const before = (await call.turns()).length;
  await call.says('caller-open-tomorrow');
  await call.presses(MORE_KEYS);
  await call.presses('#');
  await call.hears(AFTER_KEYS);
  const words = (await call.turns()).slice(before).map(({ text }) => text);
  expect(words.join(' ')).not.toMatch(/open tomorrow/i);
  expect((await call.model()).memory.map(({ text }) => text).join(' ')).not.toMatch(/open tomorrow/i);
  expect(call.heard(HOURS)).toBeUndefined();
  expect(call.moments('dial-ringing')).toEqual([]);
  await eventually(async () => (await call.session())?.secureInput === undefined);
  await call.says('caller-open-tomorrow');
  await call.hears(HOURS);
  call.hangsUp();
}

describe.concurrent.each(PROVIDERS)('secure input with %s', (provider: VoiceProvider) => {
  it('stays on when the process is killed', async () => {
    const fleet = new Fleet();
    fleets.push(fleet);
    const [first, second] = await Promise.all([
      fleet.start(phones.network, provider, env),
      fleet.start(phones.network, provider, env),
    ]);
    fleet.use(first);
    const phone = await phones.connect({
      ...{ provider, env },
      carrier: { gatewayOrigin: fleet.balancer.origin },
    });
    const call = await beginsToType(phone);
    fleet.use(second);
    first.kill();
    await call.hears(phone.lines.interruption);
    await goesOnTyping(call);
  });

  it('stays on when the stream is lost and keys come before the next one is ready', async () => {
    const phone = await phones.connect({ provider, env });
    const call = await beginsToType(phone);
    call.stream.lose();
    await call.happens('stream-opened', 2);
    await call.presses(MORE_KEYS);
    await call.hears(phone.lines.interruption);
    await goesOnTyping(call);
  });

  it('is no quiet moment: a caller who is moved meanwhile is told so, and goes on typing', async () => {
    const phone = await phones.connect({ provider, env, instances: 2, alone: true });
    const call = await beginsToType(phone);
    const old = phone.gateway.services;
    phone.useInstance(1);
    await old.drain(0);
    const began = performance.now();
    await old.move(IN_TIME);
    expect(performance.now() - began).toBeGreaterThan(3_000);
    await call.hears(phone.lines.moved);
    await goesOnTyping(call);
  });
});
