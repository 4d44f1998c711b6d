import type { Count } from '../../../src/console/views.ts';
import { make, makeSvg } from '../../common/make.ts';
import { countText } from '../words/formats.ts';

/** Counts with a bar each, the largest first. */
export function countBars(
  title: string,
  counts: readonly Count[],
  nameOf: (name: string) => string,
): HTMLElement {
  const shown = counts.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
  const most = Math.max(1, ...shown.map(({ count }) => count));
  const rows = shown.map(({ name, count }) =>
    make(
      'tr',
      {},
      make('th', { scope: 'row' }, nameOf(name)),
      make('td', { class: 'bar-cell' }, bar(count / most)),
      make('td', { class: 'number' }, countText(count)),
    ),
  );
  return make(
    'section',
    { class: 'panel count-panel' },
    make('h2', {}, title),
    shown.length === 0
      ? make('p', { class: 'soft' }, 'None in the last hour.')
      : make(
          'table',
          { class: 'bars' },
          make('caption', { class: 'visually-hidden' }, `${title}, last hour`),
          make('tbody', {}, ...rows),
        ),
  );
}

function bar(part: number): SVGSVGElement {
  return makeSvg(
    'svg',
    { class: 'bar', viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    makeSvg('rect', { width: Math.max(1, 100 * part), height: 10 }),
  );
}
