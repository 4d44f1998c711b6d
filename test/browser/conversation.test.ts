import { describe, expect, it } from 'vitest';
import { speak } from '../../sandbox/model/mouth.ts';
import { decodeMulaw } from '../../src/audio/mulaw.ts';
import { Resampler } from '../../src/audio/resampler.ts';
import { eventually } from '../support/eventually.ts';
import { modelSessions } from '../support/model-session.ts';
import { GREETING } from '../support/phone.ts';
import { HOURS, LONG_ANSWER, PROVIDERS, SUNDAY } from '../support/phones.ts';
import { usePlayers } from './support/players.ts';

const players = usePlayers({ openai: { speed: 4 }, bedrock: { speed: 4, turnEndSilenceMs: 400 } });

describe.each(PROVIDERS)('a caller at the player page, with %s', (provider) => {
  it('talks to the assistant, hears it, and reads what both have said', async () => {
    const player = await players.open();
    await player.status('Ready');
    await player.starts({ model: provider });
    expect(await player.way()).toBe('gateway');
    await player.hears(GREETING);
    const greeting = await player.listensTo(GREETING);
    expect(greeting.likeness).toBeGreaterThan(0.7);
    const { endMs } = await player.says('caller-open-tomorrow');
    await player.showsCaller('open tomorrow');
    await player.hears(HOURS);
    const answer = await player.listensTo(HOURS);
    expect(answer.startMs).toBeGreaterThan(endMs);
    expect((await player.turns()).map(({ cut }) => cut).join('')).toBe('');
    await player.ends();
    await eventually(async () => (await player.probe.openMicrophones()) === 0);
    const { store } = players.gateway.services;
    const session = await eventually(async () => {
      const stored = await store.readSession(player.sessionId);
      return stored?.status === 'COMPLETED' && stored;
    });
    expect(session).toMatchObject({ channel: 'browser', userId: player.userId, provider, messageCount: 3 });
  });

  it('interrupts: the sound stops, and what was not heard is struck through', async () => {
    const player = await players.open();
    await player.starts({ model: provider });
    await player.hears(GREETING);
    await player.says('caller-return-policy');
    await player.listensTo(LONG_ANSWER, 1500);
    await player.says('caller-sunday');
    const turn = await player.turn('assistant', ({ cut }) => cut !== '');
    expect(LONG_ANSWER.startsWith(turn.heard)).toBe(true);
    // The model had not made all of it.
    expect(LONG_ANSWER.startsWith(`${turn.heard} ${turn.cut}`)).toBe(true);
    const speech = speak(LONG_ANSWER, players.phones.network.library);
    const truth = (await player.probe.played()).find(speech);
    const heardMs = truth?.heardMs ?? Number.NaN;
    const wholeMs = speech.length / 8;
    expect(heardMs).toBeLessThan(wholeMs - 500);
    if (provider === 'openai') {
      const memory = await eventually(() =>
        modelSessions({ provider, network: players.phones.network })
          .flatMap((session) => session.memory)
          .findLast(({ truncatedAtMs }) => truncatedAtMs !== undefined),
      );
      expect(Math.abs((memory.truncatedAtMs ?? 0) - heardMs)).toBeLessThanOrEqual(150);
    } else {
      // Nova gives no times of words: the text is cut in proportion, at a word.
      const share = turn.heard.length / LONG_ANSWER.length;
      expect(Math.abs(share * wholeMs - heardMs)).toBeLessThanOrEqual(800);
    }
    await player.hears(SUNDAY);
    await player.ends();
  });

  it('asks for a person, and reads whom to call', async () => {
    const player = await players.open();
    await player.starts({ model: provider });
    await player.hears(GREETING);
    await player.writes('I want to speak to a human please.');
    const panel = player.page.getByRole('region', { name: 'Call a person' });
    await panel.waitFor();
    const link = await panel.getByRole('link').getAttribute('href');
    expect(link).toMatch(/^tel:\+14155550111,,\d{10}(#|%23)$/);
    const [, token = ''] = /,,(\d{10})/.exec(link ?? '') ?? [];
    expect((await panel.innerText()).replaceAll(/\s/g, '')).toContain(token);
    await player.status('Ended');
    const handoff = await players.gateway.services.store.readHandoff(token);
    expect(handoff).toMatchObject({ sessionId: player.sessionId });
    expect(await player.probe.openMicrophones()).toBe(0);
  });
});

describe('a caller at the player page', () => {
  it('is heard through the microphone of Chromium', async () => {
    const question = decodeMulaw(players.utterance('caller-open-tomorrow'));
    const wide = new Resampler(8000, 16_000).process(question);
    // The greeting lasts two seconds.
    const microphone = new Int16Array(5 * 16_000 + wide.length);
    microphone.set(wide, 5 * 16_000);
    players.chromium.microphonePlays(microphone);
    const player = await players.open();
    await player.starts();
    await player.showsCaller('open tomorrow');
    await player.hears(HOURS);
    await player.ends();
  });

  it('chooses a language', async () => {
    const player = await players.open();
    await player.starts({ model: 'nova', language: 'de' });
    const stored = await eventually(() => players.gateway.services.store.readSession(player.sessionId));
    expect(stored).toMatchObject({ provider: 'nova', language: 'de' });
    const turn = await player.turn('assistant', ({ heard }) => heard !== '');
    expect(turn.lang).toBe('de');
    await player.ends();
  });

  it('is not heard while they are muted', async () => {
    const player = await players.open();
    await player.starts();
    await player.hears(GREETING);
    await player.button('Mute').click();
    expect(await player.page.getByRole('button', { name: /mute/i }).getAttribute('aria-pressed')).toBe(
      'true',
    );
    const before = player.sent.length;
    await player.says('caller-sunday');
    const audio = player.sent
      .slice(before + 3)
      .flatMap(({ action, data }) => (action === 'voice_chunk' ? [data.audioData] : []));
    expect(audio.every((base64) => Buffer.from(base64, 'base64').every((byte) => byte === 0))).toBe(true);
    await player.page.getByRole('button', { name: /mute/i }).click();
    await player.says('caller-open-tomorrow');
    await player.showsCaller('open tomorrow');
    expect((await player.turns()).filter(({ role }) => role === 'caller')).toHaveLength(1);
    await player.ends();
  });
});
