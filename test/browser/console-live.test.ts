import { describe, expect, it } from 'vitest';
import { GREETING } from '../support/phone.ts';
import { LONG_ANSWER, SUNDAY, TELL_ME_MORE } from '../support/phones.ts';
import { useOperators } from './support/operators.ts';

const operators = useOperators();

describe('the console', () => {
  // The story in `console-story.test.ts` shows a call with OpenAI.
  it('shows a call with Nova in its list, and word by word: what was heard, what was cut, and why an answer took its time', async () => {
    const phone = await operators.phone({ provider: 'nova' });
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
    // It stays in the list for a moment, with how long it was.
    await viewer.opens('Live');
    const length = viewer.row(call.sid).locator('.time .number');
    await viewer.eventually(
      async () => /^\d+:\d\d$/.test(await length.innerText()),
      'the length of the call',
    );
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
    await call.says('caller-hello');
    await call.hears(TELL_ME_MORE);
    operators.proxy.restore();
    await person.turn('assistant', ({ heard }) => heard === TELL_ME_MORE);
    await person.turn('caller', ({ heard }) => /hello/i.test(heard));
    expect((await person.turns()).filter(({ heard }) => heard === TELL_ME_MORE)).toHaveLength(1);
    call.hangsUp();
  });
});
