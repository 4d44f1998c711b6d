import { describe, expect, it } from 'vitest';
import { GREETING } from '../support/phone.ts';
import { HOURS, LONG_ANSWER, PROVIDERS, SUNDAY } from '../support/phones.ts';
import { useOperators } from './support/operators.ts';

const operators = useOperators();

describe.each(PROVIDERS)('a call with %s in the console', (provider) => {
  it('is in the list, and is seen word by word: what was heard, what was cut, and why an answer took its time', async () => {
    const phone = await operators.phone({ provider });
    const viewer = await operators.signedIn({ role: 'viewer' });
    await viewer.reads('No calls now');
    const call = await phone.dials();
    const masked = `+14••••••${phone.caller.slice(-3)}`;
    await viewer.eventually(async () => (await viewer.row(call.sid).innerText()).includes(masked), masked);
    await viewer.follows(call.sid);
    await viewer.callIs('Talking');
    await call.hears(GREETING);
    await call.says('caller-return-policy');
    await call.hearsPart(LONG_ANSWER, 500);
    await viewer.turn('assistant', ({ pale }) => pale !== '');
    await call.hearsPart(LONG_ANSWER, 2000);
    await call.interrupts('caller-sunday');
    const turn = await viewer.turn('assistant', ({ cut }) => cut !== '');
    expect(LONG_ANSWER.startsWith(turn.heard)).toBe(true);
    expect(LONG_ANSWER.startsWith(`${turn.heard} ${turn.cut}`)).toBe(true);
    expect(turn.lang).toBe('en');
    await viewer.turn('caller', ({ heard }) => /return policy/i.test(heard));
    await call.hears(SUNDAY);
    await viewer.turn('assistant', ({ heard, pale }) => heard.includes('eleven') && pale === '');
    await viewer.reads(/Answer after [\d.,]+ m?s/);
    const mark = viewer.page.getByRole('button', { name: /The caller interrupted the assistant after/ });
    expect(await mark.count()).toBe(1);
    call.hangsUp();
    await viewer.callIs('Ended');
    await viewer.reads('The caller hung up.');
    // What is shown at the end is what was stored.
    const shown = (await viewer.turns()).map(({ role, heard }) => [role, heard]);
    await call.hasStatus('COMPLETED');
    expect(shown).toEqual((await call.turns()).map(({ role, text }) => [role, text]));
  });
});

describe('the console', () => {
  it('finds a call that is over by its number, with its words, its cost, its recording and its export', async () => {
    const phone = await operators.phone();
    const person = await operators.signedIn({ name: 'Ann' });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-open-tomorrow');
    await call.hears(HOURS);
    call.hangsUp();
    await call.hasStatus('COMPLETED');
    await person.opens('Past');
    await person.page.getByLabel('Phone number').fill(phone.caller);
    await person.button('Search').click();
    await person.page.locator(`[href="#/past/${call.sid}"]`).click();
    await person.turn('assistant', ({ heard }) => heard.startsWith('We open at nine'));
    await person.turn('caller', ({ heard }) => /open tomorrow/i.test(heard));
    await person.reads(/Total \$/);
    await person.button('Load the recording').click();
    const audio = person.page.locator('audio');
    await audio.waitFor();
    await person.eventually(
      () => audio.evaluate((element: { duration?: number }) => (element.duration ?? 0) > 3),
      'a recording of some seconds',
    );
    const [download] = await Promise.all([
      person.page.waitForEvent('download'),
      person.button('Export as JSON').click(),
    ]);
    expect(download.suggestedFilename()).toBe(`call-${call.sid}.json`);
  });

  it('shows why a call is handed to a person, and takes a mark of a supervisor on that', async () => {
    const phone = await operators.phone();
    const person = await operators.signedIn({ name: 'Ann' });
    await person.opens('Right or wrong');
    await person.reads('Nothing is marked yet.');
    const call = await phone.dials();
    await person.follows(call.sid);
    await call.hears(GREETING);
    await call.says('caller-person');
    await person.notes(/Hand-off: the caller asked for a person\. Decided by: rule .+, score [\d.]+\./);
    await person.callIs('Handing off');
    await person.notes('The note for the person is written');
    await person.notes('The person is being called');
    await person.reads('This call is over.');
    await phone.agent.sees(phone.caller);
    call.hangsUp();
    await call.hasStatus('HANDED_OFF');
    await person.page.getByRole('link', { name: 'Look it up under past calls' }).click();
    await person.reads('The caller asked for a person');
    await person.notes(/Decided by: rule/);
    await person.page.getByText('Right or wrong?').first().click();
    await person.button('Should not have been handed off').click();
    await person.reads('Marked by you: Should not have been handed off');
    await person.opens('Right or wrong');
    await person.page.getByRole('cell', { name: '100 %' }).waitFor();
  });

  it('shows the last hour in numbers, each chart with a table', async () => {
    const viewer = await operators.signedIn({ role: 'viewer' });
    await viewer.opens('Numbers');
    await viewer.heading('The last hour').waitFor();
    const charts = viewer.page.getByRole('img');
    const tables = viewer.page.locator('details table, table');
    await viewer.eventually(async () => (await tables.count()) > 0, 'tables');
    expect(await tables.count()).toBeGreaterThanOrEqual(await charts.count());
  });

  it('follows a call again after its connection broke, and misses nothing', async () => {
    const phone = await operators.phone();
    const person = await operators.signedIn();
    person.forgives(/ERR_/);
    const call = await phone.dials();
    await person.follows(call.sid);
    await call.hears(GREETING);
    operators.proxy.cut();
    await person.reads('Connection lost. Reconnecting by itself.');
    await call.says('caller-open-tomorrow');
    await call.hears(HOURS);
    operators.proxy.restore();
    await person.turn('assistant', ({ heard }) => heard === HOURS);
    await person.turn('caller', ({ heard }) => /open tomorrow/i.test(heard));
    expect((await person.turns()).filter(({ heard }) => heard === HOURS)).toHaveLength(1);
    call.hangsUp();
  });
});
