import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { MemoryItems } from '../../sandbox/memory-items.ts';
import type { Availability } from '../../src/handoff/availability.ts';
import { DynamoSessionStore } from '../../src/store/dynamodb.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import { Agenda } from './machine/agenda.ts';
import { RigInstance } from './machine/rig-instance.ts';
import { type DialFate, RigLine } from './machine/rig-line.ts';
import { RigVoice } from './machine/rig-voice.ts';
import { unmetWishes, WISHED } from './machine/wishes.ts';

/** Orders that are tried; more on request, for a night's run. */
const RUNS = Number(process.env.HANDOFF_RUNS ?? 1_100);
/** The same orders every time. */
const FIXED_SEED = 20_261_121;
/** Others every time, fewer of them. The name of the test tells the seed, to be given again. */
const SEED = Number(process.env.HANDOFF_SEED ?? Math.floor(Math.random() * 2 ** 31));
/** One order alone, by the `path` that a failure names beside its seed. */
const REPLAY = process.env.HANDOFF_PATH === undefined ? {} : { path: process.env.HANDOFF_PATH, numRuns: 1 };
const RANDOM_RUNS = Math.ceil(RUNS / 4);
/** Share of random orders that may leave a wish unmet. */
const MOST_UNMET = 0.015;
/** What is left after the chosen order is done in the order it came, with so much time between. */
const LAST_STEPS = 400;
const STEP_MS = 1_000;

const HAPPENINGS = [
  'caller presses 0',
  'caller asks for a person',
  'caller wants a call-back',
  'caller hangs up',
  'model is lost',
  'stream is lost',
  'other instance',
] as const;
type Happening = (typeof HAPPENINGS)[number];

const OUTLOOKS: readonly Availability[] = [
  { kind: 'available' },
  { kind: 'unknown' },
  { kind: 'queue', waitMinutes: 7 },
  { kind: 'closed', timeZone: 'UTC' },
  { kind: 'unstaffed' },
];

interface Plan {
  /** Which of the things that can happen next does. */
  readonly order: readonly number[];
  readonly happenings: readonly Happening[];
  readonly outlook: Availability;
  readonly fates: readonly DialFate[];
  /** Fates of the requests to the table, from the first on; all others are done. */
  readonly table: readonly ('done' | 'failed' | 'lost')[];
  readonly repeats: readonly boolean[];
}

const plans: fc.Arbitrary<Plan> = fc.record({
  order: fc.array(fc.nat(11), { minLength: 10, maxLength: 70 }),
  happenings: fc.array(fc.constantFrom(...HAPPENINGS), { minLength: 1, maxLength: 6 }),
  outlook: fc.constantFrom(...OUTLOOKS),
  fates: fc.array(fc.constantFrom<DialFate>('reached', 'busy', 'no-answer', 'failed'), { maxLength: 3 }),
  table: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(fc.constantFrom('done', 'done', 'failed', 'lost'), { maxLength: 30 }) },
  ),
  repeats: fc.array(fc.boolean(), { maxLength: 5 }),
});

/** One call through two instances over one table, in one order. */
class Machine {
  readonly agenda = new Agenda();
  readonly metrics = new Metrics();
  readonly line: RigLine;
  readonly store: DynamoSessionStore;
  readonly #plan: Plan;
  readonly #instances: readonly RigInstance[];
  readonly #voices: RigVoice[] = [];
  #current = 0;
  #requests = 0;

  constructor(plan: Plan) {
    this.#plan = plan;
    const table = [...plan.table];
    const items = new MemoryItems(async (operation) => {
      await this.agenda.until(`table: ${operation}`);
      return table.shift() ?? 'done';
    });
    this.store = new DynamoSessionStore(items, { table: 'rig' });
    const { store, metrics } = this;
    const createVoice = () => {
      const voice = new RigVoice(this.agenda);
      this.#voices.push(voice);
      return voice;
    };
    const availability = async () => {
      await this.agenda.until('availability');
      return plan.outlook;
    };
    const world = { store, metrics, createVoice, availability };
    this.#instances = ['a', 'b'].map((name) => new RigInstance(name, world));
    const [fates, repeats] = [[...plan.fates], [...plan.repeats]];
    this.line = new RigLine({
      callSid: 'CA00000000000000000000000000000001',
      agenda: this.agenda,
      gateway: () => this.#instance,
      gateways: this.#instances,
      dialFate: () => fates.shift() ?? 'reached',
      repeats: () => repeats.shift() ?? false,
    });
  }

