import { describe, expect, it } from 'vitest';
import { laneScale, markRows } from '../../web/console/lanes/lane-scale.ts';
import { tableRows } from '../../web/console/lanes/table-rows.ts';
import { busyCall } from './support/sample-calls.ts';

describe('the time line of a call', () => {
  it('fills its place while the call is short, and scrolls when it is long', () => {
    expect(laneScale(5_000, 800, false).widthPx).toBe(800);
    expect(laneScale(600_000, 800, false).widthPx).toBeGreaterThan(8_000);
  });

  it('fits a whole hour into its place', () => {
    const { widthPx, ticks, pxPerMs } = laneScale(3_600_000, 800, true);
    expect(widthPx).toBe(800);
    const [first = 0, second = 0] = ticks;
    expect((second - first) * pxPerMs).toBeGreaterThanOrEqual(64);
  });

  it('puts marks that lie over each other into rows of their own', () => {
    expect(markRows([10, 12, 14, 16, 60], 18, 3)).toEqual([0, 1, 2, 0, 0]);
  });

  it('says the same as a table, in the order of time', () => {
    const rows = tableRows(busyCall(0).view);
    const seconds = rows.map(([time = '']) =>
      time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0),
    );
    expect(seconds).toEqual([...seconds].sort((a, b) => a - b));
    const texts = rows.map(([, what]) => what);
    expect(texts).toContain('Assistant: filler while a tool works');
    expect(texts).toContain('Assistant: speaks, interrupted');
    expect(texts).toContain('The caller interrupted the assistant after 4.8 s.');
    expect(texts).toContain('Tool find_order: ok, 2.1 s.');
    expect(texts).toContain(
      'Hand-off: the caller asked for a person. Decided by: rule “asks-for-person”, score 0.97.',
    );
  });
});
