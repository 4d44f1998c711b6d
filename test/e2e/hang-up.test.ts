import { afterEach, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { openModelSessions } from '../support/model-session.ts';
import { GREETING, type Phone } from '../support/phone.ts';
import type { PhoneCall } from '../support/phone-call.ts';
import { LONG_ANSWER, PROVIDERS, usePhones } from '../support/phones.ts';

const phones = usePhones();
const GONE_WITHIN_MS = 1_000;

afterEach(() => {
  phones.network.openai.faults.acceptDelayMs = 0;
});

/** How a call comes to the moment at which its caller hangs up. */
const MOMENTS: readonly (readonly [string, (phone: Phone) => Promise<PhoneCall>])[] = [
  [
    'before the model has answered',
    async (phone) => {
      phones.network.openai.faults.acceptDelayMs = 3_000;
      if (phone.provider === 'nova') phones.network.bedrock.hangNext();
      const call = await phone.dials();
      await eventually(() => phone.activeCalls === 1);
      if (phone.provider === 'nova') await eventually(() => openModelSessions(phone) === 1);
      return call;
    },
  ],
  [
    'in the greeting',
    async (phone) => {
      const call = await phone.dials();
      await call.hearsPart(GREETING);
      return call;
    },
  ],
  [
    'in an answer',
    async (phone) => {
      const call = await phone.dials();
      await call.hears(GREETING);
      await call.says('caller-return-policy');
      await call.hearsPart(LONG_ANSWER);
      return call;
    },
  ],
  [
    'in the hold line',
    async (phone) => {
      const call = await phone.dials();
      await call.happens('stream-opened');
      await call.presses('0');
      await call.hearsPart(phone.lines.hold);
      return call;
    },
  ],
  [
    'while a person is being dialled',
    async (phone) => {
      phone.agent.is('rings');
      const call = await phone.dials();
      await call.happens('stream-opened');
      await call.presses('0');
      await call.happens('dial-ringing');
      return call;
    },
  ],
];

describe.each(PROVIDERS)('a caller of %s who hangs up', (provider) => {
  it.each(MOMENTS)('%s leaves nothing behind', async (_moment, comesTo) => {
    const phone = await phones.connect({ provider });
    const call = await comesTo(phone);
    call.hangsUp();
    const hungUpMs = performance.now();
    await eventually(() => phone.activeCalls === 0 && openModelSessions(phone) === 0, GONE_WITHIN_MS);
    await call.hasStatus('COMPLETED', GONE_WITHIN_MS);
    expect(performance.now() - hungUpMs).toBeLessThan(2 * GONE_WITHIN_MS);
    expect(await phone.metric('gateway_active_sessions')).toBe(0);
    expect(phone.agent.contacts).toEqual([]);
    await call.ends();
    expect(call.errors).toEqual([]);
  });
});
