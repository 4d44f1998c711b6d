import type { CallView } from '../../../src/console/views.ts';
import { clockText, spanText } from '../words/formats.ts';
import { spanName } from '../words/lane-words.ts';
import { markText } from '../words/mark-words.ts';

/** Time, what happened, and how long it lasted, in the order of time. */
export function tableRows({ lanes, marks }: Pick<CallView, 'lanes' | 'marks'>): string[][] {
  const spans = lanes.map((span) => ({
    atMs: span.fromMs,
    cells: [spanName(span), span.toMs === undefined ? 'goes on' : spanText(span.toMs - span.fromMs)],
  }));
  const points = marks.map((mark) => ({ atMs: mark.atMs, cells: [markText(mark), ''] }));
  return [...spans, ...points]
    .sort((a, b) => a.atMs - b.atMs)
    .map(({ atMs, cells }) => [clockText(atMs), ...cells]);
}
