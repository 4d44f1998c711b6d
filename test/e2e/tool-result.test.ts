import { afterEach, describe, expect, it } from 'vitest';
import { GREETING } from '../support/phone.ts';
import { PROVIDERS, SUNDAY, usePhones } from '../support/phones.ts';

const CONFIRMED = 'A colleague will call you back.';
/** The tool's answer comes while the caller is in the middle of the next sentence. */
const TOOL_MS = 1_500;

const phones = usePhones({
  rules: [
    { when: /call me back/, answer: { toolCalls: [{ name: 'request_callback', arguments: {} }] } },
    { when: /confirm that a colleague/i, answer: { text: CONFIRMED } },
  ],
});
afterEach(() => phones.network.contactCentre.delay(0));

describe.each(PROVIDERS)('a caller of %s who speaks on while a tool is at work', (provider) => {
  it('is not talked over by the result', async () => {
    const phone = await phones.connect({ provider });
    const call = await phone.dials();
    await call.hears(GREETING);
    phones.network.contactCentre.delay(TOOL_MS);
    await call.says('caller-call-back');
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    await call.says('caller-sunday');
    expect(call.heard(CONFIRMED)).toBeUndefined();
    await call.hears(SUNDAY);
    await call.hears(CONFIRMED);
    call.hangsUp();
    await call.ends();
  });
});
