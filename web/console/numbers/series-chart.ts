import { makeSvg } from '../../common/make.ts';
import { timeOfDayText } from '../words/formats.ts';

export interface Series {
  readonly name: string;
  /** For the style. */
  readonly kind: 'first' | 'second';
  readonly values: readonly number[];
}

export interface SeriesChartOptions {
  readonly label: string;
  readonly atMs: readonly number[];
  readonly series: readonly Series[];
  readonly format: (value: number) => string;
}

const WIDTH = 640;
const HEIGHT = 180;
const LEFT = 46;
const BOTTOM = 24;
const TOP = 10;

/** Values over the last hour as steps. The table beside it says the same. */
export function seriesChart({ label, atMs, series, format }: SeriesChartOptions): SVGSVGElement {
  const [from = 0, to = 1] = [atMs[0], atMs.at(-1)];
  const values = series.flatMap((one) => one.values);
  const most = niceTop(Math.max(0, ...values));
  const x = (ms: number) => LEFT + ((WIDTH - LEFT - 6) * (ms - from)) / Math.max(1, to - from);
  const y = (value: number) => HEIGHT - BOTTOM - ((HEIGHT - BOTTOM - TOP) * value) / most;
  // Two and a half calls are no number of calls.
  const isCount = values.every(Number.isInteger);
  const lines = [0, 0.5, 1].map((part) => part * most).filter((value) => !isCount || Number.isInteger(value));
  return makeSvg(
    'svg',
    { class: 'chart', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': label },
    ...lines.flatMap((value) => [
      makeSvg('line', { class: 'grid', x1: LEFT, x2: WIDTH, y1: y(value), y2: y(value) }),
      makeSvg('text', { x: LEFT - 6, y: y(value) + 4, 'text-anchor': 'end' }, format(value)),
    ]),
    ...[from, (from + to) / 2, to].map((ms, at) =>
      makeSvg(
        'text',
        { x: x(ms), y: HEIGHT - 6, 'text-anchor': at === 0 ? 'start' : at === 1 ? 'middle' : 'end' },
        timeOfDayText(ms),
      ),
    ),
    ...series.map(({ kind, values }) =>
      makeSvg('path', {
        class: `series ${kind}`,
        d: stepPath(values.map((value, at) => [x(atMs[at] ?? 0), y(value)])),
      }),
    ),
  );
}

function stepPath(points: readonly (readonly [x: number, y: number])[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const begin = `M${first[0].toFixed(1)} ${first[1].toFixed(1)}`;
  return begin + rest.map(([x, y]) => `H${x.toFixed(1)}V${y.toFixed(1)}`).join('');
}

/** The next round number: 1, 2 or 5 with zeros. */
export function niceTop(most: number): number {
  if (most <= 0) return 1;
  const ten = 10 ** Math.floor(Math.log10(most));
  return ([1, 2, 5].find((step) => step * ten >= most) ?? 10) * ten;
}

/** Sums of as many pieces as a chart has place for. */
export function inPieces(values: readonly number[], size: number): number[] {
  const pieces = Math.ceil(values.length / size);
  return Array.from({ length: pieces }, (_, at) =>
    values.slice(at * size, (at + 1) * size).reduce((sum, value) => sum + value, 0),
  );
}
