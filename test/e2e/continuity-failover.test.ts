import { describe, expect, it } from 'vitest';
import type { VoiceProvider } from '../../src/voice/provider.ts';
import { GREETING, type Phone } from '../support/phone.ts';
import { PROVIDERS, usePhones } from '../support/phones.ts';

const NINE = 'At nine.';
const YES = 'Yes, also then.';

const phones = usePhones({
  rules: [
    { when: /open tomorrow/, answer: { text: NINE } },
    { when: /sunday/, answer: { text: YES } },
  ],
});

function otherThan(provider: VoiceProvider): VoiceProvider {
  return provider === 'nova' ? 'openai' : 'nova';
}

/** What the newest session of a provider remembers. */
function newestMemory({ network }: Phone, provider: VoiceProvider): string[] {
  const newest = provider === 'openai' ? network.openai.sessions.at(-1) : network.bedrock.streams.at(-1);
  return newest?.conversation.map(({ text }) => text) ?? [];
}

/** The provider's stream is lost, and the next one refused for good. */
function loseForGood({ network }: Phone, provider: VoiceProvider): void {
  if (provider === 'openai') {
    network.openai.faults.refuseNext(403);
    network.openai.dropAll();
  } else {
    network.bedrock.refuseNext({ status: 403, errorType: 'AccessDeniedException', message: 'Refused.' });
    network.bedrock.resetStream();
  }
}

describe.each(PROVIDERS)('a caller of %s', (provider) => {
  it('goes on with the other model when theirs is gone', async () => {
    const env = { ENABLE_VOICE_FALLBACK: 'true' };
    const phone = await phones.connect({ alone: true, provider, env });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-open-tomorrow');
    await call.hears(NINE);
    loseForGood(phone, provider);
    await call.says('caller-sunday');
    await call.hears(YES);
    const other = otherThan(provider);
    expect(
      await phone.metric('voice_provider_renewals_total', { provider: other, result: 'failed_over' }),
    ).toBe(1);
    const question = 'what time do you open tomorrow';
    expect(newestMemory(phone, other)).toEqual(expect.arrayContaining([question, NINE]));
    expect((await call.hasStatus('ACTIVE')).provider).toBe(other);
    call.hangsUp();
    await call.hasStatus('COMPLETED');
  });

  it('is told so and goes to a person when both models are gone', async () => {
    const env = { ENABLE_VOICE_FALLBACK: 'true' };
    const phone = await phones.connect({ alone: true, provider, env });
    const call = await phone.dials();
    await call.hears(GREETING);
    phone.network.openai.faults.refuseNext(403);
    loseForGood(phone, 'nova');
    if (provider === 'openai') phone.network.openai.dropAll();
    const contact = await phone.agent.sees(call.carrierCall.from);
    expect(contact.attributes).toMatchObject({ found: 'true', reason: 'provider_failure' });
    expect(call.saidByTwilio).toEqual([phone.lines.modelGone]);
    phone.agent.hangsUp();
    await call.ends();
  });
});
