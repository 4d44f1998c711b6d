import type { NumbersView as Numbers } from '../../../src/console/views.ts';
import { make, makeSvg } from '../../common/make.ts';
import { moneyText } from '../words/formats.ts';
import { modelName } from '../words/names.ts';

/** What was spent, against the budget of the day. */
export function costPanel({ cost }: Numbers): HTMLElement {
  const { hourUsd, dayUsd, dayBudgetUsd, byProvider } = cost;
  const rows: readonly (readonly [string, string])[] = [
    ['Last hour, this instance', moneyText(hourUsd)],
    [
      'Today (UTC), all instances',
      dayUsd === undefined ? 'Added up when a budget is set' : moneyText(dayUsd),
    ],
    [
      'Budget of the day',
      dayBudgetUsd === undefined ? 'None is set (DAILY_BUDGET_USD)' : moneyText(dayBudgetUsd),
    ],
    ...byProvider.map(({ name, usd }): [string, string] => [`${modelName(name)}, last hour`, moneyText(usd)]),
  ];
  const part = dayUsd === undefined || !dayBudgetUsd ? undefined : dayUsd / dayBudgetUsd;
  return make(
    'section',
    { class: 'panel cost-panel' },
    make('h2', {}, 'Cost'),
    part !== undefined && budgetBar(part),
    make(
      'dl',
      { class: 'rows' },
      ...rows.map(([name, value]) =>
        make('div', {}, make('dt', {}, name), make('dd', { class: 'number' }, value)),
      ),
    ),
  );
}

function budgetBar(part: number): HTMLElement {
  return make(
    'div',
    {},
    makeSvg(
      'svg',
      { class: 'bar budget', viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
      makeSvg('rect', { class: 'rail', width: 100, height: 10 }),
      makeSvg('rect', { class: part >= 1 ? 'spent' : '', width: Math.min(100, 100 * part), height: 10 }),
    ),
    make('p', { class: 'help' }, `${Math.round(100 * part)} % of the budget of the day is spent.`),
  );
}
