import type { Channel } from '../store/session-index-keys.ts';
import { type ChannelStatistics, type DayStatistics, total } from '../store/statistics/day-statistics.ts';
import { percentile } from '../store/statistics/duration-histogram.ts';
import { formatTable } from './text-table.ts';

/** The sessions of one day, or of all of them. */
export interface SessionSum {
  readonly sessions: number;
  readonly succeeded: number;
  readonly errors: number;
  /** Seconds, wrong by 2.5 % at most; null without sessions. */
  readonly durationSeconds: {
    readonly mean: number | null;
    readonly p50: number | null;
    readonly p95: number | null;
    readonly p99: number | null;
  };
  readonly messages: number;
  /** US dollars. */
  readonly costUsd: number;
  readonly withoutCost: number;
  readonly usage: Readonly<Record<string, number>>;
  readonly byProvider: Readonly<Record<string, number>>;
  readonly byOutcome: Readonly<Record<string, number>>;
}

export interface SessionReport {
  readonly channel: Channel | 'all';
  readonly days: readonly (SessionSum & { readonly day: string })[];
  readonly total: SessionSum;
}

const HEADINGS = ['day', 'sessions', 'success', 'errors', 'p50 s', 'p95 s', 'p99 s', 'messages', 'US$'];

/** @param channel both when undefined */
export function reportDays(days: readonly DayStatistics[], channel: Channel | undefined): SessionReport {
  return {
    channel: channel ?? 'all',
    days: days.map((each) => ({ day: each.day, ...sumOf(total([each], channel)) })),
    total: sumOf(total(days, channel)),
  };
}

/** The report as a text table. */
export function formatDays({ channel, days, total: all }: SessionReport): string {
  const rows = days.map((day) => [day.day, ...cells(day)]);
  const notes =
    all.withoutCost > 0 ? [`${all.withoutCost} sessions without reported usage count as free.`] : [];
  return [
    `Sessions by the day on which they began (UTC), ${channel === 'all' ? 'both channels' : channel}`,
    ...formatTable([HEADINGS, ...rows, ['total', ...cells(all)]], { textColumns: 1 }),
    listOf('Outcomes', all.byOutcome),
    listOf('Providers', all.byProvider),
    ...notes,
    '',
  ].join('\n');
}

function sumOf(sum: ChannelStatistics): SessionSum {
  const { sessions, succeeded, durations } = sum;
  const at = (share: number) => rounded(percentile(durations, share));
  return {
    sessions,
    succeeded,
    errors: sessions - succeeded,
    durationSeconds: {
      mean: sessions === 0 ? null : rounded(sum.seconds / sessions),
      p50: at(0.5),
      p95: at(0.95),
      p99: at(0.99),
    },
    messages: sum.messages,
    costUsd: Math.round(sum.costUsd * 1e6) / 1e6,
    withoutCost: sum.withoutCost,
    usage: sum.usage,
    byProvider: sum.byProvider,
    byOutcome: sum.byOutcome,
  };
}

function rounded(seconds: number | undefined): number | null {
  return seconds === undefined ? null : Math.round(seconds * 10) / 10;
}

function cells({ sessions, succeeded, errors, durationSeconds, messages, costUsd }: SessionSum): string[] {
  const { p50, p95, p99 } = durationSeconds;
  const share = sessions === 0 ? '–' : `${((succeeded / sessions) * 100).toFixed(1)} %`;
  const seconds = [p50, p95, p99].map((value) => value?.toFixed(0) ?? '–');
  return [String(sessions), share, String(errors), ...seconds, String(messages), costUsd.toFixed(4)];
}

function listOf(title: string, counts: Readonly<Record<string, number>>): string {
  const entries = Object.entries(counts).toSorted(([, a], [, b]) => b - a);
  return `${title}: ${entries.map(([name, count]) => `${name} ${count}`).join(', ') || 'none'}`;
}
