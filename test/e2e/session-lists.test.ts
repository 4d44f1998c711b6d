import { describe, expect, it } from 'vitest';
import { Browser, fetchToken, WEB_ENV } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { GREETING } from '../support/phone.ts';
import { usePhones } from '../support/phones.ts';

const phones = usePhones({ openai: { speed: 4 } });

describe('a session of a whole gateway', () => {
  it('is in the list of its user, while it is open and afterwards', async () => {
    const phone = await phones.connect({ provider: 'openai', env: WEB_ENV });
    const gateway = phone.gateway.origin;
    const browser = await Browser.begin(gateway, 'user-of-lists');
    await browser.ready();
    await browser.heard('assistant', GREETING);
    const listed = async () => {
      const authorization = `Bearer ${await fetchToken(gateway, 'user-of-lists')}`;
      const answer = await fetch(`${gateway}/voice/sessions`, { headers: { authorization } });
      const { sessions } = (await answer.json()) as { sessions: { sessionId: string; status: string }[] };
      return sessions.map(({ sessionId, status }) => [sessionId, status]);
    };
    expect(await listed()).toEqual([[browser.sessionId, 'ACTIVE']]);
    browser.end();
    await eventually(async () => (await listed())[0]?.[1] === 'COMPLETED');
  });
});
