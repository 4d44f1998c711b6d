import { expect, it } from 'vitest';
import { Browser, WEB_ENV } from '../support/browser.ts';
import { GREETING } from '../support/phone.ts';
import { TELL_ME_MORE } from '../support/phones.ts';
import { TOKENS, useOperators } from './support/operators.ts';

const SCRIPT = '<img src=x onerror="document.title=1">';

const operators = useOperators({
  rules: [{ when: /parcel/, answer: { text: `${SCRIPT} is no parcel.` } }],
  env: WEB_ENV,
});

it('a wrong token says what to do, and a right one is forgotten with the session', async () => {
  const person = await operators.open();
  person.forgives(/401/);
  await person.signsIn('no-such-token-0123456789');
  await person.alert(/token is not right/i);
  await person.signsIn(TOKENS.viewer, 'Vera');
  await person.heading('Live calls').waitFor();
  await person.reads('No calls now');
  expect(person.page.url()).not.toContain(TOKENS.viewer);
  await person.page.reload();
  await person.heading('Live calls').waitFor();
  await person.button('Sign out').click();
  await person.heading('Console of the voice gateway').waitFor();
  expect(await person.page.evaluate('JSON.stringify(sessionStorage)')).not.toContain(TOKENS.viewer);
  await person.page.reload();
  await person.heading('Console of the voice gateway').waitFor();
});

it('a viewer sees and cannot act', async () => {
  const phone = await operators.phone();
  const viewer = await operators.signedIn({ role: 'viewer' });
  viewer.forgives(/403/);
  const links = viewer.page.getByRole('navigation', { name: 'Views' }).getByRole('link');
  expect(await links.allInnerTexts()).toEqual(['Live', 'Past', 'Numbers']);
  const call = await phone.dials();
  await viewer.follows(call.sid);
  await call.hears(GREETING);
  await viewer.turn('assistant', ({ heard }) => heard === GREETING);
  expect(await viewer.page.getByRole('heading', { name: 'Steer' }).count()).toBe(0);
  await viewer.goesTo('#/phone');
  await viewer.reads('The softphone is for supervisors');
  await viewer.goesTo('#/verdicts');
  await viewer.reads('Only supervisors mark turns');
  // Not by the page alone: the gateway refuses it too.
  for (const action of ['end', 'whisper', 'handoff', 'takeover']) {
    const status = await viewer.page.evaluate(`fetch('/console/api/calls/${call.sid}/${action}', {
      method: 'POST', body: '{"text":"x","reason":"x"}',
      headers: { authorization: 'Bearer ${TOKENS.viewer}', 'content-type': 'application/json' },
    }).then(({ status }) => status)`);
    expect([action, status]).toEqual([action, 403]);
  }
  call.hangsUp();
});

it('a token that was changed leads to the form, with words', async () => {
  const person = await operators.signedIn();
  person.forgives(/401|ERR_/);
  await operators.phone({ env: { CONSOLE_TOKEN: 'another-token-0123456789abcdef' } });
  await person.alert('This token is not right. Sign in with the current one.');
  await person.signsIn('another-token-0123456789abcdef');
  await person.heading('Live calls').waitFor();
});

it('a token in the address is refused, with words, and is not logged', async () => {
  const phone = await operators.phone();
  const person = await operators.open();
  const answer = await person.page.request.get(
    `${operators.proxy.origin}/console/api/me?token=${TOKENS.viewer}`,
  );
  expect(answer.status()).toBe(400);
  expect(await answer.json()).toMatchObject({ error: 'bad_request' });
  expect(phone.logged(TOKENS.viewer)).toEqual([]);
});

it('script in names and words stays text', async () => {
  const phone = await operators.phone();
  const visitor = await Browser.begin(phone.gateway.origin, SCRIPT);
  const person = await operators.signedIn({ name: SCRIPT });
  const { sessionId } = await visitor.ready();
  await person.follows(sessionId);
  await person.heading(SCRIPT).waitFor();
  visitor.send({ action: 'voice_text', sessionId, data: { text: `where is my parcel ${SCRIPT}` } });
  await person.turn('assistant', ({ heard, pale }) => `${heard}${pale}`.includes(SCRIPT));
  await person.turn('caller', ({ heard }) => heard.includes(SCRIPT));
  await person.whispers(SCRIPT);
  await person.notes(`${SCRIPT} told the assistant something`);
  await person.opens('Live');
  await person.row(sessionId).getByText(SCRIPT).first().waitFor();
  visitor.end();
  await visitor.closes();
  expect(await person.page.title()).toBe('Live calls – Console');
  expect(await person.page.locator('main img').count()).toBe(0);
});

it('a page that never reads its feed harms neither the call nor the other pages', async () => {
  const phone = await operators.phone();
  const idle = await operators.signedIn();
  const reader = await operators.signedIn({ role: 'viewer' });
  const call = await phone.dials();
  for (const path of ['feed', `calls/${call.sid}/feed`]) {
    await idle.page.evaluate(`fetch('/console/api/${path}', {
      headers: { authorization: 'Bearer ${TOKENS.supervisor}' },
    }).then((answer) => (globalThis.unread ??= []).push(answer))`);
  }
  await reader.follows(call.sid);
  await call.hears(GREETING);
  await call.says('caller-hello');
  await call.hears(TELL_ME_MORE);
  await reader.turn('assistant', ({ heard }) => heard === TELL_ME_MORE);
  call.hangsUp();
});

it("another instance's call is named, with where it is", async () => {
  const phone = await operators.phone({ instances: 2 });
  const person = await operators.signedIn();
  person.forgives(/ERR_/);
  const call = await phone.dials();
  await call.hears(GREETING);
  phone.useInstance(1);
  operators.consoleIsAt(phone.gateway.origin);
  await person.loads('#/live');
  await person.reads('On other instances');
  person.forgives(/409|404/);
  await person.goesTo(`#/live/${call.sid}`);
  await person.reads(/Instance \S+ has this call\. Open the console of that instance/);
  call.hangsUp();
});
