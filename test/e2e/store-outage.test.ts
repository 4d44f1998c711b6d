import { afterEach, describe, expect, it } from 'vitest';
import { GREETING } from '../support/phone.ts';
import type { PhoneCall } from '../support/phone-call.ts';
import { HOURS, PROVIDERS, usePhones } from '../support/phones.ts';

const phones = usePhones();

afterEach(() => {
  phones.network.dynamo.fail(false);
  phones.network.dynamo.delay(0);
});

/** One phone for each provider: the table fails for both at the same time. */
function connectBoth() {
  return Promise.all(PROVIDERS.map((provider) => phones.connect({ alone: true, provider })));
}

describe('a session table that is down', () => {
  it('keeps no caller from the assistant or from a person', async () => {
    const both = await connectBoth();
    phones.network.dynamo.fail('disconnect');
    await Promise.all(
      both.map(async (phone) => {
        const call = await phone.dials();
        await call.hears(GREETING);
        await call.says('caller-person');
        await call.hears(phone.lines.hold);
        const contact = await phone.agent.sees(call.carrierCall.from);
        expect(contact.digits).toBe('');
        expect(contact.attributes.found).toBe('false');
        phone.agent.hangsUp();
        await call.ends();
        expect(call.errors).toEqual([]);
        expect(await phone.metric('gateway_store_failures_total')).toBeGreaterThan(0);
      }),
    );
  });

  it.each([
    ['is down', () => phones.network.dynamo.fail('disconnect')],
    ['is slow', () => phones.network.dynamo.delay(1_300)],
  ])('connects nobody who was told goodbye, when it %s', async (_how, breaks) => {
    const env = { IDLE_CALL_SECONDS: '6' };
    const both = await Promise.all(
      PROVIDERS.map((provider) => phones.connect({ alone: true, provider, env })),
    );
    const calls = await Promise.all(both.map((phone) => phone.dials()));
    breaks();
    await Promise.all(
      both.map(async (phone, place) => {
        const call = calls[place];
        await call?.hears(phone.lines.idleGoodbye, 30_000);
        await call?.ends();
        expect(phone.agent.contacts).toEqual([]);
        expect(call?.saidByTwilio).toEqual([]);
        expect(call?.carrierCall.streams).toHaveLength(1);
      }),
    );
  });

  it('gets every turn and the session once it works again', async () => {
    const both = await connectBoth();
    phones.network.dynamo.fail('server_error');
    const calls: PhoneCall[] = await Promise.all(
      both.map(async (phone) => {
        const call = await phone.dials();
        await call.hears(GREETING);
        await call.says('caller-open-tomorrow');
        await call.hears(HOURS);
        return call;
      }),
    );
    phones.network.dynamo.fail(false);
    for (const call of calls) {
      await call.storedTurn(HOURS, 15_000);
      call.hangsUp();
      await call.hasStatus('COMPLETED', 15_000);
      expect((await call.turns()).map(({ role }) => role)).toEqual(['assistant', 'caller', 'assistant']);
    }
  });
});
