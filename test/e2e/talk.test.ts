import { describe, expect, it } from 'vitest';
import { GREETING } from '../support/phone.ts';
import { HOURS, PROVIDERS, SUNDAY, usePhones } from '../support/phones.ts';

const phones = usePhones();

describe.concurrent.each(PROVIDERS)('a conversation with %s', (provider) => {
  it('begins with the greeting', async () => {
    const phone = await phones.connect({ provider });
    const call = await phone.dials();
    await call.hears(GREETING);
    const name = provider === 'openai' ? 'OpenAI Realtime' : 'Amazon Nova Sonic';
    expect(phone.logged(call.sid, `Using ${name} voice provider`)).toHaveLength(1);
    call.hangsUp();
  });

  it('goes on with a question and its answer, and another', async () => {
    const phone = await phones.connect({ provider });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-open-tomorrow');
    await call.hears(HOURS);
    await call.says('caller-sunday');
    await call.hears(SUNDAY);
    await call.storedTurn(SUNDAY);
    expect((await call.turns()).map(({ role, text }) => `${role}: ${text}`)).toEqual([
      `assistant: ${GREETING}`,
      'caller: what time do you open tomorrow',
      `assistant: ${HOURS}`,
      'caller: wait is that also on sunday',
      `assistant: ${SUNDAY}`,
    ]);
    call.hangsUp();
    await call.hasStatus('COMPLETED');
    expect(call.errors).toEqual([]);
  });
});
