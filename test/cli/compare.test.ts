import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomNumbers } from '../../bench/random-numbers.ts';
import { Bootstrap } from '../../src/cli/comparison/bootstrap.ts';
import { compareArms } from '../../src/cli/comparison/comparison.ts';
import { MEASURES } from '../../src/cli/comparison/measure.ts';
import { comparisonText } from '../../src/cli/comparison/text.ts';
import { newestVersion } from '../../src/cli/comparison/versions.ts';
import { DynamoExperiments } from '../../src/store/dynamodb-experiments.ts';
import { OperatorTable } from '../../src/store/operator-table.ts';
import { readFinishedCalls, type SessionFigures } from '../../src/store/session-figures.ts';
import { newSession, SessionTable } from '../support/session-table.ts';

const random = randomNumbers(5);

/** Calls of one arm. @param slower milliseconds that each turn takes longer */
function calls(arm: string, count: number, { handOffs = 0.2, slower = 0 } = {}): SessionFigures[] {
  return Array.from({ length: count }, () => ({
    arms: { models: arm },
    experiments: { models: '2' },
    createdAt: '2026-11-02T10:00:00.000Z',
    assistant: 'reception',
    provider: arm === 'a' ? 'openai' : 'nova',
    seconds: 60 + random() * 120,
    wasHandedOff: random() < handOffs,
    askedForCallback: random() < 0.05,
    failed: false,
    interruptions: Math.floor(random() * 3),
    turnMs: Array.from({ length: 5 }, () => Math.round(500 + random() * 600 + slower)),
    toolCalls: 1,
    toolFailures: random() < 0.1 ? 1 : 0,
    costUsd: 0.05 + random() * 0.05,
  }));
}

const byArm = { name: 'models', armOf: ({ arms }: SessionFigures) => arms.models };
const verdicts = (found: readonly SessionFigures[]) =>
  Object.fromEntries(
    compareArms(found, byArm).rows.map(({ measure, arms }) => [measure, arms[1]?.difference?.verdict]),
  );

describe('a comparison', () => {
  it('finds a regression, and only that', () => {
    const found = verdicts([...calls('a', 400), ...calls('b', 400, { handOffs: 0.4, slower: 400 })]);
    expect(found['hand-offs']).toBe('worse');
    expect(found['turn latency p95']).toBe('worse');
    expect(found['call-backs']).toBe('unclear');
    expect(found.duration).toBe('unclear');
  });

  it('says when there is too little data', () => {
    const few = [...calls('a', 400), ...calls('b', 20, { handOffs: 1 })];
    expect(new Set(Object.values(verdicts(few)))).toEqual(new Set(['too_little_data']));
    expect(comparisonText(compareArms(few, byArm))).toContain(
      'b has fewer than 50 calls. Do not decide yet.',
    );
  });

  it('gives intervals that hold the true rate in about 95 of 100 samples', () => {
    const [handOffs] = MEASURES;
    const held = Array.from({ length: 200 }, () =>
      handOffs?.estimate(calls('a', 200), new Bootstrap()),
    ).filter((estimate) => estimate && estimate.low <= 0.2 && estimate.high >= 0.2);
    expect(held.length).toBeGreaterThanOrEqual(180);
  });

  it('is a table with a row for each measure', () => {
    const text = comparisonText(compareArms([...calls('a', 100), ...calls('b', 100)], byArm));
    expect(text.split('\n')[1]).toMatch(/a \(100 calls\) +b \(100 calls\) +b against a/);
    expect(text).toMatch(/cost a call +0\.07\d\d US\$ \(0\.07\d\d to 0\.0[78]\d\d\)/);
  });

  it('leaves out the calls from before the arms were changed, and their stops', () => {
    const old = calls('a', 3).map((call) => ({
      ...call,
      experiments: { models: '1' },
      createdAt: '2026-11-01',
    }));
    const older = calls('b', 2).map((call) => ({ ...call, experiments: {}, createdAt: '2026-10-01' }));
    const stop = (version: string) => ({
      experiment: 'models',
      version,
      arm: 'b',
      at: '',
      metric: 'failures',
    });
    const found = newestVersion(
      { calls: [...old, ...calls('b', 4), ...older], stops: [stop('1'), stop('2')] },
      'models',
    );
    expect(found.calls.map(({ arms }) => arms.models)).toEqual(['b', 'b', 'b', 'b']);
    expect([found.leftOut, found.stops]).toEqual([5, [stop('2')]]);
  });

  it('has nothing to say about no calls', () => {
    expect(comparisonText(compareArms([], byArm))).toBe('models: no finished call in this span\n');
  });
});

describe('the calls in the table', () => {
  const table = new SessionTable();
  beforeAll(() => table.start());
  afterAll(() => table.stop());

  it('are read with their arms, and the stops beside them', async () => {
    const store = table.store();
    const session = newSession();
    const owner = { ownerInstance: session.ownerInstance, resumeCount: 0 };
    await store.openSession(session);
    await store.updateSession(session.sessionId, owner, {
      status: 'COMPLETED',
      turnMs: [700, 800],
      interruptions: 2,
      callback: 'requested',
      totalDuration: 90,
    });
    const running = newSession();
    await store.openSession(running);
    const client = table.client();
    const stop = {
      arm: 'b',
      better: 'a',
      metric: 'failures',
      mean: 0.2,
      betterMean: 0,
      difference: { low: 0.1, high: 0.3 },
    };
    await new DynamoExperiments(client, { table: table.name }).stop('models#1234abcd', stop);
    const span = { since: '2000-01-01', until: '2100-01-01' };
    const { calls: found, stops } = await readFinishedCalls(
      new OperatorTable(client, table.name),
      span,
      () => undefined,
    );
    expect(found).toMatchObject([
      { turnMs: [700, 800], interruptions: 2, askedForCallback: true, seconds: 90, failed: false },
    ]);
    expect(stops).toMatchObject([
      { experiment: 'models', version: '1234abcd', arm: 'b', metric: 'failures' },
    ]);
    client.destroy();
    store.close();
  });
});
