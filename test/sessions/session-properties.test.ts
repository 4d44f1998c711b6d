import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DynamoFault } from '../../sandbox/dynamodb.ts';
import { CHANNELS, type Channel } from '../../src/store/session-index-keys.ts';
import { SessionList } from '../../src/store/session-list.ts';
import { total } from '../../src/store/statistics/day-statistics.ts';
import { StoredStatistics } from '../../src/store/statistics/session-statistics.ts';
import { newSession, SessionTable } from '../support/session-table.ts';
import { Instance } from './instance.ts';

const RUNS = 8;
const INSTANCES = 3;
const USERS = ['+14155550171', '+14155550172'];
const FAULTS: readonly DynamoFault[] = ['disconnect', 'server_error', 'throttle', 'lost_answer'];
/** Enough that every session of a killed instance is found, closed and entered. */
const MINUTES_TO_CLOSE = 60;

interface Known {
  readonly sessionId: string;
  readonly user: string;
  readonly channel: Channel;
}

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('opens' as const),
      at: fc.nat(2),
      user: fc.nat(1),
      browser: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('ends' as const), which: fc.nat() }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('is killed' as const), at: fc.nat(2), takenUp: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('is killed while it opens' as const),
      at: fc.nat(2),
      user: fc.nat(1),
      isWritten: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('the table fails' as const),
      fault: fc.constantFrom(...FAULTS),
      times: fc.integer({ min: 1, max: 12 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('settles' as const), at: fc.nat(2) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('time passes' as const),
      minutes: fc.integer({ min: 1, max: 40 }),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const table = new SessionTable();
beforeAll(() => table.start());
afterAll(() => table.stop());

/** One life of a gateway. Users are new in each run, so that their lists are. */
class Life {
  readonly instances = Array.from({ length: INSTANCES }, () => this.#instance());
  readonly known: Known[] = [];
  readonly firstDayMs = table.nowMs;
  readonly #run: number;

  constructor(run: number) {
    this.#run = run;
  }

  async take(step: Step): Promise<void> {
    switch (step.kind) {
      case 'opens':
        return this.#opens(this.#at(step.at), step.user, step.browser ? 'browser' : 'phone');
      case 'ends':
        return this.#ends(step.which);
      case 'is killed':
        return this.#isKilled(step.at, step.takenUp);
      case 'is killed while it opens':
        return this.#isKilledWhileOpening(step.at, step.user, step.isWritten);
      case 'the table fails':
        return table.sandbox.fail(step.fault, step.times);
      case 'settles':
        return this.#at(step.at).settles();
      case 'time passes':
        return Instance.pass(table, step.minutes, this.instances);
      default:
        return step satisfies never;
    }
  }

  /** Sessions that an instance carries. */
  live(): [Instance, string][] {
    return this.instances.flatMap((each) =>
      [...each.carries.keys()].map((id): [Instance, string] => [each, id]),
    );
  }

  days(): string[] {
    const days: string[] = [];
    for (let ms = this.firstDayMs; ms < table.nowMs + 86_400_000; ms += 86_400_000) {
      days.push(new Date(ms).toISOString().slice(0, 10));
    }
    return days;
  }

  nameOf(user: number): string {
    return `${USERS[user]}${this.#run}`;
  }

  async #opens(instance: Instance, user: number, channel: Channel): Promise<void> {
    const { sessionId } = newSession();
    const names = { sessionId, userId: this.nameOf(user), ...(channel === 'browser' && { channel }) };
    this.known.push({ sessionId, user: names.userId, channel });
    await persistently(() => instance.opens(names));
  }

  async #ends(which: number): Promise<void> {
    const live = this.live();
    const [instance, sessionId] = live[which % Math.max(1, live.length)] ?? [];
    if (instance && sessionId) await persistently(() => instance.ends(sessionId));
  }

  /** @param takenUp another instance goes on with its sessions, as after a webhook */
  async #isKilled(at: number, takenUp: boolean): Promise<void> {
    const killed = this.#at(at);
    const sessions = [...killed.carries];
    killed.dies();
    this.instances[at % INSTANCES] = this.#instance();
    const next = this.#at(at + 1);
    if (!takenUp) return;
    for (const [id, count] of sessions) await persistently(() => next.takesOver(id, count + 1));
  }

  async #isKilledWhileOpening(at: number, user: number, isWritten: boolean): Promise<void> {
    const instance = this.#at(at);
    const { sessionId } = newSession();
    this.known.push({ sessionId, user: this.nameOf(user), channel: 'phone' });
    table.sandbox.fail(isWritten ? 'lost_answer' : 'disconnect', 1e9, ({ body }) =>
      body.includes('"METADATA"'),
    );
    await instance.opens({ sessionId, userId: this.nameOf(user) }).catch(() => undefined);
    table.sandbox.fail(false);
    await this.#isKilled(at, false);
  }

  #at(place: number): Instance {
    const instance = this.instances[place % INSTANCES];
    if (!instance) throw new Error('no instance');
    return instance;
  }

  /** Its clock is up to three minutes wrong. */
  #instance(): Instance {
    return new Instance(table, (((table.nowMs / 1_000) % 7) - 3) * 60_000);
  }
}

