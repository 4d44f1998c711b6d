import { describe, expect, it } from 'vitest';
import { GREETING } from '../support/phone.ts';
import { PROVIDERS, usePhones } from '../support/phones.ts';

const phones = usePhones();

describe.concurrent.each(PROVIDERS)('a caller of %s', (provider) => {
  it.each(['fr', 'it', 'de', 'es', 'pt', 'hi'])('who speaks %s is spoken to in it', async (language) => {
    const phone = await phones.connect({ provider });
    const { hold } = phone.gateway.services.assistant.linesFor(language);
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says(`caller-person-${language}`);
    await call.hears(hold, 20_000);
    await call.happens('dial-ringing');
    expect((await call.session())?.language).toBe(language);
    call.hangsUp();
    await call.ends();
  });

  it('returns from a failed hand-off to an assistant that still speaks German', async () => {
    const phone = await phones.connect({ provider });
    phone.agent.is('busy');
    const { nobodyFree } = phone.gateway.services.assistant.linesFor('de');
    const call = await phone.dials();
    await call.hearsPart(GREETING);
    await call.says('caller-person-de');
    await call.hears(nobodyFree, 30_000);
    call.hangsUp();
    await call.hasStatus('COMPLETED');
  });
});
