import type { SessionCost } from '../store/session-costs.ts';
import { formatTable } from './text-table.ts';

/** The sum of a group of calls. */
export interface CostSum {
  readonly calls: number;
  readonly minutes: number;
  /** US dollars. */
  readonly costUsd: number;
  /** Number of calls without reported usage; they count as free. */
  readonly unknown: number;
}

export interface CostRow extends CostSum {
  readonly day: string;
  readonly provider: string;
  readonly outcome: string;
}

export interface CostReport {
  readonly since: string;
  readonly until: string;
  readonly total: CostSum;
  readonly byDay: Readonly<Record<string, CostSum>>;
  readonly byProvider: Readonly<Record<string, CostSum>>;
  readonly byOutcome: Readonly<Record<string, CostSum>>;
  /** Every combination of day, provider and outcome, in order. */
  readonly rows: readonly CostRow[];
}

/** Adds up calls by day, provider and outcome. */
export function reportCosts(
  costs: readonly SessionCost[],
  span: { readonly since: string; readonly until: string },
): CostReport {
  const groups = groupBy(costs, ({ day, provider, outcome }) => `${day}\n${provider}\n${outcome}`);
  const rows = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { day, provider, outcome } = first;
    return [{ day, provider, outcome, ...sumOf(group) }];
  });
  return {
    ...span,
    total: sumOf(costs),
    byDay: sumsBy(costs, ({ day }) => day),
    byProvider: sumsBy(costs, ({ provider }) => provider),
    byOutcome: sumsBy(costs, ({ outcome }) => outcome),
    rows,
  };
}

function groupBy(
  costs: readonly SessionCost[],
  keyOf: (cost: SessionCost) => string,
): ReadonlyMap<string, readonly SessionCost[]> {
  const groups = new Map<string, SessionCost[]>();
  for (const cost of costs) {
    const key = keyOf(cost);
    const group = groups.get(key);
    if (group) group.push(cost);
    else groups.set(key, [cost]);
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function sumsBy(costs: readonly SessionCost[], keyOf: (cost: SessionCost) => string) {
  return Object.fromEntries([...groupBy(costs, keyOf)].map(([key, group]) => [key, sumOf(group)]));
}

function sumOf(costs: readonly SessionCost[]): CostSum {
  const seconds = costs.reduce((sum, cost) => sum + cost.seconds, 0);
  const usd = costs.reduce((sum, { costUsd = 0 }) => sum + costUsd, 0);
  return {
    calls: costs.length,
    minutes: Math.round((seconds / 60) * 100) / 100,
    costUsd: Math.round(usd * 1e6) / 1e6,
    unknown: costs.filter(({ costUsd }) => costUsd === undefined).length,
  };
}

const HEADINGS = ['day', 'provider', 'outcome', 'calls', 'minutes', 'US$', 'US$/min'];
const TEXT_COLUMNS = 3;

/** The report as a text table. */
export function formatReport({ since, until, total, rows, byProvider }: CostReport): string {
  const lines = [
    HEADINGS,
    ...rows.map((row) => [row.day, row.provider, row.outcome, ...figures(row)]),
    ...Object.entries(byProvider).map(([provider, sum]) => ['all days', provider, 'all', ...figures(sum)]),
    ['total', '', '', ...figures(total)],
  ];
  const body = formatTable(lines, { textColumns: TEXT_COLUMNS });
  const notes = total.unknown > 0 ? [`${total.unknown} calls without reported usage count as free.`] : [];
  return [`Calls from ${since} until ${until} (UTC)`, ...body, ...notes, ''].join('\n');
}

function figures({ calls, minutes, costUsd }: CostSum): string[] {
  const perMinute = minutes > 0 ? (costUsd / minutes).toFixed(4) : '–';
  return [String(calls), minutes.toFixed(1), costUsd.toFixed(4), perMinute];
}
