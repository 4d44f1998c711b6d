import { expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { GREETING } from '../support/phone.ts';
import { HOURS, SUNDAY } from '../support/phones.ts';
import { usePlayers } from './support/players.ts';

const players = usePlayers({ openai: { speed: 4 }, bedrock: { speed: 4, turnEndSilenceMs: 400 } });

it('a caller loses the network, comes back and goes on', async () => {
  const player = await players.open();
  player.forgives(/WebSocket connection|ERR_/);
  await player.starts();
  await player.hears(GREETING);
  await player.writes('When do you open tomorrow?');
  await player.hears(HOURS);
  const { sessionId } = player;
  players.proxy.cut();
  await player.status('Reconnecting');
  players.proxy.restore();
  await player.hears(players.phone.lines.interruption);
  expect(player.sessionId).toBe(sessionId);
  await player.says('caller-sunday');
  await player.hears(SUNDAY);
  const heard = (await player.turns()).map((turn) => turn.heard);
  for (const line of [GREETING, HOURS, SUNDAY]) expect(heard.filter((text) => text === line)).toHaveLength(1);
  const stored = await players.gateway.services.store.readSession(sessionId);
  expect(stored).toMatchObject({ status: 'ACTIVE', resumeCount: 1 });
  await player.ends();
});

it('a caller whose network comes and goes stays in one conversation', async () => {
  const player = await players.open();
  player.forgives(/WebSocket connection|ERR_/);
  await player.starts();
  await player.hears(GREETING);
  const { sessionId } = player;
  for (let cut = 1; cut <= 3; cut += 1) {
    players.proxy.cut();
    await player.status('Reconnecting');
    players.proxy.restore();
    await eventually(async () => {
      const stored = await players.gateway.services.store.readSession(sessionId);
      return stored?.resumeCount === cut && stored.status === 'ACTIVE';
    }, 15_000);
    await player.status('Listening');
  }
  await player.writes('When do you open tomorrow?');
  await player.hears(HOURS);
  expect(player.sessionId).toBe(sessionId);
  await player.ends();
});

it('a caller whose token has expired reads it, and can start again', async () => {
  players.tokens.kind = 'expired';
  const player = await players.open();
  await player.button('Start').click();
  await player.alert(/./);
  expect(player.received.map(({ type, data }) => [type, data?.code])).toContainEqual([
    'voice_error',
    'token_expired',
  ]);
  await eventually(async () => (await player.probe.openMicrophones()) === 0);
  players.tokens.kind = 'fresh';
  await player.starts();
  await player.hears(GREETING);
  await player.ends();
});

it('a caller who is not signed in reads it', async () => {
  players.tokens.kind = 'refused';
  const player = await players.open();
  player.forgives(/status of 401/);
  await player.button('Start').click();
  await player.alert(/./);
  expect(player.sent).toEqual([]);
});

it('a caller who does not allow the microphone reads what to do, and writes', async () => {
  const player = await players.open({ mayListen: false });
  await player.button('Start').click();
  await player.alert(/microphone/i);
  await player.hears(GREETING);
  await player.writes('When do you open tomorrow?');
  await player.hears(HOURS);
  expect(player.sent.some(({ action }) => action === 'voice_chunk')).toBe(false);
  await player.ends();
});

it('a caller whose microphone is unplugged reads it, and writes', async () => {
  const player = await players.open();
  await player.starts();
  await player.hears(GREETING);
  await player.probe.unplug();
  await player.alert(/microphone/i);
  await player.writes('When do you open tomorrow?');
  await player.hears(HOURS);
  await player.ends();
});

it('two tabs of one caller are two conversations', async () => {
  const [first, second] = await Promise.all([
    players.open({ userId: 'two-tabs' }),
    players.open({ userId: 'two-tabs' }),
  ]);
  await first.starts();
  await second.starts({ model: 'nova' });
  await Promise.all([first.hears(GREETING), second.hears(GREETING)]);
  expect(first.sessionId).not.toBe(second.sessionId);
  await first.writes('When do you open tomorrow?');
  await first.hears(HOURS);
  expect((await second.turns()).map(({ heard }) => heard)).toEqual([GREETING]);
  await first.ends();
  await second.status('Listening', 'Speaking');
  await second.ends();
});

it('a page of another origin cannot open the WebSocket', async () => {
  const context = await players.chromium.browser.newContext();
  const page = await context.newPage();
  await page.goto(new URL('/', players.tokens.url).href);
  const refused = await players.phone.metric('gateway_requests_refused_total');
  const address = `${players.proxy.origin.replace('http', 'ws')}/voice`;
  const outcome = await page.evaluate(`new Promise((resolve) => {
    const socket = new WebSocket('${address}');
    socket.onopen = () => resolve('open');
    socket.onclose = ({ code }) => resolve(code);
  })`);
  expect(outcome).toBe(1006);
  expect(await players.phone.metric('gateway_requests_refused_total')).toBe(refused + 1);
  await context.close();
});

it('leaving the page ends the session', async () => {
  const player = await players.open();
  await player.starts();
  await player.hears(GREETING);
  const { sessionId } = player;
  await player.page.goto('about:blank');
  const stored = await eventually(async () => {
    const session = await players.gateway.services.store.readSession(sessionId);
    return session?.status === 'COMPLETED' && session;
  });
  expect(stored.endReason).toBe('caller_hung_up');
});
