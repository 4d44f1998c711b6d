import { describe, expect, it } from 'vitest';
import { GREETING } from '../support/phone.ts';
import { HOURS, PROVIDERS, usePhones } from '../support/phones.ts';

const phones = usePhones();

describe('a session table that takes a second for each request', () => {
  it('delays no audio, and a hand-off only for a short time', async () => {
    const both = await Promise.all(PROVIDERS.map((provider) => phones.connect({ provider })));
    phones.network.dynamo.delay(1_000);
    await Promise.all(
      both.map(async (phone) => {
        const call = await phone.dials();
        const greeting = await call.hears(GREETING);
        expect(greeting.startMs).toBeLessThan(1_000);
        await call.says('caller-open-tomorrow');
        const askedMs = call.carrierCall.durationMs;
        const answer = await call.hearsPart(HOURS);
        expect(answer.startMs - askedMs).toBeLessThan(1_500);
        await call.presses('0');
        await call.hears(phone.lines.hold);
        await call.happens('dial-ringing');
        call.hangsUp();
        await call.ends();
      }),
    ).finally(() => phones.network.dynamo.delay(0));
  });
});
