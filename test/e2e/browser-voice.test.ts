import { describe, expect, it } from 'vitest';
import { SANDBOX } from '../../sandbox/telephone-network.ts';
import type { VoiceProvider } from '../../src/voice/provider.ts';
import { Browser, fetchToken, WEB_ENV } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { modelSessions } from '../support/model-session.ts';
import { GREETING, type Phone } from '../support/phone.ts';
import { HOURS, LONG_ANSWER, PROVIDERS, SUNDAY, usePhones } from '../support/phones.ts';

const phones = usePhones({ openai: { speed: 4 }, bedrock: { speed: 4, turnEndSilenceMs: 400 } });
let users = 0;

async function gatewayOf(provider: VoiceProvider): Promise<Phone> {
  return phones.connect({ provider, env: WEB_ENV });
}

function utterance(phone: Phone, id: string): Uint8Array {
  return phone.network.library.utterance(id).mulaw;
}

const nextUser = () => `user-${++users}`;

async function greeted(phone: Phone, data: Readonly<Record<string, unknown>> = {}): Promise<Browser> {
  const browser = await Browser.begin(phone.gateway.origin, nextUser(), { data });
  await browser.ready();
  await browser.heard('assistant', GREETING);
  return browser;
}

/** The same user comes with another socket, again and again while the session is busy, as `session_busy` says. */
async function takeOver(phone: Phone, { userId, sessionId }: Browser): Promise<Browser> {
  const tryAgain = async () => {
    const next = await Browser.begin(phone.gateway.origin, userId, { sessionId });
    const answer = await eventually(() => next.messages.find(({ type }) => /initialized|error/.test(type)));
    if (answer.type === 'voice_session_initialized') {
      await next.ready();
      return next;
    }
    expect(answer.data.code).toBe('session_busy');
    await next.closes();
    return undefined;
  };
  return eventually(tryAgain, 15_000, 500);
}

