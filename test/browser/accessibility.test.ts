import { expect, it } from 'vitest';
import { GREETING } from '../support/phone.ts';
import { HOURS, LONG_ANSWER } from '../support/phones.ts';
import { barriersOf } from './support/barriers.ts';
import { usePlayers } from './support/players.ts';

const players = usePlayers({ openai: { speed: 4 }, bedrock: { speed: 4, turnEndSilenceMs: 400 } });

it('no state of the page has a barrier, dark or light, wide or narrow', async () => {
  const player = await players.open();
  await player.status('Ready');
  expect(await barriersOf(player.page)).toEqual([]);
  await player.starts();
  await player.hears(GREETING);
  await player.says('caller-return-policy');
  await player.listensTo(LONG_ANSWER, 1500);
  await player.status('Speaking');
  await player.writes('When do you open tomorrow?');
  await player.turn('assistant', ({ cut }) => cut !== '');
  expect(await barriersOf(player.page)).toEqual([]);
  await player.writes('I want to speak to a human please.');
  await player.page.getByRole('region', { name: 'Call a person' }).waitFor();
  await player.status('Ended');
  expect(await barriersOf(player.page)).toEqual([]);
});

it('an error has no barrier', async () => {
  const player = await players.open({ mayListen: false });
  await player.button('Start').click();
  await player.alert(/microphone/i);
  expect(await barriersOf(player.page)).toEqual([]);
});

it('a conversation needs no mouse', async () => {
  const player = await players.open();
  await player.status('Ready');
  const { keyboard } = player.page;
  await player.tabsTo('Start');
  await keyboard.press('Enter');
  await player.hears(GREETING);
  await player.tabsTo('Mute');
  await keyboard.press('Space');
  expect(await player.page.getByRole('button', { name: /mute/i }).getAttribute('aria-pressed')).toBe('true');
  await player.tabsTo('Message');
  await keyboard.type('When do you open tomorrow?');
  await keyboard.press('Enter');
  await player.hears(HOURS);
  await player.tabsTo('End');
  await keyboard.press('Enter');
  await player.status('Ended');
});
