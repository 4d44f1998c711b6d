import type { Quantiles, QuantileValue } from '../../../src/console/views.ts';
import { make, makeSvg } from '../../common/make.ts';
import { dataTable } from '../frame/data-table.ts';
import { countText, spanText } from '../words/formats.ts';
import { niceTop } from './series-chart.ts';

export interface QuantileRow extends Quantiles {
  readonly name: string;
}

const COLUMNS = [
  { name: 'Of' },
  { name: 'Half within', isNumber: true },
  { name: '95 % within', isNumber: true },
  { name: '99 % within', isNumber: true },
  { name: 'Values', isNumber: true },
] as const;
const WIDTH = 300;
const HEIGHT = 18;

/** A table of times, with a bar in each row: to the median in full colour, to p95 pale, and a line at p99. */
export function quantileTable(caption: string, rows: readonly QuantileRow[]): HTMLElement {
  const top = niceTop(Math.max(1, ...rows.map(({ p99, p95 }) => p99?.ms ?? p95?.ms ?? 0)));
  const cells = rows.map((row) => [
    make('span', { class: 'quantile-name' }, row.name, quantileBar(row, top)),
    timeText(row.p50),
    timeText(row.p95),
    timeText(row.p99),
    countText(row.count),
  ]);
  return dataTable(caption, COLUMNS, cells, { class: 'quantiles' });
}

function quantileBar({ p50, p95, p99 }: Quantiles, top: number): SVGSVGElement {
  const x = (value: QuantileValue | undefined) => (WIDTH * (value?.ms ?? 0)) / top;
  return makeSvg(
    'svg',
    {
      class: 'quantile',
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      preserveAspectRatio: 'none',
      'aria-hidden': 'true',
    },
    makeSvg('rect', { class: 'rail', width: WIDTH, height: 10, y: 4, rx: 3 }),
    makeSvg('rect', { class: 'p95', width: x(p95), height: 10, y: 4, rx: 3 }),
    makeSvg('rect', { class: 'p50', width: x(p50), height: 10, y: 4, rx: 3 }),
    p99 && makeSvg('rect', { class: 'p99', x: Math.max(0, x(p99) - 2), width: 2, height: 18 }),
  );
}

/** A value above the last bucket is known only to be more than that. */
function timeText(value: QuantileValue | undefined): string {
  if (value === undefined) return '–';
  return value.highMs === undefined ? `> ${spanText(value.lowMs)}` : spanText(value.ms);
}
