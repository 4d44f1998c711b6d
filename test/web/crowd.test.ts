import { afterAll, beforeAll, expect, it } from 'vitest';
import { GatewayRig } from '../http/gateway-rig.ts';
import { Browser, WEB_ENV } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';

const rig = new GatewayRig();
let origin = '';

beforeAll(async () => {
  await rig.start();
  await rig.configure({ OPENAI_API_KEY: 'sk-test', ...WEB_ENV });
  origin = await rig.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => rig.stop());

it('a gateway has 1,000 sessions of browsers, and forgets them when they are gone', async () => {
  const browsers: Browser[] = [];
  for (let batch = 0; batch < 10; batch += 1) {
    const names = Array.from({ length: 100 }, (_, index) => `user-${batch}-${index}`);
    browsers.push(...(await Promise.all(names.map((name) => Browser.begin(origin, name)))));
  }
  await eventually(() => rig.callControl.opened.length === 1_000, 30_000);
  const count = async () => (await rig.metrics.browserSessions.get()).values[0]?.value;
  expect(await count()).toBe(1_000);
  for (const browser of browsers) browser.breaks();
  await eventually(async () => (await count()) === 0, 20_000);
});
