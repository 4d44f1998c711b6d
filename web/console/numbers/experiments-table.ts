import type { ArmFigures } from '../../../src/console/views.ts';
import { make } from '../../common/make.ts';
import { dataTable } from '../frame/data-table.ts';
import { capitalised, countText, plainText } from '../words/formats.ts';

/** Figures whose names are not plain words. */
const FIGURES: Readonly<Record<string, string>> = {
  share: 'Share, %',
  handoffs: 'Hand-offs',
  callbacks: 'Call-backs',
  turn_seconds: 'Seconds to an answer',
  cost_usd: 'Cost, $',
};

/** Figures of each arm of the experiments that run; undefined when none runs. */
export function experimentsSection(arms: readonly ArmFigures[]): HTMLElement | undefined {
  if (arms.length === 0) return undefined;
  const names = [...new Set(arms.flatMap(({ figures }) => Object.keys(figures)))];
  const columns = [
    { name: 'Experiment' },
    { name: 'Arm' },
    { name: 'Calls', isNumber: true },
    ...names.map((name) => ({ name: FIGURES[name] ?? capitalised(plainText(name)), isNumber: true })),
  ];
  const rows = arms.map(({ experiment, arm, calls, figures }) => [
    experiment,
    arm,
    countText(calls),
    ...names.map((name) => figureText(figures[name])),
  ]);
  return make(
    'section',
    { class: 'panel wide' },
    make('h2', {}, 'Experiments'),
    make(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Experiments' },
      dataTable('Experiments by arm', columns, rows),
    ),
  );
}

function figureText(value: number | string | boolean | null | undefined): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'number') return Number.isInteger(value) ? countText(value) : value.toFixed(2);
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : value;
}
