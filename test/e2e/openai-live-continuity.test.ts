import { describe, expect, it } from 'vitest';
import { Browser, WEB_ENV } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { GREETING, type Phone } from '../support/phone.ts';
import { HOURS, SUNDAY, usePhones } from '../support/phones.ts';

const RENEWALS = 'voice_provider_renewals_total';
const QUESTION = 'what time do you open tomorrow';
const provider = 'openai-live';

const phones = usePhones();
/** The vendor announces each session's end, here after seconds. */
const limited = usePhones({ openai: { sessionLimitMs: 12_000 } });

function memoryOf({ network }: Phone, of: 'openai-live' | 'nova'): string[] {
  const turns =
    of === 'nova'
      ? network.bedrock.streams.at(-1)?.conversation
      : network.openai.liveSessions.at(-1)?.memory.turns;
  return turns?.map(({ text }) => text) ?? [];
}

/** The provider's stream is lost, and the next one refused for good. */
function loseForGood({ network }: Phone, lost: 'openai-live' | 'nova'): void {
  if (lost === 'openai-live') {
    network.openai.faults.refuseNext(403);
    network.openai.dropAll();
  } else {
    network.bedrock.refuseNext({ status: 403, errorType: 'AccessDeniedException', message: 'Refused.' });
    network.bedrock.resetStream();
  }
}

describe('a caller of GPT-Live', () => {
  it('does not notice that a session ends at the time that it has announced', async () => {
    const phone = await limited.connect({ provider, alone: true });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-open-tomorrow');
    await call.hears(HOURS);
    await eventually(() => phone.metric(RENEWALS, { provider, result: 'planned' }), 20_000, 200);
    await call.says('caller-sunday');
    await call.hears(SUNDAY, 20_000);
    expect(memoryOf(phone, provider)).toEqual(expect.arrayContaining([QUESTION, HOURS]));
    await call.storedTurn(SUNDAY);
    expect((await call.turns()).map(({ text }) => text)).toEqual([
      GREETING,
      QUESTION,
      HOURS,
      'wait is that also on sunday',
      SUNDAY,
    ]);
    expect(await phone.metric(RENEWALS, { provider, result: 'lost' })).toBe(0);
    expect(call.carrierCall.streams).toHaveLength(1);
    call.hangsUp();
    await call.hasStatus('COMPLETED');
  });

  it.each([
    [provider, 'nova', { VOICE_FALLBACK_ORDER: 'nova' }],
    ['nova', provider, { VOICE_FALLBACK_ORDER: provider }],
  ] as const)('who began with %s goes on with %s when that is gone', async (first, second, order) => {
    const env = { ENABLE_VOICE_FALLBACK: 'true', ...order };
    const phone = await phones.connect({ provider: first, alone: true, env });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-open-tomorrow');
    await call.hears(HOURS);
    await call.storedTurn(HOURS);
    loseForGood(phone, first);
    await call.says('caller-sunday');
    await call.hears(SUNDAY, 20_000);
    expect((await call.hasStatus('ACTIVE')).provider).toBe(second);
    expect(await phone.metric(RENEWALS, { provider: second, result: 'failed_over' })).toBe(1);
    expect(memoryOf(phone, second)).toEqual(expect.arrayContaining([QUESTION, HOURS]));
    call.hangsUp();
    await call.hasStatus('COMPLETED');
  });
});

describe('a caller in the browser, with GPT-Live', () => {
  it('talks to the model in PCM, is heard, and interrupts it', async () => {
    const phone = await phones.connect({ provider, env: WEB_ENV });
    const { library } = phone.network;
    const browser = await Browser.begin(phone.gateway.origin, 'user-live');
    await browser.ready();
    await browser.heard('assistant', GREETING);
    await browser.says(library.utterance('caller-return-policy').mulaw);
    await eventually(() => [...browser.played.values()].slice(1).some((ms) => ms > 1_500), 15_000);
    await browser.says(library.utterance('caller-sunday').mulaw);
    await browser.heard('caller', 'sunday');
    await browser.heard('assistant', SUNDAY, 15_000);
    // The model stopped by itself: nothing had to be taken back from the page.
    expect(browser.of('voice_clear')).toEqual([]);
    expect(browser.of('voice_error')).toEqual([]);
    const config = phone.network.openai.liveSessions.at(-1)?.config;
    expect(config?.audio?.format).toEqual({ type: 'audio/pcm', rate: 24_000 });
    browser.end();
    await browser.closes();
    const { store } = phone.gateway.services;
    const session = await eventually(async () => {
      const stored = await store.readSession(browser.sessionId);
      return stored?.status === 'COMPLETED' && stored;
    });
    expect(session).toMatchObject({ channel: 'browser', provider, audioFormat: 'audio/l16;rate=24000' });
    const cut = (await store.readTurns(browser.sessionId)).filter(({ interrupted }) => interrupted);
    expect(cut).toHaveLength(1);
  });
});
