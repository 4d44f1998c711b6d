import { expect, it } from 'vitest';
import { GREETING } from '../support/phone.ts';
import { HOURS } from '../support/phones.ts';
import { barriersOf } from './support/barriers.ts';
import { TOKENS, useOperators } from './support/operators.ts';
import { Softphone } from './support/softphone.ts';

const operators = useOperators();

// `supervisor-page.test.ts` looks at each view of calls that do not change.
it('nothing that opens in a view has a barrier, dark or light, wide or narrow', async () => {
  const phone = await operators.phone();
  const person = await operators.open();
  const expectNone = async (view: string) =>
    expect([view, await barriersOf(person.page)]).toEqual([view, []]);
  await expectNone('sign-in');
  await person.signsIn(TOKENS.supervisor, 'Ann');
  await person.heading('Live calls').waitFor();
  await person.reads('No calls now');
  const call = await phone.dials();
  await person.follows(call.sid);
  await call.hears(GREETING);
  await person.page.getByText('As a table').click();
  await person.page.getByText('Legend').click();
  await expectNone('one call, its table and its legend');
  await person.button('Hand off now…').click();
  await expectNone('a question');
  await person.page.keyboard.press('Escape');
  call.hangsUp();
  await person.opens('Softphone');
  const softphone = new Softphone(person);
  await softphone.calls();
  await expectNone('softphone in a call');
  await softphone.hangsUp();
}, 120_000);

it('a supervisor needs no mouse', async () => {
  const phone = await operators.phone();
  const call = await phone.dials();
  await call.hears(GREETING);
  const person = await operators.open();
  const { keyboard } = person.page;
  await person.tabsTo('Token');
  await keyboard.type(TOKENS.supervisor);
  await keyboard.press('Enter');
  await person.heading('Live calls').waitFor();
  await person.row(call.sid).waitFor();
  await person.tabsTo(`+14••••••${phone.caller.slice(-3)}`);
  await keyboard.press('Enter');
  await person.heading(/\+14/).waitFor();
  await person.tabsTo('Whisper to the assistant');
  await keyboard.type('Offer ten percent off.');
  await person.tabsTo('Whisper');
  await keyboard.press('Enter');
  await person.isDone('The assistant was told.');
  await person.tabsTo('Hand off now…');
  await keyboard.press('Enter');
  await person.page.getByRole('dialog').waitFor();
  await keyboard.type('the caller sounds upset');
  await keyboard.press('Enter');
  await person.isDone('The hand-off has begun.');
  await person.page.locator('.mark-button').first().waitFor();
  await keyboard.press('Escape');
  await call.hasStatus('HANDING_OFF');
  call.hangsUp();
});

it('a call is placed without a mouse', async () => {
  const person = await operators.signedIn();
  const softphone = new Softphone(person);
  await person.tabsTo('Softphone');
  await person.page.keyboard.press('Enter');
  await person.button('Call now').waitFor();
  await person.tabsTo('Call now');
  await person.page.keyboard.press('Enter');
  await softphone.isIn('Connected');
  await person.listensTo(GREETING, 500);
  await person.tabsTo('what time do you open tomorrow');
  await person.page.keyboard.press('Enter');
  await person.listensTo(HOURS, 500);
  await person.tabsTo('Hang up');
  await person.page.keyboard.press('Enter');
  await softphone.isIn('The call is over');
});
