import { isRecord } from '../../is-record.ts';
import { type Item, readNumber, readNumbers } from '../attributes.ts';
import type { SessionEntry } from '../day-entry.ts';
import { CHANNELS, type Channel } from '../session-index-keys.ts';
import { bucketOf, type DurationHistogram } from './duration-histogram.ts';

/** The sessions of one channel that began on one day and are over. */
export interface ChannelStatistics {
  readonly sessions: number;
  /** Ended as they should. The others are errors. */
  readonly succeeded: number;
  readonly byProvider: Readonly<Record<string, number>>;
  readonly byOutcome: Readonly<Record<string, number>>;
  readonly seconds: number;
  readonly durations: DurationHistogram;
  readonly messages: number;
  /** Sums of what providers have reported, like tokens. */
  readonly usage: Readonly<Record<string, number>>;
  /** US dollars. */
  readonly costUsd: number;
  /** Sessions without reported usage; they count as free. */
  readonly withoutCost: number;
}

export interface DayStatistics {
  /** YYYY-MM-DD, UTC. */
  readonly day: string;
  /** A channel without sessions is absent. */
  readonly channels: Readonly<Partial<Record<Channel, ChannelStatistics>>>;
}

const NOTHING: ChannelStatistics = {
  sessions: 0,
  succeeded: 0,
  byProvider: {},
  byOutcome: {},
  seconds: 0,
  durations: {},
  messages: 0,
  usage: {},
  costUsd: 0,
  withoutCost: 0,
};
/** Outcomes are words of the gateway, so there are few. More would be a fault, and must not make the item large. */
const MOST_NAMES = 100;

/** Adds up the entries of one day. */
export function addUp(day: string, entries: Iterable<SessionEntry>): DayStatistics {
  const parts = new Map<Channel, ChannelStatistics[]>();
  for (const entry of entries) {
    const list = parts.get(entry.channel) ?? [];
    list.push(statisticsOf(entry));
    parts.set(entry.channel, list);
  }
  return { day, channels: Object.fromEntries([...parts].map(([channel, list]) => [channel, sumOf(list)])) };
}

/** Halves first: adding one after the other would copy the large maps once for each session. */
function sumOf(parts: readonly ChannelStatistics[]): ChannelStatistics {
  const [only = NOTHING] = parts;
  if (parts.length <= 1) return only;
  const middle = parts.length >> 1;
  return merge(sumOf(parts.slice(0, middle)), sumOf(parts.slice(middle)));
}

function merge(a: ChannelStatistics, b: ChannelStatistics): ChannelStatistics {
  return {
    sessions: a.sessions + b.sessions,
    succeeded: a.succeeded + b.succeeded,
    byProvider: sums(a.byProvider, b.byProvider),
    byOutcome: sums(a.byOutcome, b.byOutcome),
    seconds: a.seconds + b.seconds,
    durations: sums(a.durations, b.durations, Number.POSITIVE_INFINITY),
    messages: a.messages + b.messages,
    usage: sums(a.usage, b.usage),
    costUsd: a.costUsd + b.costUsd,
    withoutCost: a.withoutCost + b.withoutCost,
  };
}

/** The sum of some channels of some days. @param channel all channels when undefined */
export function total(days: readonly DayStatistics[], channel?: Channel): ChannelStatistics {
  const wanted = channel === undefined ? CHANNELS : [channel];
  const parts = days.flatMap(({ channels }) => wanted.flatMap((name) => channels[name] ?? []));
  return sumOf(parts);
}

/** @returns undefined unless the item is a summary */
export function parseSummary(item: Item | undefined, day: string): DayStatistics | undefined {
  if (item === undefined || !isRecord(item.channels)) return undefined;
  const channels: Partial<Record<Channel, ChannelStatistics>> = {};
  for (const channel of CHANNELS) {
    const stored = item.channels[channel];
    if (isRecord(stored)) channels[channel] = parseChannel(stored);
  }
  return { day, channels };
}

function parseChannel(item: Item): ChannelStatistics {
  const number = (name: keyof ChannelStatistics) => readNumber(item, name) ?? 0;
  const numbers = (name: keyof ChannelStatistics) => readNumbers(item, name) ?? {};
  return {
    sessions: number('sessions'),
    succeeded: number('succeeded'),
    byProvider: numbers('byProvider'),
    byOutcome: numbers('byOutcome'),
    seconds: number('seconds'),
    durations: numbers('durations'),
    messages: number('messages'),
    usage: numbers('usage'),
    costUsd: number('costUsd'),
    withoutCost: number('withoutCost'),
  };
}

function statisticsOf(entry: SessionEntry): ChannelStatistics {
  const { provider, outcome, isSuccess, seconds, messages, usage, costUsd } = entry;
  return {
    sessions: 1,
    succeeded: Number(isSuccess),
    byProvider: { [provider]: 1 },
    byOutcome: { [outcome]: 1 },
    seconds,
    durations: { [bucketOf(seconds)]: 1 },
    messages,
    usage,
    costUsd: costUsd ?? 0,
    withoutCost: Number(costUsd === undefined),
  };
}

function sums(
  a: Readonly<Record<string, number>>,
  b: Readonly<Record<string, number>>,
  most = MOST_NAMES,
): Record<string, number> {
  const result = { ...a };
  for (const [name, value] of Object.entries(b)) {
    const isKnown = result[name] !== undefined;
    const place = isKnown || Object.keys(result).length < most ? name : 'other';
    result[place] = (result[place] ?? 0) + value;
  }
  return result;
}
