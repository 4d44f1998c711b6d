import { describe, expect, it } from 'vitest';
import { GREETING } from '../support/phone.ts';
import { usePhones } from '../support/phones.ts';

const phones = usePhones();
const NEXT_TOKEN = 'the-next-auth-token';

describe("while the account's auth token is replaced", () => {
  it('calls in progress and new ones go on', async () => {
    const env = { TWILIO_AUTH_TOKEN_SECONDARY: NEXT_TOKEN };
    const phone = await phones.connect({ provider: 'openai', alone: true, env });
    const call = await phone.dials();
    await call.hears(GREETING);
    phone.carrier.promoteToken(NEXT_TOKEN);

    await call.presses('0');
    expect((await phone.agent.sees(call.carrierCall.from)).attributes).toMatchObject({ found: 'true' });
    phone.agent.hangsUp();
    await call.ends();
    await call.hasStatus('HANDED_OFF');
    expect(call.errors).toEqual([]);

    const next = await phone.dials('+14155550102');
    await next.hears(GREETING);
    next.hangsUp();
    await next.hasStatus('COMPLETED');
    expect(await phone.metric('gateway_requests_refused_total')).toBe(0);
  });
});
