import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { speak } from '../../sandbox/model/mouth.ts';
import { fetchToken } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { GREETING } from '../support/phone.ts';
import { HOURS, LONG_ANSWER, SUNDAY } from '../support/phones.ts';
import { compiled } from './support/page-probe.ts';
import { usePlayers } from './support/players.ts';

const DIRECT = { connection: 'direct' } as const;
const ASSETS = new URL('../../dist/pages/assets/', import.meta.url);

const players = usePlayers({ direct: true, bedrock: { speed: 4, turnEndSilenceMs: 400 } });

it('a caller talks to Nova without the gateway', async () => {
  const player = await players.open();
  await player.starts(DIRECT);
  expect(await player.way()).toBe('direct');
  await player.says('caller-open-tomorrow');
  await player.showsCaller('open tomorrow');
  await player.hears(HOURS);
  await player.listensTo(HOURS);
  expect(player.received).toEqual([]);
  await player.ends();
  await eventually(() => players.phones.network.bedrock.streams.every(({ open }) => !open));
});

it('a caller interrupts Nova, and what was not heard is struck through', async () => {
  const player = await players.open();
  await player.starts(DIRECT);
  await player.says('caller-return-policy');
  await player.listensTo(LONG_ANSWER, 1500);
  await player.says('caller-sunday');
  const turn = await player.turn('assistant', ({ cut }) => cut !== '');
  const speech = speak(LONG_ANSWER, players.phones.network.library);
  const heardMs = (await player.probe.played()).find(speech)?.heardMs ?? Number.NaN;
  // One paragraph, however many sentences it has.
  expect(LONG_ANSWER.startsWith(turn.heard)).toBe(true);
  const share = turn.heard.length / LONG_ANSWER.length;
  expect(Math.abs((share * speech.length) / 8 - heardMs)).toBeLessThanOrEqual(800);
  await player.hears(SUNDAY);
  await player.ends();
});

it('a stream that breaks is followed by one that remembers', async () => {
  const player = await players.open();
  player.forgives(/WebSocket connection/);
  await player.starts(DIRECT);
  await player.writes('When do you open tomorrow?');
  await player.hears(HOURS);
  players.bedrock.breaks();
  await player.writes('Is that also on sunday?');
  await player.hears(SUNDAY);
  expect(await player.way()).toBe('direct');
  const memory = players.phones.network.bedrock.streams
    .at(-1)
    ?.conversation.map(({ text }) => text)
    .join('\n');
  expect(memory).toContain(HOURS);
  await player.ends();
});

it('a stream that breaks for good goes on through the gateway, and the page says so', async () => {
  const player = await players.open();
  player.forgives(/WebSocket connection/);
  await player.starts(DIRECT);
  await player.writes('When do you open tomorrow?');
  await player.hears(HOURS);
  players.bedrock.refuses(true);
  players.bedrock.breaks();
  await eventually(async () => (await player.way()) === 'gateway', 20_000, 100);
  players.bedrock.refuses(false);
  await player.alert(/gateway/);
  await player.hears(GREETING);
  await player.says('caller-open-tomorrow');
  await player.hears(HOURS);
  await player.ends();
});

it('a stream is renewed before its end, and the next one remembers', async () => {
  const { streams } = players.phones.network.bedrock;
  const before = streams.length;
  const player = await players.open();
  // The page's own worklet: its name holds a hash.
  const worklet = readdirSync(ASSETS).find((name) => name.startsWith('speaker-worklet')) ?? '';
  await player.page.evaluate(
    compiled('short-streams.ts', { SPEAKER_WORKLET: `/voice/assets/${worklet}`, MICROPHONE_WORKLET: '' }),
  );
  // Browsers let a page play sound only after a click.
  await player.page.getByRole('heading').first().click();
  const { origin } = players.proxy;
  const [token, tokenOfRenewal] = await Promise.all(
    [1, 2].map(() => fetchToken(players.gateway.origin, player.userId, { origin })),
  );
  await player.page.evaluate(
    `conversation.start(${JSON.stringify({ token, tokenOfRenewal, greeting: GREETING })})`,
  );
  const turns = () => player.page.evaluate<readonly string[]>('conversation.turns');
  const writes = (text: string) => player.page.evaluate(`conversation.write('${text}')`);
  const hears = (text: string) =>
    eventually(async () => (await turns()).includes(`assistant: ${text}`), 15_000, 100);
  await hears(GREETING);
  await writes('When do you open tomorrow?');
  await hears(HOURS);
  await eventually(() => streams.length > before + 1, 15_000, 100);
  await writes('Is that also on sunday?');
  await hears(SUNDAY);
  expect(streams.at(before + 1)?.conversation.map(({ text }) => text)).toContain(HOURS);
  await eventually(() => streams.at(before)?.open === false);
  await player.page.evaluate('conversation.end()');
});

it('a handshake that is refused leads to the gateway', async () => {
  players.bedrock.refuses(true);
  const player = await players.open();
  player.forgives(/WebSocket connection/);
  await player.starts(DIRECT);
  players.bedrock.refuses(false);
  expect(await player.way()).toBe('gateway');
  await player.hears(GREETING);
  expect((await player.turns()).map(({ heard }) => heard)).toEqual([GREETING]);
  await player.ends();
});
