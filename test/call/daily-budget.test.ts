import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DailyBudget } from '../../src/call/limits/daily-budget.ts';
import { DynamoLedger } from '../../src/store/dynamodb-ledger.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import { SessionTable } from '../support/session-table.ts';

const table = new SessionTable();
let client: ReturnType<SessionTable['client']>;
let day = Date.parse('2026-11-01T12:00:00Z');

beforeAll(async () => {
  await table.start();
  client = table.client();
});
afterAll(async () => {
  client.destroy();
  await table.stop();
});
beforeEach(() => {
  day += 7 * 86_400_000;
  table.sandbox.fail(false);
});

/** One instance of the gateway, on the day of the test. */
function instance(limitUsd: number | undefined, now = () => day) {
  const metrics = new Metrics();
  const ledger = new DynamoLedger(client, { table: table.name });
  const logger = pino({ level: 'silent' });
  return {
    metrics,
    budget: new DailyBudget({ ledger, limitUsd, metrics, logger, now, lookEveryMs: 60_000 }),
  };
}

describe('the budget of a day', () => {
  it('is spent by all instances together', async () => {
    const [first, second] = [instance(10), instance(10)];
    first.budget.spend(6);
    second.budget.spend(5);
    expect(first.budget.spent).toBe(false);
    await first.budget.look();
    await second.budget.look();
    expect(second.budget.spent).toBe(true);
    await first.budget.look();
    expect(first.budget.spent).toBe(true);
    expect((await first.metrics.dailyCostUsd.get()).values[0]?.value).toBeCloseTo(11);
  });

  it('is known to an instance that starts later, and begins anew with the next day', async () => {
    const spender = instance(1);
    spender.budget.spend(2);
    await spender.budget.close();
    let now = day;
    const late = instance(1, () => now);
    await late.budget.start();
    expect(late.budget.spent).toBe(true);
    now += 86_400_000;
    expect(late.budget.spent).toBe(false);
    await late.budget.look();
    expect(late.budget.spent).toBe(false);
    await late.budget.close();
  });

  it('loses nothing while many add at the same time', async () => {
    const instances = Array.from({ length: 10 }, () => instance(1000));
    for (const { budget } of instances) budget.spend(1.25);
    await Promise.all(instances.map(({ budget }) => budget.look()));
    const reader = instance(1000);
    await reader.budget.look();
    expect((await reader.metrics.dailyCostUsd.get()).values[0]?.value).toBeCloseTo(12.5);
  });

  it('stops no call while the table cannot be used, and adds up afterwards', async () => {
    const { budget, metrics } = instance(10);
    table.sandbox.fail('server_error');
    budget.spend(4);
    await budget.look();
    expect(budget.spent).toBe(false);
    expect((await metrics.storeFailures.get()).values[0]?.labels).toEqual({ operation: 'budget' });
    table.sandbox.fail(false);
    budget.spend(4);
    await budget.close();
    const reader = instance(10);
    await reader.budget.look();
    expect((await reader.metrics.dailyCostUsd.get()).values[0]?.value).toBeCloseTo(8);
  });

  it('warns at 80 %', async () => {
    const { budget, metrics } = instance(10);
    budget.spend(8.5);
    expect((await metrics.budgets.get()).values.filter(({ value }) => value > 0)).toEqual([
      { labels: { budget: 'day', state: 'warned' }, value: 1 },
    ]);
    await budget.close();
  });

  it('is not counted without a limit', async () => {
    const { budget } = instance(undefined);
    const before = table.sandbox.requests;
    await budget.start();
    budget.spend(5);
    await budget.close();
    expect(table.sandbox.requests).toBe(before);
    expect(budget.spent).toBe(false);
  });
});
