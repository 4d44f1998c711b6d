import { describe, expect, it } from 'vitest';
import { GREETING } from '../support/phone.ts';
import { HOURS, SUNDAY, usePhones } from '../support/phones.ts';

/** The vendors' limits on one stream: seconds in place of minutes. */
const LIMITED = { sessionLimitMs: 4_000 };
const RENEWALS = 'voice_provider_renewals_total';

const phones = usePhones({ openai: LIMITED, bedrock: LIMITED });

describe.concurrent.each([
  ['openai', 'server'],
  ['openai', 'gateway'],
  ['nova', 'server'],
] as const)('a caller of %s, with TURN_TAKING=%s', (provider, turnTaking) => {
  it('does not notice that each model stream lasts only four seconds', async () => {
    const env = { NOVA_SONIC_SESSION_TIMEOUT: '4000', TURN_TAKING: turnTaking };
    const phone = await phones.connect({ alone: true, provider, env });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-open-tomorrow');
    await call.hears(HOURS);
    await call.says('caller-sunday');
    await call.hears(SUNDAY);
    await call.storedTurn(SUNDAY);
    expect((await call.turns()).map(({ text }) => text)).toEqual([
      GREETING,
      'what time do you open tomorrow',
      HOURS,
      'wait is that also on sunday',
      SUNDAY,
    ]);
    expect(await phone.metric(RENEWALS, { provider })).toBeGreaterThanOrEqual(2);
    expect(await phone.metric(RENEWALS, { provider, result: 'lost' })).toBe(0);
    expect(call.carrierCall.streams).toHaveLength(1);
    call.hangsUp();
    await call.hasStatus('COMPLETED');
  });
});
