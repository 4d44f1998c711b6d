import { describe, expect, it } from 'vitest';
import { formatReport, reportCosts } from '../../src/cli/cost-report.ts';
import type { SessionCost } from '../../src/store/session-costs.ts';

const SPAN = { since: '2026-11-01', until: '2026-11-03' };
const CALLS: readonly SessionCost[] = [
  { day: '2026-11-02', provider: 'nova', outcome: 'handed_off', seconds: 60, costUsd: 0.01 },
  { day: '2026-11-01', provider: 'openai', outcome: 'caller_hung_up', seconds: 90, costUsd: 0.1 },
  { day: '2026-11-01', provider: 'openai', outcome: 'caller_hung_up', seconds: 30, costUsd: 0.2 },
  { day: '2026-11-02', provider: 'openai', outcome: 'active', seconds: 0, costUsd: undefined },
];

describe('the report of costs', () => {
  const report = reportCosts(CALLS, SPAN);

  it('adds up by day, provider and outcome', () => {
    expect(report.total).toEqual({ calls: 4, minutes: 3, costUsd: 0.31, unknown: 1 });
    expect(report.byDay['2026-11-01']).toEqual({ calls: 2, minutes: 2, costUsd: 0.3, unknown: 0 });
    expect(report.byProvider.nova?.costUsd).toBe(0.01);
    expect(report.byOutcome.caller_hung_up?.calls).toBe(2);
    expect(report.rows.map(({ day, provider, calls }) => `${day} ${provider} ${calls}`)).toEqual([
      '2026-11-01 openai 2',
      '2026-11-02 nova 1',
      '2026-11-02 openai 1',
    ]);
  });

  it('is a table', () => {
    const lines = formatReport(report).split('\n');
    expect(lines[0]).toContain('2026-11-01');
    expect(lines.find((line) => line.startsWith('2026-11-01'))).toMatch(
      /caller_hung_up +2 +2\.0 +0\.3000 +0\.1500$/,
    );
    expect(lines.find((line) => line.startsWith('total'))).toMatch(/4 +3\.0 +0\.3100 +0\.1033$/);
    expect(lines.join('\n')).toContain('1 calls without reported usage');
  });
});
