import { describe, expect, it } from 'vitest';
import { SANDBOX } from '../../sandbox/telephone-network.ts';
import type { VoiceProvider } from '../../src/voice/provider.ts';
import { Browser, WEB_ENV } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { GREETING, type Phone } from '../support/phone.ts';
import { PROVIDERS, SUNDAY, usePhones } from '../support/phones.ts';

const phones = usePhones({ openai: { speed: 1.2 }, bedrock: { speed: 1.2, turnEndSilenceMs: 400 } });

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

async function begun(provider: VoiceProvider): Promise<{ phone: Phone; browser: Browser }> {
  const env = { ...WEB_ENV, ENABLE_VOICE_FALLBACK: 'true' };
  const phone = await phones.connect({ alone: true, provider, env });
  const browser = await Browser.begin(phone.gateway.origin, `failover-${provider}`);
  await browser.ready();
  await browser.heard('assistant', GREETING, 20_000);
  return { phone, browser };
}

describe.each(PROVIDERS)('a caller in the browser, with %s', (provider) => {
  it('goes on with the other model when theirs is gone in the middle of an answer', async () => {
    const { phone, browser } = await begun(provider);
    await browser.says(phone.network.library.utterance('caller-return-policy').mulaw);
    await eventually(() => [...browser.played.values()].slice(1).some((ms) => ms > 1_000), 15_000);
    const before = new Set(browser.of('voice_audio').map(({ data }) => data.itemId));
    loseForGood(phone, provider);
    // The other model speaks: the rest, or an apology.
    await browser.message('voice_audio', ({ data }) => !before.has(data.itemId), 15_000);
    await browser.says(phone.network.library.utterance('caller-sunday').mulaw);
    await browser.heard('assistant', SUNDAY, 20_000);
    expect(browser.of('voice_error')).toEqual([]);
    const session = await phone.gateway.services.store.readSession(browser.sessionId);
    expect(session?.provider).toBe(provider === 'nova' ? 'openai' : 'nova');
    browser.end();
    await browser.closes();
  }, 90_000);

  it('is shown whom to call when both models are gone', async () => {
    const { phone, browser } = await begun(provider);
    phone.network.openai.faults.refuseNext(403);
    loseForGood(phone, 'nova');
    if (provider === 'openai') phone.network.openai.dropAll();
    const { data } = await browser.message('voice_handoff', () => true, 20_000);
    expect(data).toMatchObject({ reason: 'provider_failure', number: SANDBOX.connectNumber });
    expect((await browser.message('voice_session_ended')).data.reason).toBe('handed_off');
    await browser.closes();
  }, 90_000);
});
