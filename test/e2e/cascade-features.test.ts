import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { GREETING, type Phone } from '../support/phone.ts';
import { HOURS, SUNDAY, usePhones } from '../support/phones.ts';

const SECURE = 'Please type on the keypad now.';
const AFTER_KEYS = 'Thank you for typing.';
const GERMAN = 'Gern, wir sprechen jetzt Deutsch.';
const THIRTY = 'You may return it within thirty days.';
const asksTool = (name: string, args: Readonly<Record<string, unknown>> = {}) => ({
  toolCalls: [{ name, arguments: args }],
});

const folder = mkdtempSync(join(tmpdir(), 'cascade-'));
afterAll(() => rmSync(folder, { recursive: true }));

const phones = usePhones({
  polly: { speed: 4 },
  rules: [
    { when: /thirty days of the purchase/, answer: { text: THIRTY } },
    { when: /"?on"?.*hash key/, answer: { text: SECURE } },
    { when: /finished typing/, answer: { text: AFTER_KEYS } },
    { when: /confirm it in german/i, answer: { text: GERMAN } },
    { when: /speak german/, answer: asksTool('set_language', { language: 'de' }) },
    { when: /return policy/, answer: asksTool('search_knowledge', { query: 'return policy' }) },
    { when: /parcel/, answer: asksTool('begin_secure_input') },
    { when: /order/, answer: { text: HOURS, ending: 'content_filter' } },
  ],
});

/** Everything that the text model was given of what was said. */
function given({ network }: Phone): string {
  return network.bedrock.conversing.requests
    .flatMap(({ messages }) => messages.map(({ text }) => text))
    .join('\n');
}

async function dials(env: Readonly<Record<string, string>> = {}) {
  const phone = await phones.connect({ provider: 'cascade', alone: true, env });
  const call = await phone.dials();
  await call.hears(GREETING);
  return { phone, call };
}

describe('a caller of the cascade', () => {
  it('types on the keypad while neither the model nor Transcribe hears them', async () => {
    const { phone, call } = await dials({ SECURE_INPUT: 'true' });
    await call.says('caller-parcel');
    await call.hears(SECURE);
    expect(await call.session()).toMatchObject({ secureInput: 'on' });
    await call.says('caller-open-tomorrow');
    await call.presses('4000123#');
    await call.hears(AFTER_KEYS);
    expect(given(phone)).not.toMatch(/open tomorrow|4000123/);
    expect((await call.turns()).map(({ text }) => text).join(' ')).not.toMatch(/open tomorrow/);
    expect(call.moments('dial-ringing')).toEqual([]);
    await eventually(async () => (await call.session())?.secureInput === undefined);
    await call.says('caller-open-tomorrow');
    await call.hears(HOURS);
    call.hangsUp();
    await call.hasStatus('COMPLETED');
  });

  it('asks for German and gets it, from a German voice, as do the lines of the gateway', async () => {
    const { phone, call } = await dials();
    const { hold } = phone.gateway.services.assistant.linesFor('de');
    const voiceOf = (text: string) => phone.network.polly.said.find((said) => said.text === text)?.voice;
    await call.says('caller-german-please');
    await call.hears(GERMAN);
    expect(await call.session()).toMatchObject({ language: 'de', chosenLanguage: 'de' });
    expect([voiceOf(GREETING), voiceOf(GERMAN)]).toEqual(['Matthew', 'Vicki']);
    await call.presses('0');
    await call.hears(hold, 20_000);
    expect(phone.network.polly.said.at(-1)).toMatchObject({ voice: 'Vicki' });
    const contact = await phone.agent.sees(phone.caller);
    expect(contact.attributes).toMatchObject({ language: 'de' });
    call.hangsUp();
    await call.hasStatus('HANDED_OFF');
  });

  it('is answered from the documents of the operator', async () => {
    writeFileSync(
      join(folder, 'returns.md'),
      '# Return policy\n\nGoods may be returned within thirty days of the purchase.\n',
    );
    const file = join(folder, 'assistants.yaml');
    const shop = { instructions: 'You sell furniture.', greeting: GREETING, knowledge: 'manual' };
    const declared = { default: 'shop', assistants: { shop }, knowledge: { manual: { files: folder } } };
    writeFileSync(file, JSON.stringify(declared));
    const { call } = await dials({ ASSISTANTS_FILE: file, ASSISTANT_GREETING: '' });
    await call.says('caller-return-policy');
    await call.hears(THIRTY);
    call.hangsUp();
    await call.hasStatus('COMPLETED');
  });

  it('hears the line for it when a filter has stopped the answer, and stays with the assistant', async () => {
    const { phone, call } = await dials();
    await call.says('caller-order-missing');
    await call.hears(phone.lines.refusal);
    expect(await phone.metric('voice_provider_renewals_total')).toBe(0);
    expect(await phone.metric('voice_provider_unfinished_answers_total', { end: 'refused' })).toBe(1);
    await call.says('caller-sunday');
    await call.hears(SUNDAY);
    call.hangsUp();
    await call.hasStatus('COMPLETED');
  });

  it('goes on as if nothing had happened when all connections to the three services are lost', async () => {
    const { phone, call } = await dials();
    const { bedrock, polly, transcribe } = phone.network;
    await call.says('caller-open-tomorrow');
    await call.hearsPart(HOURS, 500);
    transcribe.server.destroyConnections();
    polly.server.destroyConnections();
    bedrock.destroyConnections();
    await call.says('caller-sunday');
    await call.hears(SUNDAY);
    expect(given(phone)).toContain('what time do you open tomorrow');
    expect(await phone.metric('voice_provider_renewals_total', { result: 'recovered' })).toBe(1);
    expect((await call.hasStatus('ACTIVE')).provider).toBe('cascade');
    call.hangsUp();
    await call.hasStatus('COMPLETED');
  });
});
