import { describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { modelSessions } from '../support/model-session.ts';
import { GREETING } from '../support/phone.ts';
import { HOURS, PROVIDERS, SUNDAY, usePhones } from '../support/phones.ts';

const GERMAN = 'Gern, wir sprechen jetzt Deutsch.';
const ENGLISH = 'Of course, let us speak English.';
const ONLY = 'I speak English and French.';
const UNAUTHORIZED = {
  status: 403,
  errorType: 'UnrecognizedClientException',
  message: 'Refused for a test.',
};
const asksFor = (language: string) => ({ toolCalls: [{ name: 'set_language', arguments: { language } }] });

/** How callers of each language ask for English. */
const CALLERS = ['de', 'fr', 'it', 'es', 'pt', 'hi'] as const;

/** Cuts this one stream of the model. */
function loseStream(provider: string, id: string): void {
  const { openai, bedrock } = phones.network;
  if (provider === 'openai') openai.sessions.find((_session, at) => `sess_${at + 1}` === id)?.drop();
  else bedrock.streams.find(({ sessionId }) => sessionId === id)?.reset();
}

const phones = usePhones({
  rules: [
    { when: /speak german/, answer: asksFor('de') },
    { when: /englisch|anglais|inglese|inglés|inglês|अंग्रेज़ी/, answer: asksFor('en') },
    { when: /confirm it in german/i, answer: { text: GERMAN } },
    { when: /confirm it in english/i, answer: { text: ENGLISH } },
    { when: /which languages you can speak/, answer: { text: ONLY } },
  ],
});

describe.concurrent.each(PROVIDERS)('a caller of %s who asks for another language', (provider) => {
  it('gets it from the assistant, from the gateway, from Twilio and at the agent', async () => {
    const phone = await phones.connect({ provider });
    const { hold } = phone.gateway.services.assistant.linesFor('de');
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-german-please');
    await call.hears(GERMAN);
    expect(await call.session()).toMatchObject({ language: 'de', chosenLanguage: 'de' });
    await call.presses('0');
    await call.hears(hold, 20_000);
    const contact = await phone.agent.sees(phone.caller);
    expect(contact.attributes).toMatchObject({ language: 'de' });
    call.hangsUp();
    await call.hasStatus('HANDED_OFF');
  });

  it('keeps it on another instance, whose model is told', async () => {
    const phone = await phones.connect({ provider, instances: 2 });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-german-please');
    await call.hears(GERMAN);
    phone.useInstance(1);
    call.stream.lose();
    await call.hears(phone.gateway.services.assistant.linesFor('de').interruption);
    expect((await call.model()).instructions).toContain('The call is held in German (de).');
    // They asked in English, and speak it once more: their wish counts for more.
    await call.says('caller-open-tomorrow');
    await call.hears(HOURS);
    expect((await call.session())?.language).toBe('de');
    call.hangsUp();
    await call.hasStatus('COMPLETED');
  });

  it('is told when a renewed stream goes on', async () => {
    const phone = await phones.connect({ provider });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-german-please');
    await call.hears(GERMAN);
    const first = await call.model();
    const open = () => modelSessions(phone).find(({ id }) => id === first.id);
    expect(open()?.instructions).not.toContain('The call is held');
    loseStream(provider, first.id);
    await call.says('caller-sunday');
    await call.hears(SUNDAY);
    const next = await eventually(async () => {
      const model = await call.model();
      return model.id !== first.id && model;
    });
    expect(next.instructions).toContain('The call is held in German (de).');
    call.hangsUp();
    await call.hasStatus('COMPLETED');
  });

  it('hears which ones there are when it is not offered', async () => {
    const phone = await phones.connect({ provider, env: { ASSISTANT_LANGUAGES: 'en,fr' } });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-german-please');
    await call.hears(ONLY);
    expect((await call.session())?.language).toBe('en');
    call.hangsUp();
    await call.hasStatus('COMPLETED');
  });

  it.each(CALLERS)('is understood in %s', async (language) => {
    const phone = await phones.connect({ provider });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says(`caller-language-${language}`);
    await call.hears(ENGLISH);
    expect(await call.session()).toMatchObject({ language: 'en', chosenLanguage: 'en' });
    call.hangsUp();
    await call.hasStatus('COMPLETED');
  });
});

describe.concurrent.each(PROVIDERS)('an assistant of %s that begins in German', (provider) => {
  const env = {
    ASSISTANT_GREETING: '',
    ASSISTANT_LANGUAGES: 'de,en',
    CONSENT_NOTICE: 'Das Gespräch wird aufgezeichnet.',
  };

  it('greets in German, and follows a caller who speaks English for two turns', async () => {
    const phone = await phones.connect({ provider, env });
    const { linesFor } = phone.gateway.services.assistant;
    const call = await phone.dials();
    await call.hears(linesFor('de').greeting, 20_000);
    expect((await call.model()).instructions).toContain('The call is held in German (de).');
    await call.says('caller-open-tomorrow');
    await call.hears(HOURS);
    expect((await call.session())?.language).toBe('de');
    await call.says('caller-sunday');
    await call.hears(SUNDAY);
    await call.presses('0');
    await call.hears(linesFor('en').hold, 20_000);
    expect((await call.session())?.language).toBe('en');
    call.hangsUp();
    await call.ends();
  });
});

describe.each(PROVIDERS)('when the model of %s is gone', (provider) => {
  it('Twilio speaks the language that the caller has asked for, and the agent sees it', async () => {
    const phone = await phones.connect({ provider, alone: true });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-german-please');
    await call.hears(GERMAN);
    const { id } = await call.model();
    if (provider === 'openai') phones.network.openai.faults.refuseNext(401);
    else phones.network.bedrock.refuseNext(UNAUTHORIZED);
    loseStream(provider, id);
    const contact = await phone.agent.sees(phone.caller);
    expect(contact.attributes).toMatchObject({ reason: 'provider_failure', language: 'de' });
    expect(call.saidByTwilio).toEqual([phone.gateway.services.assistant.linesFor('de').modelGone]);
    phone.agent.hangsUp();
    await call.ends();
  });
});

describe('the hints for the transcription of the caller', () => {
  it.each([
    ['de,en', { languages: ['de', 'en'] }],
    ['de', { language: 'de' }],
    ['', {}],
  ])('are the languages that are offered: "%s"', async (languages, hints) => {
    const phone = await phones.connect({ provider: 'openai', env: { ASSISTANT_LANGUAGES: languages } });
    const call = await phone.dials();
    await call.hears(GREETING);
    const { id } = await call.model();
    const session = phones.network.openai.sessions.find((_session, at) => `sess_${at + 1}` === id);
    expect(session?.config.transcription).toEqual({ model: 'gpt-live-transcribe', ...hints });
    const tools = session?.config.tools.map(({ name }) => name);
    expect(tools?.includes('set_language')).toBe(languages !== 'de');
    call.hangsUp();
    await call.hasStatus('COMPLETED');
  });
});
