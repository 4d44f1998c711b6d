import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SessionTable } from '../support/session-table.ts';
import { Instance } from './instance.ts';

const table = new SessionTable();
let mine: Instance;
let other: Instance;
const extra: Instance[] = [];

beforeAll(() => table.start());
afterAll(() => table.stop());
beforeEach(async () => {
  table.sandbox.fail(false);
  mine = new Instance(table);
  other = new Instance(table);
  for (const instance of [mine, other]) await instance.givesSign();
});
afterEach(() => {
  for (const instance of [mine, other, ...extra.splice(0)]) if (instance.isAlive) instance.dies();
});

const pass = (minutes: number, all: readonly Instance[] = [mine, other]) =>
  Instance.pass(table, minutes, all);

describe('a session that lives', () => {
  it('stays open though nothing is said for hours', async () => {
    const id = await mine.opens();
    await pass(180);
    expect(await mine.status(id)).toBe('ACTIVE');
    expect(await mine.openIds()).toContain(id);
  });

  it('stays open while its instance is paused for two minutes, or all of them for an hour', async () => {
    const id = await mine.opens();
    await pass(60);
    await pass(2, [other]);
    await pass(10);
    table.nowMs += 3_600_000;
    await other.sweeps();
    await pass(60);
    expect(await mine.status(id)).toBe('ACTIVE');
  });

  it.each([180_000, -180_000])('stays open when the clock of its instance is %d ms wrong', async (ms) => {
    const wrong = new Instance(table, ms);
    extra.push(wrong);
    const id = await wrong.opens();
    await pass(120, [wrong, other]);
    expect(await other.status(id)).toBe('ACTIVE');
  });

  it('stays open when an instance took it over from one that was killed', async () => {
    const id = await mine.opens();
    mine.dies();
    await other.takesOver(id, 1);
    const third = new Instance(table);
    extra.push(third);
    await pass(90, [other, third]);
    expect(await other.status(id)).toBe('ACTIVE');
  });

  it('stays open after an outage of the table of an hour', async () => {
    const id = await mine.opens();
    await pass(20);
    table.sandbox.fail('throttle', Number.POSITIVE_INFINITY, () => true);
    table.nowMs += 3_600_000;
    await other.sweeps();
    table.sandbox.fail(false);
    await other.sweeps();
    await pass(15);
    expect(await other.status(id)).toBe('ACTIVE');
  });

  it('stays open for five hours while the caller talks to an agent', async () => {
    const id = await mine.opens();
    await mine.writes(id, { status: 'HANDING_OFF', dialPending: true });
    mine.dies();
    await pass(290);
    expect(await other.status(id)).toBe('HANDING_OFF');
    await pass(20);
    expect(await other.status(id)).toBe('ERROR lost');
  });
});

describe('a session whose instance was killed', () => {
  it('is closed by another one, with its last sign as its end, and counted', async () => {
    const id = await mine.opens();
    const before = await mine.store.readSession(id);
    mine.dies();
    await pass(25);
    expect(await other.status(id)).toBe('ACTIVE');
    await pass(20);
    const closed = await other.store.readSession(id);
    expect(closed).toMatchObject({ status: 'ERROR', endReason: 'lost', updatedAt: before?.updatedAt });
    expect(await other.swept('closed')).toBe(1);
    expect(other.log.join('')).toContain('its instance is gone');
    await other.settles();
    expect(await other.openIds()).not.toContain(id);
  });

  it('is closed by its own instance when its end could not be written', async () => {
    const id = await mine.opens();
    mine.carries.delete(id);
    await pass(25);
    expect(await mine.status(id)).toBe('ACTIVE');
    await pass(15);
    expect(await mine.status(id)).toBe('ERROR lost');
  });

  it('is not closed when it changes at the same moment', async () => {
    const id = await mine.opens();
    const known = await other.store.readSession(id);
    if (!known) throw new Error('not stored');
    table.nowMs += 1;
    await mine.writes(id, { messageCount: 1 });
    await expect(other.store.closeLost(known, { status: 'ERROR' })).rejects.toMatchObject({
      code: 'store_conflict',
    });
  });
});

describe('an entry that is left', () => {
  it('of a session that has ended leads to its figures, once', async () => {
    const id = await mine.opens();
    await mine.ends(id);
    mine.dies();
    await pass(45);
    expect(await other.openIds()).not.toContain(id);
    expect(await other.swept('entered')).toBeGreaterThan(0);
    expect(await other.status(id)).toBe('COMPLETED idle');
  });

  it('of a session that was never written is removed', async () => {
    table.sandbox.fail('invalid', Number.POSITIVE_INFINITY, ({ body }) => body.includes('"METADATA"'));
    const sessionId = 'CA00000000000000000000000000000001';
    await expect(mine.opens({ sessionId })).rejects.toThrow();
    table.sandbox.fail(false);
    mine.carries.clear();
    expect(await mine.openIds()).toContain(sessionId);
    await pass(45);
    expect(await mine.openIds()).not.toContain(sessionId);
  });

  it('costs a healthy gateway nothing but the lists', async () => {
    for (let count = 0; count < 20; count += 1) await mine.opens();
    // What other tests have left is looked at in the first round, and so are the summaries of the last days.
    await other.sweeps();
    await Instance.pass(table, 1, [mine, other]);
    const before = table.sandbox.requests;
    await other.sweeps();
    // Eight lists and the signs of life.
    expect(table.sandbox.requests - before).toBe(9);
  });
});
