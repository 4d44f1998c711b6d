import { describe, expect, it } from 'vitest';
import { PROVIDERS, SUNDAY, usePhones } from '../support/phones.ts';

/** Longer than what the caller says over it. */
const GREETING = 'Hello, you are speaking with the virtual assistant. How can I help you today?';

const phones = usePhones();
const env = (bargeIn: string) => ({ ASSISTANT_GREETING: GREETING, GREETING_BARGE_IN: bargeIn });

describe.concurrent.each(PROVIDERS)('a caller of %s who speaks at pick-up', (provider) => {
  it('hears the protected greeting to its end', async () => {
    const phone = await phones.connect({ provider, env: env('protect') });
    const call = await phone.dials();
    await call.hearsPart(GREETING);
    await call.says('caller-sunday');
    await call.hears(GREETING);
    await call.says('caller-sunday');
    await call.hears(SUNDAY);
    expect(call.moments('clear')).toEqual([]);
    call.hangsUp();
    await call.ends();
  });

  it('hears the greeting after the answer, when it is set to be repeated', async () => {
    const phone = await phones.connect({ provider, env: env('repeat') });
    const call = await phone.dials();
    await call.hearsPart(GREETING, 100);
    await call.interrupts('caller-sunday');
    await call.hears(SUNDAY);
    await call.hears(GREETING);
    call.hangsUp();
    await call.ends();
  });
});
