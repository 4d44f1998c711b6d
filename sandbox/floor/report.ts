import { type Percentiles, percentiles } from '../../bench/statistics.ts';
import type { Estimate } from './confidence.ts';
import { PUBLIC_ROWS } from './public-rows.ts';
import type { Resume } from './resumes.ts';
import type { FloorSummary } from './summary.ts';

/** One line of the table. */
export interface FloorRow {
  readonly name: string;
  readonly summary: FloorSummary;
}

/** Rates of fewer events are not shown, as on the public leaderboard. */
const FEWEST_EVENTS = 10;

type Column = readonly [title: string, of: (summary: FloorSummary) => Estimate | undefined];

const COLUMNS: readonly Column[] = [
  ['L_R s', ({ responseSeconds }) => responseSeconds],
  ['L_Y s', ({ yieldSeconds }) => yieldSeconds],
  ['R_R', ({ responseRate }) => responseRate],
  ['R_Y', ({ yieldRate }) => yieldRate],
  ['I_A', ({ incursions }) => incursions],
  ['S_BC', ({ ignoresBackchannels }) => ignoresBackchannels],
  ['S_VT', ({ ignoresTics }) => ignoresTics],
  ['S_ND', ({ ignoresUnaddressed }) => ignoresUnaddressed],
  ['heard out', ({ heardOut }) => heardOut],
  ['EVA', ({ score }) => score],
];

/** The metrics with their intervals, as a Markdown table, and the public rows below. */
export function metricsTable(rows: readonly FloorRow[]): string {
  const header = ['', ...COLUMNS.map(([title]) => title)];
  const own = rows.map(({ name, summary }) => [name, ...COLUMNS.map(([, of]) => estimateText(of(summary)))]);
  const others = PUBLIC_ROWS.map(([name, figures]) => [
    `public: ${name}`,
    ...COLUMNS.map((_, n) => figures[n]?.toFixed(2) ?? '–'),
  ]);
  return markdown([header, ...own, ...others]);
}

/**
 * How often each kind of event was treated rightly in the benchmark's windows: ignored, yielded to, or answered. Below,
 * how often the answer that it fell into was heard to its end: a stop after the window counts there.
 */
export function kindsTable(rows: readonly FloorRow[]): string {
  return [
    tableByKind('right', rows, ({ byKind }) => byKind),
    tableByKind('heard out', rows, ({ heardOutByKind }) => heardOutByKind),
  ].join('\n\n');
}

function tableByKind(
  title: string,
  rows: readonly FloorRow[],
  of: (summary: FloorSummary) => FloorSummary['byKind'],
): string {
  const kinds = [...new Set(rows.flatMap(({ summary }) => Object.keys(of(summary))))];
  const lines = rows.map(({ name, summary }) => {
    const known = new Map(Object.entries(of(summary)));
    return [name, ...kinds.map((kind) => estimateText(known.get(kind)))];
  });
  return markdown([[title, ...kinds], ...lines]);
}

/** From the end of a stop word to `clear`. */
export function clearText({ name, summary }: FloorRow): string {
  const { count, p50, p99 } = summary.clearMs;
  if (count < FEWEST_EVENTS) return `${name}: end of a stop word → clear: – (${count} events)`;
  return `${name}: end of a stop word → clear, p50 / p99 of ${count}: ${Math.round(p50)} / ${Math.round(p99)} ms`;
}

/** The pauses that were wrong, after which the assistant went on. */
export function resumesText(name: string, resumes: readonly Resume[]): string {
  if (resumes.length === 0) return `${name}: answers that went on after a pause: none`;
  const gaps = percentiles(resumes.map(({ pauseMs, resumeMs }) => resumeMs - pauseMs));
  const again = percentiles(resumes.map(({ stoppedAtMs, wentOnAtMs }) => stoppedAtMs - wentOnAtMs));
  const figures = ({ p50, max }: Percentiles) => `${Math.round(p50)} / ${Math.round(max)} ms`;
  return (
    `${name}: answers that went on after a pause: ${resumes.length}; p50 / most: silence ${figures(gaps)}, ` +
    `heard again ${figures(again)}`
  );
}

function estimateText(estimate: Estimate | undefined): string {
  if (!estimate || estimate.count < FEWEST_EVENTS) return '–';
  const { value, low, high, count } = estimate;
  return `${value.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)}, ${count})`;
}

function markdown(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(3, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  const [header = [], ...body] = rows;
  return [line(header), rule, ...body.map(line)].join('\n');
}
