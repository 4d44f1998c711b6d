import { type Item, readNumber, readNumbers, readText, readWord, withoutUndefined } from './attributes.ts';
import type { Condition } from './expression.ts';
import { CHANNELS, type Channel, dayEntryKey } from './session-index-keys.ts';
import type { StoredSession } from './session-store.ts';

/** What statistics know of a session that is over. It names no caller. */
export interface SessionEntry {
  readonly channel: Channel;
  /** The provider of its last stream. */
  readonly provider: string;
  /** `handed_off`, or the end reason, or the status. */
  readonly outcome: string;
  readonly isSuccess: boolean;
  /** With the assistant. */
  readonly seconds: number;
  readonly messages: number;
  readonly usage: Readonly<Record<string, number>>;
  /** US dollars; undefined when no provider reported any usage. */
  readonly costUsd: number | undefined;
}

/**
 * How a session ended. One that reached a person is `handed_off`, whatever ended the dial. Otherwise the reason says
 * more than the status.
 */
export function outcomeOf(status: string, endReason: string | undefined): string {
  return status === 'HANDED_OFF' ? 'handed_off' : (endReason ?? status.toLowerCase());
}

/** The session did what it was there for: the caller was served by the assistant or got a person because they asked. */
export function isSuccess({ status, handoff }: Pick<StoredSession, 'status' | 'handoff'>): boolean {
  const isServed = status === 'COMPLETED' || status === 'HANDED_OFF';
  return isServed && handoff?.reason !== 'provider_failure';
}

/** The entry of a session that is over. It expires with the session. */
export function buildDayEntry(session: StoredSession): Item {
  const { sessionId, channel = 'phone', provider, status, endReason, expiresAt, handoff } = session;
  return {
    ...dayEntryKey(session.createdAt, sessionId),
    ...withoutUndefined({
      sessionId,
      channel,
      provider,
      outcome: outcomeOf(status, endReason),
      handoffReason: handoff?.reason,
      isSuccess: isSuccess(session),
      seconds: session.totalDuration,
      messages: session.messageCount,
      usage: session.usage,
      costUsd: session.costUsd,
      asOf: session.updatedAt,
      expiresAt,
    }),
  };
}

/** There is no entry made from a newer state of the session. */
export function mayEnter({ updatedAt }: StoredSession): Condition {
  return { text: 'attribute_not_exists(#PK) OR #asOf <= :ifAsOf', values: { ':ifAsOf': updatedAt } };
}

/** @returns undefined unless the item is the entry of a session */
export function parseDayEntry(item: Item): SessionEntry | undefined {
  const channel = readWord(item, 'channel', CHANNELS);
  const provider = readText(item, 'provider');
  const outcome = readText(item, 'outcome');
  if (channel === undefined || provider === undefined || outcome === undefined) return undefined;
  return {
    channel,
    provider,
    outcome,
    isSuccess: item.isSuccess === true,
    seconds: readNumber(item, 'seconds') ?? 0,
    messages: readNumber(item, 'messages') ?? 0,
    usage: readNumbers(item, 'usage') ?? {},
    costUsd: readNumber(item, 'costUsd'),
  };
}
