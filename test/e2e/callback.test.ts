import { beforeAll, describe, expect, it } from 'vitest';
import type { WorkingHours } from '../../sandbox/connect/working-hours.ts';
import { spokenTruth } from '../../src/handoff/spoken-truth.ts';
import { shippedLines } from '../../src/spoken/shipped-lines.ts';
import { GREETING } from '../support/phone.ts';
import { PROVIDERS, usePhones } from '../support/phones.ts';

const CONFIRMED = 'A colleague will call you back.';
const NEVER_OPEN: WorkingHours = { timeZone: 'UTC', weekly: {}, overrides: {} };
const CLOSED = spokenTruth(
  { kind: 'closed', timeZone: 'UTC' },
  { lines: shippedLines('en'), now: new Date() },
).text;
const RING = { HANDOFF_DIAL_TIMEOUT_SECONDS: '5' };

const phones = usePhones({
  rules: [
    { when: /yes please/, answer: { toolCalls: [{ name: 'request_callback', arguments: {} }] } },
    { when: /confirm that a colleague/i, answer: { text: CONFIRMED } },
    {
      when: /parcel/,
      answer: { toolCalls: [{ name: 'escalate_to_human', arguments: { reason: 'lost parcel' } }] },
    },
    { when: /not_connected|we are closed/, answer: { text: 'I am sorry, nobody is free right now.' } },
  ],
});

function tasksOf(caller: string) {
  return phones.network.contactCentre.tasks.filter(({ name }) => name.endsWith(caller));
}

describe.concurrent.each(PROVIDERS)('a caller of %s', (provider) => {
  const caller = provider === 'openai' ? '+14155550130' : '+14155550131';

  it('reaches nobody and agrees to a call-back', async () => {
    const phone = await phones.connect({ provider, env: RING });
    phone.agent.is('rings');
    const call = await phone.dials(caller);
    await call.hearsPart(GREETING);
    await call.presses('0');
    await call.hears(phone.lines.nobodyFree, 40_000);
    await call.says('caller-yes');
    await call.hears(CONFIRMED);
    expect(tasksOf(caller)).toHaveLength(1);
    expect(call.moments('dial-ringing')).toHaveLength(1);
    call.hangsUp();
    await call.hasStatus('COMPLETED');
  });

  it('gets a call-back in the table when Amazon Connect is not configured', async () => {
    const env = { CONNECT_PHONE_NUMBER: '', CONNECT_INSTANCE_ID: '' };
    const phone = await phones.connect({ alone: true, provider, env });
    const call = await phone.dials(caller);
    await call.hearsPart(GREETING);
    await call.presses('0');
    await call.hears(phone.lines.noPersons);
    await call.says('caller-yes');
    await call.hears(CONFIRMED);
    expect(await phone.metric('gateway_callbacks_total', { result: 'stored' })).toBe(1);
    call.hangsUp();
    await call.hasStatus('COMPLETED');
  });
});

describe('while the contact centre is closed', () => {
  beforeAll(() => phones.network.contactCentre.setHours(NEVER_OPEN));

  describe.concurrent.each(PROVIDERS)('a caller of %s', (provider) => {
    const caller = provider === 'openai' ? '+14155550132' : '+14155550133';

    it('hears when it opens, agrees to a call-back, and no person is dialled, however often they ask', async () => {
      const phone = await phones.connect({ alone: true, provider });
      const call = await phone.dials(caller);
      await call.hears(GREETING);
      await call.says('caller-person');
      await call.hears(CLOSED);
      await call.says('caller-yes');
      await call.hears(CONFIRMED);
      await call.says('caller-person');
      await call.hears(CLOSED);
      expect(tasksOf(caller)).toHaveLength(1);
      expect(call.moments('dial-ringing')).toEqual([]);
      call.hangsUp();
      await call.hasStatus('COMPLETED');
    });

    it('hears it from the model, when the model asked for the person', async () => {
      const phone = await phones.connect({ alone: true, provider });
      const call = await phone.dials(caller);
      await call.hears(GREETING);
      await call.says('caller-parcel');
      await call.hears('I am sorry, nobody is free right now.');
      expect(call.heard(CLOSED)).toBeUndefined();
      expect(await phone.metric('gateway_handoffs_total', { result: 'not_available' })).toBe(1);
      call.hangsUp();
      await call.hasStatus('COMPLETED');
    });
  });
});