/** As the background writer does. */
async function persistently(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 0; attempt < 30; attempt += 1) {
    try {
      await work();
      return;
    } catch (error) {
      if (attempt === 29) throw error;
    }
  }
}

async function isOpen(instance: Instance, sessionId: string): Promise<boolean> {
  return (await instance.status(sessionId)) === 'ACTIVE';
}

let run = 0;

it('every session is counted once, every list is complete, and no live session is closed', async () => {
  const lives = fc.array(step, { minLength: 5, maxLength: 30 });
  const property = fc.asyncProperty(lives, async (steps) => {
    table.nowMs = Date.parse('2026-01-01T21:00:00Z') + run * 20 * 86_400_000;
    run += 1;
    const life = new Life(run);
    for (const each of steps) {
      await life.take(each);
      table.nowMs += 1_000;
    }
    table.sandbox.fail(false);
    await Instance.pass(table, MINUTES_TO_CLOSE, life.instances);
    for (const [instance, id] of life.live())
      expect(await isOpen(instance, id), 'closed while live').toBe(true);
    for (const [instance, id] of life.live()) await persistently(() => instance.ends(id));
    for (const instance of life.instances) await instance.settles();
    await Instance.pass(table, 10, life.instances);
    await expectComplete(life);
    for (const instance of life.instances) instance.dies();
  });
  await fc.assert(property, { numRuns: RUNS });
}, 300_000);

async function expectComplete(life: Life): Promise<void> {
  const [reader] = life.instances;
  if (!reader) throw new Error('no instance');
  const stored = await Promise.all(
    life.known.map(async (known) => ({ ...known, session: await reader.store.readSession(known.sessionId) })),
  );
  const written = stored.filter(({ session }) => session !== undefined);
  for (const { session } of written) expect(session?.status).not.toBe('ACTIVE');
  const statistics = new StoredStatistics(reader.index);
  expect(total(await statistics.of(life.days())).sessions).toBe(written.length);
  const open = await reader.openIds();
  expect(life.known.filter(({ sessionId }) => open.includes(sessionId))).toEqual([]);
  const list = new SessionList(reader.index, () => table.nowMs);
  for (const channel of CHANNELS) {
    for (const user of [0, 1].map((each) => life.nameOf(each))) {
      const { sessions } = await list.page({ channel, userId: user }, 500);
      const mine = written.filter((each) => each.user === user && each.channel === channel);
      expect(sessions.map(({ sessionId }) => sessionId).toSorted()).toEqual(
        mine.map(({ sessionId }) => sessionId).toSorted(),
      );
    }
  }
}
