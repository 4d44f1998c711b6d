import type { NumbersView as Numbers } from '../../../src/console/views.ts';
import { make } from '../../common/make.ts';
import { countText, moneyText, spanText } from '../words/formats.ts';

/** What to look at first. */
export function tilesOf({ samples, turnLatency, bargeIn, interruptions, cost }: Numbers): HTMLElement {
  const sum = (name: 'accepted' | 'refused') => samples.reduce((total, sample) => total + sample[name], 0);
  const slowest = turnLatency.filter(({ p50 }) => p50).sort((a, b) => (b.p50?.ms ?? 0) - (a.p50?.ms ?? 0))[0];
  const day =
    cost.dayBudgetUsd === undefined ? 'no daily budget is set' : `of ${moneyText(cost.dayBudgetUsd)} today`;
  const tiles: readonly (readonly [name: string, value: string, more: string])[] = [
    ['Calls now', countText(samples.at(-1)?.active ?? 0), ''],
    ['Accepted', countText(sum('accepted')), `${countText(sum('refused'))} refused`],
    [
      'Answer after',
      slowest?.p50 ? spanText(slowest.p50.ms) : '–',
      slowest?.p95 ? `95 % within ${spanText(slowest.p95.ms)}` : 'no answers yet',
    ],
    ['Interruptions', countText(interruptions.count), `${countText(interruptions.answers)} answers`],
    [
      'Silent after barge-in',
      bargeIn.p50 ? spanText(bargeIn.p50.ms) : '–',
      bargeIn.p99 ? `99 % within ${spanText(bargeIn.p99.ms)}` : 'no barge-ins',
    ],
    ['Cost today', cost.dayUsd === undefined ? '–' : moneyText(cost.dayUsd), day],
  ];
  return make(
    'dl',
    { class: 'tiles wide' },
    ...tiles.map(([name, value, more]) =>
      make(
        'div',
        { class: 'panel tile' },
        make('dt', {}, name),
        make('dd', {}, value),
        make('dd', { class: 'soft' }, more),
      ),
    ),
  );
}
