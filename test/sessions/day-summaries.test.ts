import { afterAll, beforeAll, expect, it } from 'vitest';
import { StoredStatistics } from '../../src/store/statistics/session-statistics.ts';
import { SessionTable } from '../support/session-table.ts';
import { Instance } from './instance.ts';

const table = new SessionTable();

beforeAll(() => table.start());
afterAll(() => table.stop());

it('a day gets its summary when it is over and no session of it is open, and outlives the sessions', async () => {
  const instance = new Instance(table);
  const statistics = new StoredStatistics(instance.index);
  const day = new Date(table.nowMs).toISOString().slice(0, 10);
  const [first, second] = [
    await instance.opens(),
    await instance.opens({ channel: 'browser', userId: 'u-1' }),
  ];
  await instance.ends(first);
  table.nowMs += 3 * 86_400_000;
  await instance.sweeps();
  expect(await instance.index.hasSummary(day)).toBe(false);
  await instance.ends(second, 'caller_hung_up');
  await instance.settles();
  await instance.sweeps();
  expect(await instance.index.hasSummary(day)).toBe(true);
  const [sums] = await statistics.of([day]);
  expect(sums?.channels).toMatchObject({
    phone: { sessions: 1, succeeded: 1, byOutcome: { idle: 1 }, byProvider: { openai: 1 }, seconds: 60 },
    browser: { sessions: 1, byOutcome: { caller_hung_up: 1 } },
  });
  expect(await statistics.count(day)).toEqual(sums);
  instance.dies();
});