  /** Wishes for a person that nothing came of, by their place in the trace. */
  get unmetWishes(): number[] {
    return unmetWishes(this.agenda.trace, this.#plan.outlook);
  }

  /** Whether a model listens to the caller. */
  get alive(): boolean {
    return this.line.state === 'streaming' && (this.#voices.at(-1)?.open ?? false);
  }

  /** How often something happened that may bring a person. */
  get requests(): number {
    return this.#requests;
  }

  /** Whether every request to the table was done, in time, and the call was stored before a webhook asked for it. */
  async tableKeptUp(): Promise<boolean> {
    const { trace } = this.agenda;
    const asked = trace.findIndex(
      (name) => name === 'table: readSession' || name === 'table: transitionSession',
    );
    if (asked >= 0 && asked < trace.indexOf('table: openSession')) return false;
    const { storeFailures, handoffPreparations } = this.metrics;
    const failures = (await storeFailures.get()).values.length;
    const degraded = (await handoffPreparations.get()).values.some(
      ({ labels }) => labels.result === 'degraded',
    );
    return failures === 0 && !degraded && !this.#plan.table.some((fate) => fate !== 'done');
  }

  get #instance(): RigInstance {
    const instance = this.#instances[this.#current];
    if (!instance) throw new Error('no such instance');
    return instance;
  }

  /** How often each result of a hand-off was counted, and how many hand-offs were begun. */
  async counted(): Promise<{ results: Readonly<Record<string, number>>; escalations: number }> {
    const results: Record<string, number> = {};
    for (const { labels, value } of (await this.metrics.handoffs.get()).values) {
      results[String(labels.result)] = value;
    }
    const escalations = (await this.metrics.escalations.get()).values;
    return { results, escalations: escalations.reduce((sum, { value }) => sum + value, 0) };
  }

  async play(): Promise<void> {
    const happenings = [...this.#plan.happenings];
    this.line.begin();
    await this.agenda.settle();
    for (const choice of this.#plan.order) {
      const next = choice % (this.agenda.size + 2);
      if (next < this.agenda.size) await this.agenda.take(next);
      else if (next === this.agenda.size) await this.#happen(happenings.shift());
      else await this.#pass();
    }
    for (const happening of happenings) await this.#happen(happening);
    for (let step = 0; step < LAST_STEPS && !this.#isQuiet(step); step += 1) {
      if (this.agenda.size > 0) await this.agenda.take(0);
      else await this.#pass();
    }
  }

  async stop(): Promise<void> {
    const stopping = Promise.all(this.#instances.map((instance) => instance.stop()));
    // What is still to be written is not waited for.
    await vi.advanceTimersByTimeAsync(1);
    await stopping;
  }

  /** Nothing is under way, and nothing came of a minute's waiting. */
  #isQuiet(step: number): boolean {
    return step > 60 && this.agenda.size === 0;
  }

  async #pass(): Promise<void> {
    this.agenda.trace.push('time');
    await vi.advanceTimersByTimeAsync(STEP_MS);
    await this.agenda.settle();
  }

  async #happen(happening: Happening | undefined): Promise<void> {
    if (happening === undefined) return;
    this.agenda.trace.push(happening);
    this.#bringAbout(happening);
    await this.agenda.settle();
  }

  #bringAbout(happening: Happening): void {
    const voice = this.#voices.at(-1);
    const isOn = this.line.state === 'streaming';
    switch (happening) {
      case 'caller presses 0':
        this.#requests += 1;
        if (isOn) this.agenda.trace.push(WISHED);
        if (isOn) this.line.media?.listener?.onDtmf('0');
        break;
      case 'caller asks for a person':
        this.#requests += 1;
        if (isOn && voice?.open) this.agenda.trace.push(WISHED);
        if (isOn) voice?.hears('i want to speak to a person please');
        break;
      case 'caller wants a call-back':
        this.#requests += 1;
        if (isOn) voice?.hears('call me back please');
        break;
      case 'caller hangs up':
        this.line.hangsUp();
        break;
      case 'model is lost':
        this.#requests += 1;
        voice?.lose();
        break;
      case 'stream is lost':
        this.#requests += 1;
        this.line.losesStream();
        break;
      case 'other instance':
        this.#current = 1 - this.#current;
        break;
      default:
        happening satisfies never;
    }
  }
}

afterEach(() => {
  vi.useRealTimers();
});

