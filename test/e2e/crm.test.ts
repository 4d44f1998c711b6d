import { afterAll, describe, expect, it } from 'vitest';
import { SANDBOX } from '../../sandbox/telephone-network.ts';
import { HUBSPOT_TOKEN, useCrm, WEBHOOK_SECRET } from '../support/crm.ts';
import { eventually } from '../support/eventually.ts';
import { Fleet } from '../support/fleet.ts';
import { GREETING } from '../support/phone.ts';
import { PROVIDERS, SUNDAY, usePhones } from '../support/phones.ts';

const phones = usePhones();
const crm = useCrm();
const fleets: Fleet[] = [];
afterAll(() => Promise.all(fleets.map((fleet) => fleet.stop())));

/** The gateway waits 15 s for the last webhook of a call, and looks into the outbox about every 10 s. */
const DELIVERED_MS = 45_000;
/** The first pause after a failure is half a minute. */
const DELIVERED_LATER_MS = 90_000;
const TEST_MS = 180_000;

describe.concurrent.each(PROVIDERS)('after a call with %s', (provider) => {
  it('HubSpot and the webhook have it, with the person who took it over', { timeout: TEST_MS }, async () => {
    const phone = await phones.connect({ provider, alone: true, env: { ...crm.env, LOG_LEVEL: 'trace' } });
    const contact = crm.hubspot.account.create('contacts', {
      properties: { firstname: 'Aurelia', lastname: 'Quill', company: 'Lighthouse', phone: phone.caller },
      associations: [],
    });
    const call = await phone.dials();
    await call.hears(GREETING);
    // No text of this assistant names the caller, so nobody is looked up until the report is made.
    expect(await phone.metric('gateway_crm_lookups_total')).toBe(0);
    expect(crm.searchesFor(phone.caller)).toBe(0);
    await call.says('caller-person');
    await call.hears(phone.lines.hold);
    await phone.agent.sees(call.carrierCall.from);
    phone.agent.hangsUp();
    await call.ends();

    const engagement = await eventually(() => crm.engagement(call.sid), DELIVERED_MS);
    expect(engagement.properties).toMatchObject({
      hs_call_direction: 'INBOUND',
      hs_call_from_number: phone.caller,
      hs_call_to_number: SANDBOX.assistantNumber,
    });
    expect(engagement.properties.hs_call_body).toContain('A person took the call over.');
    expect(crm.hubspot.account.associated(engagement, 'contacts')).toEqual([contact]);
    expect(crm.hubspot.account.associated(engagement, 'tickets')).toEqual([]);
    expect(await eventually(() => crm.report(call.sid), DELIVERED_MS)).toMatchObject({
      call: { id: call.sid, from: phone.caller, outcome: 'handed_off', handoffReason: 'explicit_request' },
    });
    expect(crm.searchesFor(phone.caller)).toBe(1);
    const log = phone.log.join('');
    const secrets = ['Aurelia', 'Quill', 'Lighthouse', phone.caller.slice(1), HUBSPOT_TOKEN, WEBHOOK_SECRET];
    for (const secret of secrets) expect(log.includes(secret), secret).toBe(false);
  });

  it('that HubSpot missed, because it was down, HubSpot has it later', { timeout: TEST_MS }, async () => {
    const phone = await phones.connect({ provider, alone: true, env: crm.env });
    let isDown = true;
    let refusals = 0;
    // For this caller only: other tests use the same HubSpot at this moment.
    crm.breakFor(phone.caller, () => {
      refusals += isDown ? 1 : 0;
      return isDown;
    });
    const call = await phone.dials();
    crm.breakFor(call.sid, () => isDown);
    await call.hears(GREETING);
    expect(refusals).toBe(0);
    await call.says('caller-sunday');
    await call.hears(SUNDAY);
    call.hangsUp();
    await call.hasStatus('COMPLETED');
    expect(call.errors).toEqual([]);

    await eventually(() => crm.report(call.sid), DELIVERED_MS);
    expect(crm.report(call.sid)).toMatchObject({ call: { outcome: 'completed' } });
    expect(crm.engagement(call.sid)).toBeUndefined();
    isDown = false;
    const engagement = await eventually(() => crm.engagement(call.sid), DELIVERED_LATER_MS);
    expect(engagement.properties.hs_call_body).toContain('Yes, on Sundays we open');
    const contacts = crm.hubspot.account.associated(engagement, 'contacts');
    expect(contacts.map(({ properties }) => properties)).toEqual([
      { phone: phone.caller, lifecyclestage: 'lead' },
    ]);
  });
});

describe.concurrent('a call whose process is killed as the caller hangs up', () => {
  it('is reported by another process, once', { timeout: TEST_MS }, async () => {
    const fleet = new Fleet();
    fleets.push(fleet);
    const first = await fleet.start(phones.network, 'openai', crm.env);
    const second = await fleet.start(phones.network, 'openai', crm.env);
    fleet.use(first);
    const phone = await phones.connect({
      provider: 'openai',
      carrier: { gatewayOrigin: fleet.balancer.origin },
    });
    const call = await phone.dials();
    await call.hears(GREETING);
    fleet.use(second);
    first.kill();
    call.hangsUp();
    await call.hasStatus('COMPLETED');
    await eventually(() => crm.engagement(call.sid), DELIVERED_MS);
    await eventually(() => crm.report(call.sid), DELIVERED_MS);
    const all = crm.hubspot.account
      .all('calls')
      .filter(({ properties }) => properties.hs_call_external_id === call.sid);
    expect(all).toHaveLength(1);
  });
});
