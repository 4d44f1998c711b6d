import { expect, it } from 'vitest';
import { SANDBOX } from '../../sandbox/telephone-network.ts';
import { Browser, fetchToken, WEB, WEB_ENV } from '../support/browser.ts';
import { EventViewer } from '../support/event-viewer.ts';
import { eventually } from '../support/eventually.ts';
import { GREETING } from '../support/phone.ts';
import { HOURS, PROVIDERS, usePhones } from '../support/phones.ts';

const phones = usePhones();
const WRITTEN = 'I want to speak to a human please.';

/** The first words: a sentence may have been cut. */
const beginning = (text: string) => text.split(' ').slice(0, 4).join(' ');

it.each(PROVIDERS)(
  'the log of a whole session in a browser tells nothing private, with %s',
  async (provider) => {
    const phone = await phones.connect({
      provider,
      alone: true,
      env: {
        ...WEB_ENV,
        ...{ LOG_LEVEL: 'trace', EVENTS_INCLUDE_TEXT: 'true', BROWSER_NOVA_ROLE_ARN: SANDBOX.browserRole },
      },
    });
    const { origin } = phone.gateway;
    const userId = `mallory-${provider}-4711`;
    const tokens: string[] = [];
    const token = async () => {
      const next = await fetchToken(origin, userId);
      tokens.push(next);
      return next;
    };
    const asPage = async (path: string) => {
      const headers = { authorization: `Bearer ${await token()}`, origin: WEB.origin };
      return fetch(`${origin}${path}`, { headers });
    };
    const viewer = await EventViewer.open(origin, await token());
    const browser = await Browser.begin(origin, userId, { token: await token() });
    await browser.ready();
    await browser.heard('assistant', GREETING);
    await browser.says(phone.network.library.utterance('caller-open-tomorrow').mulaw);
    await browser.heard('assistant', HOURS, 20_000);
    browser.breaks();
    const { sessionId } = browser;
    await eventually(async () => (await phone.gateway.services.store.readSession(sessionId))?.lostAt);
    const again = await Browser.begin(origin, userId, { sessionId, token: await token() });
    await again.ready();
    const thief = await Browser.begin(origin, 'thief', { token: tokens.at(-1) ?? '' });
    await thief.error('token_wrong_user');
    again.send({ action: 'voice_text', data: { text: WRITTEN } });
    const { data: person } = await again.message('voice_handoff');
    await again.closes();
    expect((await asPage('/voice/sessions')).status).toBe(200);
    const credentials = await asPage('/api/aws-credentials/');
    expect(credentials.status).toBe(200);
    const { accessKeyId, secretAccessKey, sessionToken } = (await credentials.json()) as Record<
      string,
      string
    >;
    const asOperator = { authorization: `Bearer ${WEB.apiKey}` };
    await fetch(`${origin}/voice/sessions?userId=${userId}`, { headers: asOperator });
    await eventually(() => viewer.ofSessions.some(({ data }) => data.kind === 'ended'));
    viewer.close();

    const log = phone.log.join('').toLowerCase();
    expect(log).toContain(sessionId.toLowerCase());
    const spoken = [GREETING, HOURS, WRITTEN, 'do you open tomorrow'].map(beginning);
    const keys = [WEB.apiKey, WEB.tokenKey, person.token, accessKeyId, secretAccessKey, sessionToken].map(
      String,
    );
    for (const text of [userId, 'thief', person.number.slice(1), ...spoken, ...keys, ...tokens])
      expect(log.includes(text.toLowerCase()), text).toBe(false);
  },
  90_000,
);
