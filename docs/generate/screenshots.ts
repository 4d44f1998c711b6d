/**
 * Takes the pictures of the player page in `docs/images` from a real conversation, in Chromium over the sandboxes:
 * `npx tsx docs/generate/screenshots.ts [folder]`
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Player } from '../../test/browser/support/player.ts';
import { Players } from '../../test/browser/support/players.ts';
import { GREETING } from '../../test/support/phone.ts';
import { LONG_ANSWER } from '../../test/support/phones.ts';

const FOLDER = process.argv[2] ?? fileURLToPath(new URL('../images/', import.meta.url));
const WIDE = { width: 1120, height: 760 };
const NARROW = { width: 360, height: 760 };

const players = new Players({ openai: { speed: 4 }, bedrock: { speed: 4 } });

async function take(player: Player, name: string, viewport = WIDE): Promise<void> {
  const { page } = player;
  await page.setViewportSize(viewport);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(FOLDER, `${name}-${colorScheme}.png`), animations: 'disabled' });
  }
}

/** A question, an answer that is interrupted, another question: every kind of ink. */
async function converse(player: Player): Promise<void> {
  await player.hears(GREETING);
  await player.says('caller-return-policy');
  await player.listensTo(LONG_ANSWER, 2_000);
  await player.says('caller-sunday');
  await player.turn('assistant', ({ cut }) => cut !== '');
  await player.turn('assistant', ({ heard }) => heard.includes('Sundays'));
}

mkdirSync(FOLDER, { recursive: true });
await players.start();
const player = await players.open();
await player.starts();
await converse(player);
await take(player, 'player');
await take(player, 'player-narrow', NARROW);
await player.writes('I want to speak to a human please.');
await player.page.getByRole('region', { name: 'Call a person' }).waitFor();
await player.status('Ended');
await take(player, 'player-person');
await players.stop();