describe.concurrent.each(PROVIDERS)('a caller in the browser, with %s', (provider) => {
  it('talks to the assistant, and sees what both have said', async () => {
    const phone = await gatewayOf(provider);
    const browser = await Browser.begin(phone.gateway.origin, nextUser());
    const { capabilities, novaSonicSessionId } = await browser.ready();
    expect(capabilities).toMatchObject({ transcription: true, streaming: true, models: ['openai', 'nova'] });
    expect(novaSonicSessionId).toMatch(/./);
    expect(browser.sessionId).toMatch(/^VB[0-9a-f]{32}$/);
    await browser.heard('assistant', GREETING);
    await browser.says(utterance(phone, 'caller-open-tomorrow'));
    await browser.heard('caller', 'open tomorrow');
    const answer = await browser.message('voice_response_triggered', ({ data }) => data.aiResponse === HOURS);
    expect(answer.data).toMatchObject({ triggerReason: 'auto_processing' });
    expect(answer.data.transcription).toContain('open tomorrow');
    await browser.heard('assistant', HOURS);
    browser.end();
    expect(await browser.closes()).toMatchObject({ code: 1000 });
    const { store } = phone.gateway.services;
    const session = await eventually(async () => {
      const stored = await store.readSession(browser.sessionId);
      return stored?.status === 'COMPLETED' && stored;
    });
    expect(session).toMatchObject({
      channel: 'browser',
      userId: browser.userId,
      provider,
      audioFormat: 'audio/l16;rate=24000',
      endReason: 'caller_hung_up',
      messageCount: 3,
    });
    expect(session.connectionId).toMatch(/^WS[0-9a-f]{32}$/);
  });

  it('interrupts, and the model remembers what the browser has played', async () => {
    const phone = await gatewayOf(provider);
    const browser = await greeted(phone);
    await browser.says(utterance(phone, 'caller-return-policy'));
    await eventually(() => [...browser.played.values()].slice(1).some((ms) => ms > 1_500), 15_000);
    await browser.says(utterance(phone, 'caller-sunday'));
    const clear = await browser.message('voice_clear');
    const playedMs = browser.playedOf(clear.data.itemId);
    const cut = await browser.message('voice_transcription_final', ({ data }) => data.interrupted);
    expect(LONG_ANSWER.startsWith(cut.data.text)).toBe(true);
    expect(cut.data.text.length).toBeLessThan(LONG_ANSWER.length);
    const { providerSessionId } = (await phone.gateway.services.store.readSession(browser.sessionId)) ?? {};
    const model = modelSessions(phone).find(({ id }) => id === providerSessionId);
    if (provider === 'openai') {
      const memory = await eventually(() =>
        model?.memory.find(({ truncatedAtMs }) => truncatedAtMs !== undefined),
      );
      // One tick of the player, and the way of the report.
      expect(Math.abs((memory.truncatedAtMs ?? 0) - playedMs)).toBeLessThanOrEqual(150);
    } else expect(model?.memory.some(({ text }) => text === LONG_ANSWER)).toBe(false);
    await browser.heard('assistant', SUNDAY);
    browser.end();
    await browser.closes();
  });

  it('writes over an answer: each answer says what it was triggered by', async () => {
    const phone = await gatewayOf(provider);
    const browser = await greeted(phone);
    await browser.says(utterance(phone, 'caller-return-policy'));
    await eventually(() => [...browser.played.values()].slice(1).some((ms) => ms > 1_000), 15_000);
    browser.send({ action: 'voice_text', data: { text: 'When do you open tomorrow?' } });
    const microphone = setInterval(() => browser.chunk(new Int16Array(640)), 40);
    const answer = await browser.message('voice_response_triggered', ({ data }) => data.aiResponse === HOURS);
    clearInterval(microphone);
    expect(answer.data.triggerReason).toBe('text');
    const cut = browser
      .of('voice_response_triggered')
      .find(({ data }) => data.transcription.includes('return policy'));
    expect(cut?.data.triggerReason).toBe('auto_processing');
    browser.end();
    await browser.closes();
  });

  it('asks for a person, and is shown whom to call', async () => {
    const phone = await gatewayOf(provider);
    const browser = await greeted(phone);
    browser.send({ action: 'voice_text', data: { text: 'I want to speak to a human please.' } });
    const { data } = await browser.message('voice_handoff');
    expect(data).toMatchObject({ reason: 'explicit_request', number: SANDBOX.connectNumber });
    expect(data.token).toMatch(/^\d{10}$/);
    const ended = await browser.message('voice_session_ended');
    expect(ended.data.reason).toBe('handed_off');
    await browser.closes();
    await browser.heard('assistant', phone.lines.numberShown);
    const { store } = phone.gateway.services;
    expect(await store.readSession(browser.sessionId)).toMatchObject({
      status: 'COMPLETED',
      endReason: 'handoff_shown',
    });
    // The name of a user is not a number, even where it looks like one.
    const handoff = await store.readHandoff(data.token);
    expect(handoff).toMatchObject({ sessionId: browser.sessionId });
    expect(handoff).not.toHaveProperty('caller');
    expect((await store.claimHandoff(data.token, 'contact-1')).outcome).toBe('claimed');
  });

  it('loses the connection, comes back and goes on', async () => {
    const phone = await gatewayOf(provider);
    const browser = await greeted(phone);
    await browser.says(utterance(phone, 'caller-open-tomorrow'));
    await browser.heard('assistant', HOURS, 15_000);
    browser.breaks();
    await eventually(async () => {
      const stored = await phone.gateway.services.store.readSession(browser.sessionId);
      return stored?.lostAt;
    });
    const again = await Browser.begin(phone.gateway.origin, browser.userId, { sessionId: browser.sessionId });
    await again.ready();
    expect(again.sessionId).toBe(browser.sessionId);
    await again.heard('assistant', phone.lines.interruption);
    await again.says(utterance(phone, 'caller-sunday'));
    await again.heard('assistant', SUNDAY, 15_000);
    const session = await phone.gateway.services.store.readSession(browser.sessionId);
    expect(session).toMatchObject({ status: 'ACTIVE', resumeCount: 1 });
    expect(session).not.toHaveProperty('lostAt');
    const turns = await phone.gateway.services.store.readTurns(browser.sessionId);
    expect(turns.map(({ text }) => text)).toEqual(expect.arrayContaining([GREETING, HOURS]));
    again.end();
    await again.closes();
  });

  it('gets whole answers as WAV where it does not want them streamed', async () => {
    const phone = await gatewayOf(provider);
    const browser = await Browser.begin(phone.gateway.origin, nextUser(), { data: { streaming: false } });
    await browser.ready();
    const greeting = await browser.message('voice_response_triggered');
    expect(greeting.data.aiResponse).toBe(GREETING);
    expect(greeting.data.audioResponse).toMatch(/^data:audio\/wav;base64,/);
    const wav = Buffer.from(greeting.data.audioResponse.split(',')[1], 'base64');
    expect(wav.toString('latin1', 0, 4)).toBe('RIFF');
    expect(wav.readUInt32LE(24)).toBe(24_000);
    const playedMs = Math.ceil((wav.length - 44) / 48);
    const [itemId] = greeting.data.itemIds;
    browser.send({ action: 'voice_played', data: { itemId, playedMs } });
    await browser.heard('assistant', GREETING);
    browser.send({ action: 'voice_text', data: { text: 'When do you open tomorrow?' } });
    const answer = await browser.message('voice_response_triggered', ({ data }) => data.aiResponse === HOURS);
    expect(answer.data.triggerReason).toBe('text');
    expect(browser.of('voice_audio')).toEqual([]);
    browser.end();
    await browser.closes();
  });
});

