import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimateWaitMinutes, judgeAvailability } from '../../src/handoff/availability.ts';
import { parseQueueLoad } from '../../src/handoff/connect/queue-load.ts';

const idle = { agentsAvailable: 0, agentsStaffed: 0, contactsInQueue: 0, oldestContactAgeSeconds: 0 };

describe('what the caller can expect', () => {
  test.each([
    ['an agent is free', { agentsAvailable: 1, agentsStaffed: 3 }, { kind: 'available' }],
    [
      'the free agents are spoken for',
      { agentsAvailable: 1, agentsStaffed: 3, contactsInQueue: 1 },
      { kind: 'queue', waitMinutes: 2 },
    ],
    ['all are busy', { agentsStaffed: 3 }, { kind: 'queue', waitMinutes: 1 }],
    ['nobody is at work', {}, { kind: 'unstaffed' }],
    ['callers wait for nobody', { contactsInQueue: 4 }, { kind: 'unstaffed' }],
  ])('%s', (_name, load, expected) => {
    expect(judgeAvailability({ ...idle, ...load }, { open: true })).toEqual(expected);
  });

  test('closed takes precedence, with or without an opening', () => {
    const opensAt = new Date('2026-11-23T08:00:00Z');
    const shut = { open: false, timeZone: 'UTC' } as const;
    const free = { ...idle, agentsAvailable: 1 };
    expect(judgeAvailability(free, { ...shut, opensAt })).toEqual({
      kind: 'closed',
      timeZone: 'UTC',
      opensAt,
    });
    expect(judgeAvailability(undefined, shut)).toEqual({ kind: 'closed', timeZone: 'UTC' });
  });

  test('unknown hours count as open, an unknown queue as unknown', () => {
    expect(judgeAvailability({ ...idle, agentsAvailable: 1 }, undefined)).toEqual({ kind: 'available' });
    expect(judgeAvailability(undefined, { open: true })).toEqual({ kind: 'unknown' });
  });
});

describe('the estimate', () => {
  test.each([
    [{ contactsInQueue: 0, oldestContactAgeSeconds: 0, agentsStaffed: 10 }, 1],
    [{ contactsInQueue: 0, oldestContactAgeSeconds: 0, agentsStaffed: 1 }, 3],
    // Seen: six minutes for the first of three, and one place more.
    [{ contactsInQueue: 3, oldestContactAgeSeconds: 360, agentsStaffed: 10 }, 8],
    // By work: nine before us and one that is being served, with two agents.
    [{ contactsInQueue: 9, oldestContactAgeSeconds: 60, agentsStaffed: 2 }, 15],
    [{ contactsInQueue: 1, oldestContactAgeSeconds: 400, agentsStaffed: 5 }, 15],
  ])('%o: %i minutes', (load, minutes) => {
    expect(estimateWaitMinutes(load)).toBe(minutes);
  });

  test('is a whole number, at least one minute, and never below the wait of the oldest contact', () => {
    const count = fc.nat(200);
    fc.assert(
      fc.property(count, fc.nat(7200), count, (contactsInQueue, oldestContactAgeSeconds, agentsStaffed) => {
        const load = { contactsInQueue, oldestContactAgeSeconds, agentsStaffed };
        const minutes = estimateWaitMinutes(load);
        expect(Number.isInteger(minutes)).toBe(true);
        expect(minutes).toBeGreaterThanOrEqual(1);
        if (contactsInQueue > 0) expect(minutes * 60).toBeGreaterThanOrEqual(oldestContactAgeSeconds);
        const worse = estimateWaitMinutes({ ...load, contactsInQueue: contactsInQueue + 60 });
        expect(worse).toBeGreaterThanOrEqual(estimateWaitMinutes({ ...load, oldestContactAgeSeconds: 0 }));
      }),
      { seed: 3 },
    );
  });
});

describe('the figures of a queue', () => {
  const figure = (Name: string, Value?: unknown) => ({ Metric: { Name }, Value });

  test('are read by name; a missing number of callers counts as 0', () => {
    const Collections = [figure('AGENTS_STAFFED', 4), figure('AGENTS_AVAILABLE', 1), figure('NEW', 7)];
    expect(parseQueueLoad({ MetricResults: [{ Collections }] })).toEqual({
      ...idle,
      agentsAvailable: 1,
      agentsStaffed: 4,
    });
  });

  test.each([
    [undefined],
    [{}],
    [{ MetricResults: [] }],
    [{ MetricResults: 'none' }],
    [{ MetricResults: [{ Collections: [figure('AGENTS_STAFFED', 4)] }] }],
    [{ MetricResults: [{ Collections: [figure('AGENTS_STAFFED', '4'), figure('AGENTS_AVAILABLE')] }] }],
  ])('say nothing: %j', (answer) => {
    expect(parseQueueLoad(answer)).toBeUndefined();
  });
});
