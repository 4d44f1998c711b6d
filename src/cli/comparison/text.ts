import type { StoppedArm } from '../../store/session-figures.ts';
import type { Estimate } from './bootstrap.ts';
import {
  type ArmVerdict,
  type ComparedArm,
  type Comparison,
  LEAST_CALLS,
  type MeasureRow,
} from './comparison.ts';
import type { Measure } from './measure.ts';

const VERDICTS: Readonly<Record<ArmVerdict, string>> = {
  better: 'better',
  worse: 'WORSE',
  different: 'different',
  unclear: 'no difference shown',
  too_little_data: 'too little data',
};

/** The comparison as a text, one row for each measure. */
export function comparisonText(comparison: Comparison): string {
  const { name, arms, rows, stops } = comparison;
  const [first] = arms;
  if (!first) return `${name}: no finished call in this span\n`;
  const heading = ['', ...arms.map(({ arm, calls }) => `${arm} (${calls} calls)`)];
  const compared = arms.slice(1).map(({ arm }) => `${arm} against ${first.arm}`);
  const table = [[...heading, ...compared], ...rows.map(cellsOf)];
  const widths =
    table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [name, ...lines, ...stops.map(stopText), ...notes(comparison), ''].join('\n');
}

function stopText({ arm, at, metric }: StoppedArm): string {
  return `Arm ${arm} was stopped for new callers at ${at}, because of ${metric}.`;
}

function cellsOf({ measure, unit, arms }: MeasureRow): string[] {
  return [
    measure,
    ...arms.map(({ estimate }) => (estimate ? estimateText(estimate, unit) : '–')),
    ...arms.slice(1).map((arm) => differenceText(arm, unit)),
  ];
}

function differenceText({ difference }: ComparedArm, unit: Measure['unit']): string {
  if (!difference) return '–';
  const { value, low, high, verdict } = difference;
  const signed = (number: number) => `${number < 0 ? '−' : '+'}${numberText(Math.abs(number), unit)}`;
  const unitName = unit === 'rate' ? ' points' : unitText(unit);
  return `${signed(value)}${unitName} (${signed(low)} to ${signed(high)}): ${VERDICTS[verdict]}`;
}

function estimateText({ value, low, high }: Estimate, unit: Measure['unit']): string {
  const numbers = `${numberText(low, unit)} to ${numberText(high, unit)}`;
  return `${numberText(value, unit)}${unit === 'rate' ? ' %' : unitText(unit)} (${numbers})`;
}

function numberText(value: number, unit: Measure['unit']): string {
  switch (unit) {
    case 'rate':
      return (value * 100).toFixed(1);
    case 'usd':
      return value.toFixed(4);
    case 'seconds':
    case 'number':
      return value.toFixed(2);
    default:
      return unit satisfies never;
  }
}

function unitText(unit: Measure['unit']): string {
  if (unit === 'seconds') return ' s';
  return unit === 'usd' ? ' US$' : '';
}

function notes({ arms, rows }: Comparison): string[] {
  const small = arms.filter(({ calls }) => calls < LEAST_CALLS).map(({ arm }) => arm);
  const tooFew =
    small.length > 0
      ? [
          `Too little data: ${small.join(', ')} ${small.length > 1 ? 'have' : 'has'} fewer than ${LEAST_CALLS} calls. Do not decide yet.`,
        ]
      : [];
  const worse = rows.flatMap(({ measure, arms: figures }) =>
    figures
      .filter(({ difference }) => difference?.verdict === 'worse')
      .map(({ arm }) => `${arm}: ${measure}`),
  );
  const warning =
    worse.length > 0
      ? [
          `${worse.length === 1 ? 'A difference' : 'Differences'} to look at: ${worse.join('; ')}. One of twenty comparisons without a difference looks like this by chance.`,
        ]
      : [];
  return [...tooFew, ...warning];
}
