import { describe, expect, it } from 'vitest';
import { Browser, WEB_ENV } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { GREETING } from '../support/phone.ts';
import { PROVIDERS, usePhones } from '../support/phones.ts';

const phones = usePhones({ openai: { speed: 4 }, bedrock: { speed: 4, turnEndSilenceMs: 400 } });
const ROUNDS = 3;
/** Longer than the two connections are apart: each has read the session before the other one writes. */
const TABLE_MS = 300;

const answerOf = (browser: Browser) =>
  eventually(() => browser.messages.find(({ type }) => /initialized|error|ended/.test(type)), 15_000);

describe.each(PROVIDERS)(
  'a page that comes back to two instances at the same moment, with %s',
  (provider) => {
    it('has its session on one of them, and is asked to wait by the other', async () => {
      const phone = await phones.connect({ provider, env: WEB_ENV, instances: 2, alone: true });
      const origins = [0, 1].map((index) => {
        phone.useInstance(index);
        return phone.gateway.origin;
      });
      let browser = await Browser.begin(phone.gateway.origin, 'user-of-two');
      await browser.ready();
      const { sessionId, userId } = browser;
      await browser.heard('assistant', GREETING);
      for (let round = 1; round <= ROUNDS; round += 1) {
        browser.breaks();
        await browser.closes();
        const pages = await Promise.all(origins.map((origin) => Browser.connect(origin, userId)));
        phone.network.dynamo.delay(TABLE_MS);
        await Promise.all(pages.map((page) => page.start({ sessionId })));
        const answers = await Promise.all(pages.map(answerOf));
        phone.network.dynamo.delay(0);
        const winner = pages.find((_, at) => answers[at]?.type === 'voice_session_initialized');
        const loser = pages.find((page) => page !== winner);
        expect(answers.map(({ type, data }) => data?.code ?? type).sort()).toEqual([
          'session_busy',
          'voice_session_initialized',
        ]);
        expect(await loser?.closes()).toMatchObject({ code: 1008, reason: 'session_busy' });
        expect(loser?.of('voice_session_ended')).toEqual([]);
        if (!winner) return;
        await winner.ready();
        browser = winner;
        const stored = await eventually(async () => {
          const session = await phone.gateway.services.store.readSession(sessionId);
          return session?.status === 'ACTIVE' && session.resumeCount === round && session;
        });
        expect(stored).toMatchObject({ userId });
      }
      await browser.says(phone.network.library.utterance('caller-open-tomorrow').mulaw);
      await browser.heard('caller', 'open tomorrow');
      browser.end();
      await browser.closes();
    }, 90_000);
  },
);
