import { describe, expect, it } from 'vitest';
import type { CallTrack } from '../../../sandbox/floor/events.ts';
import { clearText, kindsTable, metricsTable } from '../../../sandbox/floor/report.ts';
import { summarise } from '../../../sandbox/floor/summary.ts';

/** A question that is answered, and a stop word that is obeyed after 400 ms. */
const track: CallTrack = {
  events: [
    { kind: 'question', place: 'silence', startMs: 1000, endMs: 2000 },
    { kind: 'stop', place: 'middle', naturalEndMs: 11_000, startMs: 6000, endMs: 6300 },
  ],
  assistant: [{ startMs: 3000, endMs: 6400 }],
  clearsMs: [6390],
};

function row(calls: number) {
  const name = 'openai server';
  return { name, summary: summarise(Array.from({ length: calls }, () => track)) };
}

describe('the report of eval:floor', () => {
  it('has figures with intervals and numbers, and the public rows below', () => {
    const lines = metricsTable([row(20)]).split('\n');
    expect(lines[2]).toContain('| 1.00 (1.00–1.00, 20) | 0.40 (0.40–0.40, 20) |');
    expect(lines.slice(3).every((line) => line.startsWith('| public: '))).toBe(true);
    const figures = lines[3]?.split('|').slice(2, 10);
    expect(figures?.map(Number)).toEqual([1.39, 0.42, 1, 1, 0.14, 0.02, 0.05, 0.1]);
    expect(new Set(lines.map((line) => line.split('|').length)).size).toBe(1);
  });

  it('has no figures of fewer than ten events', () => {
    const [, , line] = metricsTable([row(9)]).split('\n');
    expect(line?.replaceAll(/[\s|–]/g, '')).toBe('openaiserver');
    expect(clearText(row(9))).toBe('openai server: end of a stop word → clear: – (9 events)');
  });

  it('tells how often each kind was treated rightly, and how soon a stop word clears', () => {
    expect(kindsTable([row(20)])).toMatch(/stop.*\n.*\n\| openai server +\| 1\.00 \(0\.84–1\.00, 20\)/);
    expect(clearText(row(20))).toBe('openai server: end of a stop word → clear, p50 / p99 of 20: 90 / 90 ms');
  });
});