describe('a session of the browser', () => {
  it('has the model and the language that its page asks for', async () => {
    const phone = await gatewayOf('openai');
    const browser = await Browser.begin(phone.gateway.origin, nextUser(), {
      data: { model: 'nova', language: 'de' },
    });
    await browser.ready();
    const stored = await eventually(async () => {
      const session = await phone.gateway.services.store.readSession(browser.sessionId);
      return session?.providerSessionId !== undefined && session;
    });
    expect(stored).toMatchObject({ provider: 'nova', language: 'de' });
    browser.end();
    await browser.closes();
  });

  it('is not told to another user, and not taken over by one', async () => {
    const phone = await gatewayOf('openai');
    const browser = await greeted(phone);
    const thief = await Browser.begin(phone.gateway.origin, nextUser(), { sessionId: browser.sessionId });
    await thief.error('session_unknown');
    expect(await thief.closes()).toMatchObject({ code: 1008 });
    expect(thief.messages).toHaveLength(1);
    expect(browser.closed).toBeUndefined();
    browser.end();
    await browser.closes();
  });

  it('belongs to the newest socket of its user', async () => {
    const phone = await gatewayOf('openai');
    const browser = await greeted(phone);
    const second = await takeOver(phone, browser);
    expect((await browser.message('voice_session_ended')).data.reason).toBe('superseded');
    await browser.closes();
    expect(second.closed).toBeUndefined();
    second.end();
    await second.closes();
  });

  it('is answered once for each token', async () => {
    const phone = await gatewayOf('openai');
    const userId = nextUser();
    const token = await fetchToken(phone.gateway.origin, userId);
    const [first, second] = await Promise.all([
      Browser.begin(phone.gateway.origin, userId, { token }),
      Browser.begin(phone.gateway.origin, userId, { token }),
    ]);
    const outcomes = await Promise.all(
      [first, second].map((browser) =>
        eventually(() => browser.messages.find(({ type }) => /initialized|error/.test(type))),
      ),
    );
    expect(outcomes.map(({ type }) => type).sort()).toEqual(['voice_error', 'voice_session_initialized']);
    expect(outcomes.find(({ type }) => type === 'voice_error')?.data.code).toBe('token_used');
    for (const browser of [first, second]) browser.breaks();
  });
});
