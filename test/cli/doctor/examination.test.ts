import { afterEach, describe, expect, it, vi } from 'vitest';
import { examine } from '../../../src/cli/doctor/examination.ts';
import { type Check, fault, note, type Outcome, ok } from '../../../src/cli/doctor/finding.ts';
import { formatOutcome, formatSummary, toJson } from '../../../src/cli/doctor/report.ts';
import { nodeCheck } from '../../../src/cli/doctor/settings.ts';

function check(name: string, run: Check['run']): Check {
  return { name, onTimeout: `look at ${name}`, run };
}

async function outcomesOf(checks: readonly Check[], deadlineMs = 5000) {
  const outcomes: Outcome[] = [];
  const healthy = await examine(checks, (outcome) => outcomes.push(outcome), deadlineMs);
  return { outcomes, healthy };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('an examination', () => {
  it('runs its checks at the same time and reports them in order', async () => {
    let release: (() => void) | undefined;
    const slow = check('slow', () => new Promise((resolve) => (release = () => resolve([ok('late')]))));
    const quick = check('quick', async () => {
      release?.();
      return [ok('early')];
    });
    const { outcomes, healthy } = await outcomesOf([slow, quick]);
    expect(outcomes.map(({ name }) => name)).toEqual(['slow', 'quick']);
    expect(healthy).toBe(true);
  });

  it('gives each check a deadline, and aborts it then', async () => {
    let aborted = false;
    const hanging = check('hanging', (signal) => {
      signal.addEventListener('abort', () => {
        aborted = true;
      });
      return new Promise(() => undefined);
    });
    vi.useFakeTimers();
    const examined = outcomesOf([hanging, check('fine', async () => [ok('yes')])], 10_000);
    await vi.advanceTimersByTimeAsync(9_999);
    expect(aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    const { outcomes, healthy } = await examined;
    expect(outcomes[0]?.findings).toEqual([fault('no answer within 10 s', 'look at hanging')]);
    expect(outcomes[1]?.findings).toEqual([ok('yes')]);
    expect(aborted).toBe(true);
    expect(healthy).toBe(false);
  });

  it('turns an error of a check into a fault', async () => {
    const { outcomes, healthy } = await outcomesOf([
      check('broken', () => Promise.reject(new Error('a surprise'))),
    ]);
    expect(outcomes[0]?.findings).toEqual([fault('could not be checked: a surprise', 'look at broken')]);
    expect(healthy).toBe(false);
  });

  it('is healthy with notes', async () => {
    expect((await outcomesOf([check('a', async () => [note('not used')])])).healthy).toBe(true);
  });
});

describe('a report', () => {
  const outcome = { name: 'DynamoDB', findings: [ok('table'), fault('no TTL', 'turn it on')] };

  it('has a sign in each line, and the advice below it', () => {
    expect(formatOutcome(outcome, false)).toBe('✔ DynamoDB: table\n✖ DynamoDB: no TTL\n    → turn it on\n');
    expect(formatOutcome({ name: 'OpenAI', findings: [note('not used')] }, false)).toBe(
      '– OpenAI: not used\n',
    );
  });

  it('has colours only on a terminal', () => {
    expect(formatOutcome(outcome, true)).toContain('\u001b[31m✖\u001b[0m DynamoDB: no TTL');
  });

  it('counts faults, passed checks and notes', () => {
    expect(formatSummary([outcome])).toBe('\n1 fault: 1 check passed, 0 notes.\n');
    const two = { name: 'OpenAI', findings: [ok('key'), ok('model'), note('not used')] };
    expect(formatSummary([two])).toBe('\nNo fault was found: 2 checks passed, 1 note.\n');
    expect(formatSummary([])).toContain('No fault was found');
  });

  it('is one JSON object for programs', () => {
    expect(JSON.parse(toJson([outcome], false))).toEqual({
      healthy: false,
      checks: [
        { check: 'DynamoDB', status: 'ok', text: 'table' },
        { check: 'DynamoDB', status: 'fault', text: 'no TTL', advice: 'turn it on' },
      ],
    });
  });
});

describe('the version of Node.js', () => {
  it.each([
    ['20.19.0', 'ok'],
    ['24.1.0', 'ok'],
    ['20.18.3', 'fault'],
    ['18.20.0', 'fault'],
  ])('%s is %s', async (version, status) => {
    const [finding] = await nodeCheck(version).run(new AbortController().signal);
    expect(finding?.status).toBe(status);
  });
});
