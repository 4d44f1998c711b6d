import { expect, it } from 'vitest';
import { fetchToken } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { GREETING } from '../support/phone.ts';
import { HOURS } from '../support/phones.ts';
import { compiled } from './support/page-probe.ts';
import { usePlayers } from './support/players.ts';

const players = usePlayers({ openai: { speed: 4 } });

it('a page that records WebM is understood and answered', async () => {
  const player = await players.open();
  await player.page.evaluate(compiled('recorder.ts'));
  const { origin } = players.proxy;
  const { userId } = player;
  const token = await fetchToken(players.gateway.origin, userId, { origin });
  const begin = JSON.stringify({ url: `${origin.replace('http', 'ws')}/voice`, token, userId });
  await player.page.bringToFront();
  await player.page.mouse.click(5, 5);
  expect(await player.page.evaluate(`recorder.start(${begin})`)).toBe('audio/webm;codecs=opus');
  const final = (role: string, text: string) =>
    eventually(
      () =>
        player.received.some(
          ({ type, data }) =>
            type === 'voice_transcription_final' && data.role === role && data.text.includes(text),
        ),
      20_000,
    );
  const answered = (text: string) =>
    eventually(() => player.received.some(({ data }) => data?.aiResponse === text), 20_000);
  await answered(GREETING);
  await player.says('caller-open-tomorrow');
  await final('caller', 'open tomorrow');
  await answered(HOURS);
});
