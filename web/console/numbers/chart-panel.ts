import { make } from '../../common/make.ts';
import { dataTable } from '../frame/data-table.ts';
import { timeOfDayText } from '../words/formats.ts';
import { type Series, seriesChart } from './series-chart.ts';

export interface ChartPanelOptions {
  readonly title: string;
  /** What the chart shows, for those who do not see it. */
  readonly label: string;
  readonly atMs: readonly number[];
  readonly series: readonly Series[];
  readonly format: (value: number) => string;
}

/** A chart with its key and, folded, a table of the same values. */
export function chartPanel(options: ChartPanelOptions): HTMLElement {
  const { title, atMs, series, format } = options;
  const columns = [{ name: 'Time' }, ...series.map(({ name }) => ({ name, isNumber: true }))];
  const rows = atMs
    .map((ms, at) => [timeOfDayText(ms), ...series.map(({ values }) => format(values[at] ?? 0))])
    .reverse();
  const key = series.map(({ name, kind }) => make('li', {}, make('i', { class: `key ${kind}` }), name));
  return make(
    'section',
    { class: 'panel chart-panel' },
    make('h2', {}, title),
    seriesChart(options),
    series.length > 1 && make('ul', { class: 'keys' }, ...key),
    make(
      'details',
      { 'data-name': title },
      make('summary', {}, 'As a table'),
      make(
        'div',
        { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `${title} as a table` },
        dataTable(title, columns, rows),
      ),
    ),
  );
}
