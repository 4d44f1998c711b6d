import type { Spread } from '../statistics.ts';
import type { CleanCalls, SetupSummary, StepSummary } from './summary.ts';

type Cell = string | number;

/** Columns as wide as their content, numbers to the right: GitHub's table form, readable in a terminal too. */
export function formatTable(headings: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const texts = rows.map((row) => row.map(String));
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...texts.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => pad(cell, widths[column] ?? 0)).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [line(headings), rule, ...texts.map(line)].join('\n');
}

function pad(cell: string, width: number): string {
  return /^[\d.,!<>–-]/.test(cell) ? cell.padStart(width) : cell.padEnd(width);
}

export function stepTable(steps: readonly StepSummary[]): string {
  const headings = [
    'provider mode',
    'calls',
    'program',
    'CPU ms/call-s',
    'to floor',
    'KB/call',
    'to floor',
    'core %',
    'delay p50 ms',
    'p99',
    'p99.9',
    'up p99',
    'clear p50',
    'p99',
    'missed',
    'loop lag ms',
    'table req/call-s',
    'lost',
    'spoiled',
    'failed',
    'harness %',
    'noise',
  ];
  return formatTable(headings, steps.map(stepCells));
}

function stepCells(step: StepSummary): Cell[] {
  return [
    `${step.provider} ${step.mode}`,
    step.calls,
    step.program,
    step.cpuPerCallSecond.toFixed(2),
    ratioText(step.cpuRatio),
    Math.round(step.kbPerCall),
    ratioText(step.memoryRatio),
    Math.round(step.coreShare * 100),
    step.delay.p50.toFixed(2),
    step.delay.p99.toFixed(2),
    step.delay.p999.toFixed(1),
    step.upP99.toFixed(2),
    step.clear?.p50.toFixed(2) ?? '–',
    step.clear?.p99.toFixed(2) ?? '–',
    step.clear ? step.clearsMissed : '–',
    step.loopLagMs?.toFixed(1) ?? '–',
    step.tableRequests.toFixed(2),
    step.lost,
    step.spoiled,
    step.failedCalls,
    Math.round(step.harnessShare * 100),
    '!'.repeat(step.noisyRounds) || '–',
  ];
}

export function setupTable(rows: readonly SetupSummary[]): string {
  const headings = [
    'provider',
    'program',
    'calls',
    'a second',
    'CPU ms/call',
    'to floor',
    'webhook p99 ms',
    'stream open p99',
    'first audio p50',
    'p99',
    'lost',
    'failed',
  ];
  return formatTable(
    headings,
    rows.map((row) => [
      row.provider,
      row.program,
      row.calls,
      row.perSecond,
      row.cpuPerCall.toFixed(2),
      ratioText(row.cpuRatio),
      row.webhookP99.toFixed(1),
      row.upgradeP99.toFixed(1),
      row.firstAudioP50.toFixed(1),
      row.firstAudioP99.toFixed(1),
      row.lost,
      row.failedCalls,
    ]),
  );
}

export function cleanTable(rows: readonly CleanCalls[]): string {
  return formatTable(
    ['provider', 'mode', 'program', 'clean calls'],
    rows.map(({ provider, mode, program, calls }) => [provider, mode, program, calls]),
  );
}

/** `0.88 [0.86–0.91]`: the median of the rounds, lowest and highest. */
export function ratioText(ratio: Spread | undefined): string {
  if (!ratio) return '–';
  const { median, min, max } = ratio;
  return `${median.toFixed(2)} [${min.toFixed(2)}–${max.toFixed(2)}]`;
}