describe('a hand-off, in any order of things', () => {
  it(`is one for each request, never leads to silence, and leaves no wish unmet (${RUNS} orders)`, {
    timeout: 600_000,
  }, async () => {
    const { orders, ends, unmet } = await tryOrders({ numRuns: RUNS, seed: FIXED_SEED });
    expect(unmet).toEqual([]);
    expect(orders.size).toBeGreaterThanOrEqual(Math.min(RUNS, 1_000));
    // Every way in which a call can stand at its end was come to.
    expect([...ends].toSorted()).toEqual(['over', 'streaming', 'talking']);
  });

  it(`nor in orders that nobody has chosen (${RANDOM_RUNS} orders, HANDOFF_SEED=${SEED})`, {
    timeout: 600_000,
    // What fails once with a seed of its own has failed.
    retry: 0,
  }, async () => {
    const { unmet } = await tryOrders({ numRuns: RANDOM_RUNS, seed: SEED });
    // Several faults at once still lose a wish now and then: about one order in a thousand (Known limits).
    if (unmet.length > 0)
      process.stdout.write(`HANDOFF_SEED=${SEED} leaves a wish unmet:\n${unmet.join('\n\n')}\n`);
    expect(unmet.length).toBeLessThanOrEqual(RANDOM_RUNS * MOST_UNMET);
  });
});

/** @returns the orders that were come to, how calls stood at their end, and the orders that left a wish unmet */
async function tryOrders(how: { readonly numRuns: number; readonly seed: number }) {
  const orders = new Set<string>();
  const ends = new Set<string>();
  const unmet: string[] = [];
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
  });
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      const machine = new Machine(plan);
      try {
        await machine.play();
        ends.add(machine.line.state);
        await expectWellEnded(machine);
        // Liveness: a caller who asked for a person gets one, an offer, or the truth.
        if (machine.unmetWishes.length > 0) unmet.push(machine.agenda.trace.join('\n'));
      } catch (cause) {
        throw new Error(`in this order:\n${machine.agenda.trace.join('\n')}`, { cause });
      } finally {
        await machine.stop();
        vi.clearAllTimers();
      }
      orders.add(machine.agenda.trace.join('\n'));
    }),
    // A shorter order of the same failure takes minutes to find; HANDOFF_SHRINK=1 looks for it.
    { ...how, ...REPLAY, endOnFailure: process.env.HANDOFF_SHRINK !== '1' },
  );
  return { orders, ends, unmet };
}

async function expectWellEnded(machine: Machine): Promise<void> {
  const { line, alive, requests, agenda, store } = machine;
  expect(line.faults).toEqual([]);
  expect(agenda.size).toBe(0);
  // No path to silence: the caller is with an agent, with a model that is there, or gone.
  expect([line.state, alive || line.state !== 'streaming']).toEqual([line.state, true]);
  expect(['streaming', 'talking', 'over']).toContain(line.state);
  // One hand-off for a request, and none without one.
  expect(line.dials.length).toBeLessThanOrEqual(requests);
  const tokens = line.dials.flatMap(({ token }) => token ?? []);
  expect(new Set(tokens).size).toBe(tokens.length);
  if (!(await machine.tableKeptUp())) return;
  await expectOnRecord(line, store, agenda);
  await expectCounted(machine);
}

/** Each dial that has ended has one result, and no hand-off has two. */
async function expectCounted(machine: Machine): Promise<void> {
  const { line } = machine;
  const { results, escalations } = await machine.counted();
  const total = Object.values(results).reduce((sum, value) => sum + value, 0);
  const ended = line.dials.length - (line.state === 'talking' ? 1 : 0);
  expect(total).toBeGreaterThanOrEqual(ended);
  expect(total).toBeLessThanOrEqual(escalations + ended);
  const { reached = 0, degraded = 0, busy = 0, no_answer: noAnswer = 0, failed = 0 } = results;
  expect(reached + degraded + busy + noAnswer + failed).toBeLessThanOrEqual(ended);
}

/** With a table that works in time, every instance knows how the call stands. */
async function expectOnRecord(line: RigLine, store: DynamoSessionStore, agenda: Agenda): Promise<void> {
  const reading = store.readSession('CA00000000000000000000000000000001');
  await agenda.take(0);
  const status = (await reading)?.status ?? 'none';
  const reached = line.dials.some(({ fate }) => fate === 'reached');
  if (line.state === 'talking') expect(status).toBe('HANDING_OFF');
  if (line.state === 'streaming') expect(status).toBe('ACTIVE');
  if (line.state === 'over') expect(['COMPLETED', 'HANDED_OFF', 'ERROR']).toContain(status);
  if (status === 'HANDED_OFF') expect(reached).toBe(true);
}
