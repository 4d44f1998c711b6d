import { afterAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { Fleet } from '../support/fleet.ts';
import { GREETING } from '../support/phone.ts';
import { HOURS, usePhones } from '../support/phones.ts';

const phones = usePhones();
const fleets: Fleet[] = [];
afterAll(() => Promise.all(fleets.map((fleet) => fleet.stop())));

/** A call whose process dies while it answers what follows a dial that nobody has taken. */
async function dialResultBreaks(env: Readonly<Record<string, string>>) {
  const fleet = new Fleet();
  fleets.push(fleet);
  const settings = { HANDOFF_DIAL_TIMEOUT_SECONDS: '5', ...env };
  const [first, second] = await Promise.all([
    fleet.start(phones.network, 'openai', settings),
    fleet.start(phones.network, 'openai', settings),
  ]);
  fleet.use(first);
  const carrier = { gatewayOrigin: fleet.balancer.origin };
  const phone = await phones.connect({ provider: 'openai', carrier, alone: true });
  phone.agent.is('rings');
  const call = await phone.dials();
  await call.hears(GREETING);
  await call.says('caller-person');
  await call.hears(phone.lines.hold);
  await call.happens('dial-ringing');
  // Stopped, it takes the connection and answers nothing; killed, it breaks it.
  first.freeze();
  const asked = () =>
    call.moments('webhook-sent').some(({ detail }) => detail.path === '/twilio/dial-result');
  await eventually(asked, 10_000);
  fleet.use(second);
  first.kill();
  return { call, phone };
}

describe.concurrent('a caller whose webhook breaks in the middle', () => {
  it('stays on the line where TWILIO_WEBHOOK_RETRIES has Twilio ask another process', async () => {
    const { call, phone } = await dialResultBreaks({ TWILIO_WEBHOOK_RETRIES: '2' });
    await call.hears(phone.lines.nobodyFree);
    await call.says('caller-open-tomorrow');
    await call.hears(HOURS);
    call.hangsUp();
    await call.hasStatus('COMPLETED');
    expect(call.errors).toEqual([]);
  });

  it('loses the call without TWILIO_WEBHOOK_RETRIES', async () => {
    const { call } = await dialResultBreaks({});
    await call.ends();
    expect(call.errors).toContain(11200);
  });
});
