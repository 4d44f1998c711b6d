import { describe, expect, it } from 'vitest';
import { GREETING } from '../support/phone.ts';
import { LONG_ANSWER, usePhones } from '../support/phones.ts';

const REST = 'That is all I know.';
const phones = usePhones({
  rules: [
    { when: /open tomorrow/, answer: { ending: 'content_filter' } },
    { when: /return policy/, answer: { text: LONG_ANSWER, ending: 'max_output_tokens', spokenMs: 1_000 } },
    { when: /cut off after/, answer: { text: REST } },
  ],
});
/** From the end of the caller's words to the beginning of what follows. */
const SOON_MS = 3_000;

describe.concurrent('a caller whose model', () => {
  it('is not allowed to answer is told so, and stays with the assistant', async () => {
    const phone = await phones.connect({ provider: 'openai', alone: true });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-open-tomorrow');
    await call.hears(phone.lines.refusal, SOON_MS + 6_000);
    expect(await phone.metric('voice_provider_renewals_total')).toBe(0);
    expect(await phone.metric('voice_provider_unfinished_answers_total', { end: 'refused' })).toBe(1);
    expect((await call.session())?.status).toBe('ACTIVE');
    call.hangsUp();
    await call.ends();
  });

  it('stops in the middle hears the rest of the answer', async () => {
    const phone = await phones.connect({ provider: 'openai', alone: true });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-return-policy');
    await call.hearsPart(LONG_ANSWER, 500);
    await call.hears(REST, SOON_MS + 3_000);
    expect(phone.logged('was not spoken to its end', 'max_output_tokens')).toHaveLength(1);
    call.hangsUp();
    await call.ends();
  });
});
