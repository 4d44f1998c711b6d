/**
 * Takes the pictures of the console in `docs/images` from real calls, in Chromium over the sandboxes: the story of one
 * call, and each view. `npx tsx docs/generate/console-screenshots.ts [folder]`
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConsoleStory } from '../../test/browser/support/console-story.ts';
import type { Operator } from '../../test/browser/support/operator.ts';
import { GREETING } from '../../test/support/phone.ts';
import type { PhoneCall } from '../../test/support/phone-call.ts';

const FOLDER = process.argv[2] ?? fileURLToPath(new URL('../images/', import.meta.url));
const WIDE = { width: 1120, height: 900 };
const NARROW = { width: 360, height: 760 };
const STORY = { width: 1060, height: 900 };
const LIGHT: readonly ('light' | 'dark')[] = ['light'];
const BOTH: readonly ('light' | 'dark')[] = ['light', 'dark'];
/** Samples of the numbers are taken every ten seconds. */
const SAMPLES_MS = 25_000;

/** From its top, whatever the last step has scrolled to. */
async function resize({ page }: Operator, viewport: typeof WIDE): Promise<void> {
  await page.setViewportSize(viewport);
  await page.evaluate(`document.activeElement?.blur();
    scrollTo({ top: 0, behavior: 'instant' });
    document.querySelector('.transcript-box')?.scrollTo(0, 9999)`);
}

async function save(person: Operator, name: string, schemes = LIGHT, viewport = WIDE): Promise<void> {
  const { page } = person;
  await resize(person, viewport);
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({
      path: join(FOLDER, `console-${name}-${colorScheme}.png`),
      animations: 'disabled',
    });
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Pictures of the views that the story passes. */
const VIEWS: Readonly<Record<string, string>> = {
  placed: 'softphone',
  whispered: 'call',
  found: 'past-call',
};

let scenes = 0;
const story = new ConsoleStory(async ({ name, person }) => {
  scenes += 1;
  await resize(person, STORY);
  // The newest words are below the lanes.
  if (name === 'whispered')
    await person.page.evaluate(
      `document.querySelector('.call-body').scrollIntoView({ behavior: 'instant' })`,
    );
  await person.page.screenshot({ path: join(FOLDER, `story-${scenes}-${name}.png`), animations: 'disabled' });
  const view = VIEWS[name];
  if (view !== undefined) await save(person, view, BOTH);
  if (view === 'call') await save(person, 'call-narrow', BOTH, NARROW);
});

/** Calls of several kinds at the same time. */
async function callsAtOnce(): Promise<readonly PhoneCall[]> {
  const utterances = ['caller-return-policy', 'caller-person-fr', 'caller-person-hi', 'caller-german-please'];
  const calls: PhoneCall[] = [];
  for (const utterance of utterances) {
    const phone = await story.operators.phone();
    const call = await phone.dials();
    calls.push(call);
    await call.hears(GREETING);
    await call.says(utterance);
  }
  return calls;
}

mkdirSync(FOLDER, { recursive: true });
await story.operators.start();
await story.tell();
const person = await story.operators.signedIn({ name: 'Ann' });
const calls = await callsAtOnce();
await person.reads('4 calls');
// The line for a caller who speaks Hindi.
await person.reads(/\p{Script=Devanagari}/u);
await save(person, 'live');
for (const call of calls) call.hangsUp();
await person.opens('Past');
await person.reads(/\d calls/);
await save(person, 'past');
await new Promise((resolve) => setTimeout(resolve, SAMPLES_MS));
await person.opens('Numbers');
await person.reads('95 % within');
await save(person, 'numbers');
await story.operators.stop();
