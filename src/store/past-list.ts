import { type Item, readNumber, readText } from './attributes.ts';
import { outcomeOf, parseDayEntry } from './day-entry.ts';
import {
  type Channel,
  dayPartitions,
  listedSortKey,
  listQuery,
  userPartition,
} from './session-index-keys.ts';
import { parseSession } from './session-item.ts';
import type { ListItems } from './session-list.ts';
import type { HandoffReason, StoredSession } from './session-store.ts';
import { isLive, sessionKey } from './table.ts';

/** Which calls to list. Each field narrows the list. */
export interface PastWish {
  /** The calls of one number or user. */
  readonly of?: { readonly channel: Channel; readonly userId: string } | undefined;
  /** Calls that began at this time or later, ISO 8601. */
  readonly from: string;
  /** Calls that began before this time, ISO 8601. */
  readonly to: string;
  /** `handed_off`, or the end reason, or the status. */
  readonly outcome?: string | undefined;
  /** Why the caller was handed off. */
  readonly reason?: HandoffReason | undefined;
  /** `next` of the page before. */
  readonly after?: string | undefined;
}

export interface PastPage {
  /** Newest first. */
  readonly sessions: readonly StoredSession[];
  /** Where to go on; undefined when there are no more calls. */
  readonly next: string | undefined;
}

/** What was found in one step, newest first, and where the next step begins. */
interface Step {
  readonly found: readonly { readonly sessionId: string; readonly key: string }[];
  /** Undefined: there is nothing before. */
  readonly next: string | undefined;
}

/** How many sessions are read at the same moment. */
const AT_ONCE = 10;
/** A page reads no more entries and days than this, and goes on with the next request. */
const MAX_STEPS = 40;
const PREFIX = listedSortKey('', '').slice(0, -1);
const DAY_MS = 86_400_000;
const MIDNIGHT = 'T00:00:00.000Z';
/** Before every session that began at a time. */
const FIRST = '#0';

/**
 * Finds calls that are over: of one caller by their list, otherwise by the entries of each day. Reads a bounded number
 * of items for each page and never the whole table. Rejects with the errors of its source.
 */
export class PastList {
  readonly #items: ListItems;
  readonly #now: () => number;

  /** @param now epoch milliseconds */
  constructor(items: ListItems, now: () => number = Date.now) {
    this.#items = items;
    this.#now = now;
  }

  /** @param limit a page may have fewer calls, and still not be the last one */
  async page(wish: PastWish, limit: number): Promise<PastPage> {
    const sessions: StoredSession[] = [];
    const end = wish.from + FIRST;
    let before: string | undefined = startOf(wish);
    for (let steps = 0; before !== undefined && before > end && steps < MAX_STEPS; steps += 1) {
      const step: Step = wish.of
        ? await this.#stepOfUser(wish.of, before, limit)
        : await this.#stepOfDay(wish, before, limit);
      const wanted = step.found.filter(({ key }) => key >= wish.from);
      for (let index = 0; index < wanted.length; ) {
        const some = wanted.slice(index, index + Math.min(AT_ONCE, limit - sessions.length));
        index += some.length;
        for (const { session, key } of await this.#read(some)) {
          if (!session || !isWantedCall(session, wish)) continue;
          sessions.push(session);
          if (sessions.length === limit) return { sessions, next: key };
        }
      }
      before = step.next;
    }
    return { sessions, next: before !== undefined && before > end ? before : undefined };
  }

  async #stepOfUser(
    { channel, userId }: NonNullable<PastWish['of']>,
    before: string,
    limit: number,
  ): Promise<Step> {
    const items = await this.#items.first(listQuery(userPartition(channel, userId), PREFIX + before), limit);
    const last = items.length < limit ? undefined : items.at(-1);
    return { found: items.flatMap((item) => this.#listed(item)), next: last && keyOfListed(last) };
  }

  /**
   * The entries of a day are in several partitions. Those that are newer than the oldest one of each partition that may
   * have more are complete.
   */
  async #stepOfDay({ outcome, reason }: PastWish, before: string, limit: number): Promise<Step> {
    const day = dayBefore(before);
    const parts = await Promise.all(
      dayPartitions(day).map((partition) => this.#items.first(listQuery(partition, PREFIX + before), limit)),
    );
    const ends = parts.flatMap((items) => (items.length < limit ? [] : (keyOfListed(items.at(-1)) ?? [])));
    const horizon = ends.sort().at(-1);
    const entries = parts.flat().filter((item) => {
      const entry = parseDayEntry(item);
      if (outcome !== undefined && entry?.outcome !== outcome) return false;
      return reason === undefined || readText(item, 'handoffReason') === reason;
    });
    const found = entries
      .flatMap((item) => this.#listed(item))
      .filter(({ key }) => horizon === undefined || key >= horizon);
    return { found: found.sort((a, b) => (a.key < b.key ? 1 : -1)), next: horizon ?? day + MIDNIGHT + FIRST };
  }

  #listed(item: Item): Step['found'] {
    const sessionId = readText(item, 'sessionId');
    const key = keyOfListed(item);
    const expiresAt = readNumber(item, 'expiresAt') ?? 0;
    if (sessionId === undefined || key === undefined || !isLive({ expiresAt }, this.#now())) return [];
    return [{ sessionId, key }];
  }

  #read(found: Step['found']) {
    return Promise.all(
      found.map(async ({ sessionId, key }) => {
        const session = parseSession(await this.#items.get(sessionKey(sessionId)));
        // A session that was opened by a second try is listed twice.
        const isSame = session && key === `${session.createdAt}#${sessionId}`;
        return { key, session: isSame && isLive(session, this.#now()) ? session : undefined };
      }),
    );
  }
}

function startOf({ to, after }: PastWish): string {
  return after !== undefined && after < to ? after : to;
}

/** The day of the newest moment before a position. */
function dayBefore(position: string): string {
  const day = position.slice(0, 10);
  const isStart = [day + MIDNIGHT, day + MIDNIGHT + FIRST].includes(position);
  return isStart ? new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10) : day;
}

function keyOfListed(item: Item | undefined): string | undefined {
  return item && readText(item, 'SK')?.slice(PREFIX.length);
}

/** Whether a session is one that was asked for: it has left the assistant, and fits. */
export function isWantedCall(session: StoredSession, { from, to, outcome, reason }: PastWish): boolean {
  if (session.status === 'ACTIVE' || session.createdAt < from || session.createdAt >= to) return false;
  if (outcome !== undefined && outcomeOf(session.status, session.endReason) !== outcome) return false;
  return reason === undefined || session.handoff?.reason === reason;
}
