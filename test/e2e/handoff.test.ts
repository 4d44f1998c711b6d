import { beforeAll, describe, expect, it } from 'vitest';
import { spokenTruth } from '../../src/handoff/spoken-truth.ts';
import { shippedLines } from '../../src/spoken/shipped-lines.ts';
import { GREETING } from '../support/phone.ts';
import { PROVIDERS, usePhones } from '../support/phones.ts';

const CONFIRMED = 'A colleague will call you back.';
/** E.164, of one test each. */
const caller = (provider: string, place: number) => `+1415555${provider === 'nova' ? 2 : 1}00${place}`;

const phones = usePhones({
  rules: [
    { when: /yes please|call me back/, answer: { toolCalls: [{ name: 'request_callback', arguments: {} }] } },
    { when: /confirm that a colleague/i, answer: { text: CONFIRMED } },
  ],
});
const RING = { HANDOFF_DIAL_TIMEOUT_SECONDS: '5' };

function tasksOf(number: string) {
  return phones.network.contactCentre.tasks.filter(({ name }) => name.endsWith(number));
}

describe('when the wait is long', () => {
  beforeAll(() =>
    phones.network.contactCentre.setQueue({ agentsAvailable: 0, agentsStaffed: 2, contactsInQueue: 4 }),
  );

  describe.concurrent.each(PROVIDERS)('a caller of %s', (provider) => {
    it('is told of a long wait, prefers a call-back and is not dialled', async () => {
      const phone = await phones.connect({ alone: true, provider });
      const line = spokenTruth(
        { kind: 'queue', waitMinutes: 8 },
        { lines: shippedLines('en'), now: new Date() },
      ).text;
      const call = await phone.dials(caller(provider, 0));
      await call.hearsPart(GREETING);
      await call.presses('0');
      await call.hears(line, 25_000);
      await call.says('caller-call-back');
      await call.hears(CONFIRMED);
      expect(tasksOf(caller(provider, 0))).toHaveLength(1);
      expect(call.moments('dial-ringing')).toEqual([]);
      expect((await call.session())?.status).toBe('ACTIVE');
      expect(await phone.metric('gateway_handoffs_total', { result: 'not_awaited' })).toBe(1);
      call.hangsUp();
      await call.hasStatus('COMPLETED');
    });

    it('is told of a long wait, says nothing and is connected', async () => {
      const phone = await phones.connect({ alone: true, provider });
      const line = spokenTruth(
        { kind: 'queue', waitMinutes: 8 },
        { lines: shippedLines('en'), now: new Date() },
      ).text;
      const call = await phone.dials(caller(provider, 1));
      await call.hearsPart(GREETING);
      await call.presses('0');
      await call.hears(line, 25_000);
      const contact = await phone.agent.sees(caller(provider, 1));
      expect(contact.attributes).toMatchObject({ found: 'true', reason: 'dtmf', sentiment: 'neutral' });
      expect(call.saidByTwilio).toEqual([]);
      call.hangsUp();
      await call.hasStatus('HANDED_OFF');
    });
  });
});

describe('when agents are free', () => {
  beforeAll(() =>
    phones.network.contactCentre.setQueue({ agentsAvailable: 3, agentsStaffed: 3, contactsInQueue: 0 }),
  );

  describe.concurrent.each(PROVIDERS)('a caller of %s', (provider) => {
    it('gets a person with one dial, and the contact shows how the call went', async () => {
      const phone = await phones.connect({ alone: true, provider });
      const call = await phone.dials(caller(provider, 2));
      await call.hears(GREETING);
      await call.says('caller-person');
      const contact = await phone.agent.sees(caller(provider, 2));
      // The hold line was heard after the hand-off was written, and is in it all the same.
      expect(contact.attributes.transcript).toContain(`Assistant: ${phone.lines.hold}`);
      expect(call.moments('dial-ringing')).toHaveLength(1);
      phone.agent.hangsUp();
      await call.ends();
      await call.hasStatus('HANDED_OFF');
      const attributes = phones.network.contactCentre.attributes(contact.contactId);
      expect(attributes).toMatchObject({ dialResult: 'reached' });
    });

    it('hangs up while it rings, and no agent gets the call', async () => {
      const phone = await phones.connect({ provider, env: RING });
      phone.agent.is('rings');
      const call = await phone.dials(caller(provider, 3));
      await call.hearsPart(GREETING);
      await call.presses('0');
      await call.happens('dial-ringing', 1, 25_000);
      call.hangsUp();
      await call.hasStatus('COMPLETED');
      expect(phone.agent.contacts).toEqual([]);
      expect(call.errors).toEqual([]);
    });
  });
});
