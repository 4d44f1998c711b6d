import { afterAll, beforeAll, expect, it } from 'vitest';
import { chromiumPath } from './support/chromium.ts';
import { ConsoleStory } from './support/console-story.ts';

const scenes: string[] = [];
const story = new ConsoleStory(async ({ name }) => {
  scenes.push(name);
});
beforeAll(async () => {
  if (chromiumPath() !== undefined) await story.operators.start();
});
afterAll(() => story.operators.stop());

it('a call is placed by softphone, interrupted, whispered to, handed off, and found again under past calls', async (context) => {
  context.skip(chromiumPath() === undefined, 'There is no Chromium: run test/browser/install-chromium.sh');
  // Of an earlier try.
  scenes.length = 0;
  expect(await story.tell()).toEqual([]);
  expect(scenes).toEqual(['placed', 'interrupted', 'whispered', 'handed-off', 'found']);
}, 120_000);
