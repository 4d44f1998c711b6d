import { describe, expect, it } from 'vitest';
import { cpuMs, parseCoreBusyMs, parseCpuMs, parseRssKb, rssKb } from '../../bench/process-stats.ts';

describe("the kernel's numbers of a process", () => {
  it('are read behind a name with spaces and parentheses', () => {
    const stat = '42 (node (a) b) S 1 42 42 0 -1 4194560 900 0 0 0 123 45 0 0 20 0 11 0 100 0 0';
    expect(parseCpuMs(stat)).toBe(1680);
  });

  it('give resident memory in KB', () => {
    expect(parseRssKb('300000 12500 5000 10 0 40000 0')).toBe(50_000);
  });

  it('give the busy time of one core, waiting left out', () => {
    const stat = 'cpu  9 9 9 9 9 9 9 9 0 0\ncpu0 100 10 50 9000 70 1 2 3 0 0\ncpu1 1 1 1 1 1 1 1 1 0 0\n';
    expect(parseCoreBusyMs(stat, 0)).toBe(1660);
  });

  it('exist for this very process', () => {
    expect(cpuMs(process.pid)).toBeGreaterThan(0);
    expect(rssKb(process.pid)).toBeGreaterThan(10_000);
  });
});
