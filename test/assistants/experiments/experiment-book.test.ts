import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { randomNumbers } from '../../../bench/random-numbers.ts';
import type { Experiment } from '../../../src/assistants/experiments/experiment.ts';
import { ExperimentBook } from '../../../src/assistants/experiments/experiment-book.ts';
import { DynamoExperiments } from '../../../src/store/dynamodb-experiments.ts';
import { Metrics } from '../../../src/telemetry/metrics.ts';
import { SessionTable } from '../../support/session-table.ts';

const table = new SessionTable();
let client: ReturnType<SessionTable['client']>;
let experiment: Experiment;
let runs = 0;

beforeAll(async () => {
  await table.start();
  client = table.client();
});
afterAll(async () => {
  client.destroy();
  await table.stop();
});
beforeEach(() => {
  runs += 1;
  table.sandbox.fail(false);
  experiment = {
    name: `run-${runs}`,
    version: '1',
    salt: '',
    arms: ['a', 'b'].map((name) => ({ name, share: 50, preferences: {} })),
    guards: [{ metric: 'failures', margin: 0.01 }],
    leastCalls: 50,
  };
});

/** One instance of the gateway. */
function instance() {
  const book = new ExperimentBook({
    ledger: new DynamoExperiments(client, { table: table.name }),
    metrics: new Metrics(),
    logger: pino({ level: 'silent' }),
    lookEveryMs: 60_000,
  });
  book.use([experiment]);
  return book;
}

const CALLERS = Array.from({ length: 200 }, (_, index) => `+1500555${String(index).padStart(4, '0')}`);

/** Calls that end on these instances in turn; arm `b` fails more often. */
function callsEnd(books: readonly ExperimentBook[], count: number, failuresOfB: number): void {
  const random = randomNumbers(3);
  for (let call = 0; call < count; call += 1) {
    for (const arm of ['a', 'b']) {
      const failures = Number(random() < (arm === 'b' ? failuresOfB : 0.02));
      books[call % books.length]?.callEnded(
        { arms: { [experiment.name]: arm }, experiments: { [experiment.name]: experiment.version } },
        { failures, turn_seconds: 0.8 },
      );
    }
  }
}

const armsOf = (book: ExperimentBook) =>
  new Set(CALLERS.flatMap((caller) => book.choose('reception', caller).map(({ arm }) => arm.name)));

describe('the experiments of a fleet', () => {
  it('stop a worse arm on all instances, for new callers only', async () => {
    const [first, second] = [instance(), instance()];
    callsEnd([first, second], 300, 0.2);
    expect(armsOf(first)).toEqual(new Set(['a', 'b']));
    await first.look();
    await second.look();
    await first.look();
    expect([armsOf(first), armsOf(second)]).toEqual([new Set(['a']), new Set(['a'])]);
    // A call that began in the stopped arm goes on in it.
    expect(second.recall({ [experiment.name]: 'b' }).map(({ arm }) => arm.name)).toEqual(['b']);
    const stopped = first.report[0]?.arms[1];
    expect(stopped?.tally.failures?.n).toBe(300);
    expect(stopped?.stopped).toMatchObject({ arm: 'b', better: 'a', metric: 'failures' });
    first.use([]);
    second.use([]);
  });

  it('are still stopped for an instance that starts later', async () => {
    const first = instance();
    callsEnd([first], 300, 0.2);
    await first.look();
    const later = instance();
    expect(armsOf(later)).toEqual(new Set(['a', 'b']));
    await later.look();
    expect(armsOf(later)).toEqual(new Set(['a']));
    await first.close();
    await later.close();
  });

  it('keep the sums of an experiment that a reload has changed', async () => {
    const book = instance();
    callsEnd([book], 20, 0.2);
    const next = { ...experiment, version: '2' };
    table.sandbox.fail(true);
    book.use([next]);
    await book.look();
    // A call that began with the earlier arms is not one of the new ones.
    callsEnd([book], 5, 0.2);
    expect(book.report[0]?.arms[0]?.tally.failures?.n).toBe(0);
    table.sandbox.fail(false);
    await book.look();
    const ledger = new DynamoExperiments(client, { table: table.name });
    expect((await ledger.read(`${experiment.name}#1`, 'a')).sums.failures_n).toBe(20);
    expect((await ledger.read(`${experiment.name}#2`, 'a')).sums.failures_n).toBeUndefined();
    await book.close();
  });

  it('go on when the arms do equally well', async () => {
    const book = instance();
    callsEnd([book], 500, 0.02);
    await book.look();
    expect(armsOf(book)).toEqual(new Set(['a', 'b']));
    await book.close();
  });

  it('lose no call while the table fails', async () => {
    const book = instance();
    table.sandbox.fail(true);
    callsEnd([book], 10, 0.2);
    await book.look();
    table.sandbox.fail(false);
    callsEnd([book], 5, 0.2);
    await book.close();
    const later = instance();
    await later.look();
    expect(later.report[0]?.arms.map(({ tally }) => tally.failures?.n)).toEqual([15, 15]);
    await later.close();
  });

  it('concern only the assistants that take part', () => {
    experiment = { ...experiment, assistants: ['sales'] };
    const book = instance();
    expect(book.choose('reception', '+15005550001')).toEqual([]);
    expect(book.choose('sales', '+15005550001')).toHaveLength(1);
    book.use([]);
    expect(book.choose('sales', '+15005550001')).toEqual([]);
  });

  it('begin to count again when the arms change', async () => {
    const book = instance();
    callsEnd([book], 300, 0.2);
    await book.look();
    experiment = { ...experiment, version: '2' };
    book.use([experiment]);
    await book.look();
    expect(armsOf(book)).toEqual(new Set(['a', 'b']));
    expect(book.report[0]?.arms[1]?.tally.failures?.n).toBe(0);
    await book.close();
  });
});
