import { afterAll, beforeAll, expect, it } from 'vitest';
import { GatewayRig } from '../http/gateway-rig.ts';
import { Browser, WEB_ENV } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { newSession } from '../support/session-table.ts';

const rig = new GatewayRig();
let origin = '';

beforeAll(async () => {
  await rig.start();
  rig.table.nowMs = Date.now();
  await rig.configure({ OPENAI_API_KEY: 'sk-test', MAX_CALLS: '1000', ...WEB_ENV });
  origin = await rig.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => rig.stop());

it('a user who opens many sessions simultaneously gets three', async () => {
  const pages = await Promise.all(Array.from({ length: 20 }, () => Browser.connect(origin, 'greedy')));
  await Promise.all(pages.map((page) => page.start()));
  await eventually(() => pages.filter(({ closed }) => closed).length >= 17);
  const ofUser = rig.callControl.opened.filter(({ start }) => start.userId === 'greedy');
  expect(ofUser).toHaveLength(3);
  for (const page of pages) page.breaks();
});

it('two sockets that come back to one session simultaneously: one gets it', async () => {
  const sessionId = `VB${'7'.repeat(32)}`;
  await rig.store.openSession(newSession({ sessionId, channel: 'browser', userId: 'twice' }));
  const pages = await Promise.all(Array.from({ length: 4 }, () => Browser.connect(origin, 'twice')));
  await Promise.all(pages.map((page) => page.start({ sessionId })));
  await eventually(() => pages.filter(({ messages }) => messages.length > 0).length >= 3);
  const opened = rig.callControl.opened.filter(({ start }) => start.userId === 'twice');
  expect(opened).toHaveLength(1);
  expect(pages.flatMap((page) => page.of('voice_error')).map(({ data }) => data.code)).toEqual(
    Array.from({ length: 3 }, () => 'session_busy'),
  );
  for (const page of pages) page.breaks();
});
