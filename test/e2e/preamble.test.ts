import { describe, expect, it } from 'vitest';
import { GREETING } from '../support/phone.ts';
import { LONG_ANSWER, usePhones } from '../support/phones.ts';

const phones = usePhones({
  rules: [
    {
      when: /return policy/,
      answer: { text: LONG_ANSWER, toolCalls: [{ name: 'escalate_to_human', arguments: { reason: 'x' } }] },
    },
  ],
});

describe.concurrent('a model that answers and wants a person in one response', () => {
  it('is heard to its end, before the hold line', async () => {
    const phone = await phones.connect({ provider: 'openai' });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-return-policy');
    await call.hears(LONG_ANSWER, 20_000);
    await call.hears(phone.lines.hold);
    await call.happens('dial-ringing');
    expect(call.moments('clear').every(({ detail }) => Number(detail.droppedMs) === 0)).toBe(true);
    call.hangsUp();
    await call.ends();
  });

  it('is silenced by a caller who talks over it', async () => {
    const phone = await phones.connect({ provider: 'openai' });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-return-policy');
    await call.hearsPart(LONG_ANSWER, 600);
    const clear = await call.interrupts('caller-sunday');
    expect(Number(clear.detail.droppedMs)).toBeGreaterThan(0);
    await call.hears(phone.lines.hold);
    await call.happens('dial-ringing');
    call.hangsUp();
    await call.ends();
  });
});
