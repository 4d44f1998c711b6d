import { type Item, readText } from './attributes.ts';
import type { TableQuery } from './dynamodb-items.ts';
import { type Channel, listedSortKey, listQuery, userPartition } from './session-index-keys.ts';
import { parseSession } from './session-item.ts';
import type { StoredSession } from './session-store.ts';
import { type ItemKey, isLive, sessionKey } from './table.ts';

/** Where the items of a list come from. */
export interface ListItems {
  get(key: ItemKey): Promise<Item | undefined>;
  first(query: TableQuery, limit: number): Promise<Item[]>;
}

export interface SessionPage {
  /** Newest first. */
  readonly sessions: readonly StoredSession[];
  /** Where the next page begins; undefined when there is none. */
  readonly next: string | undefined;
}

/** How many sessions are read at the same moment. */
const AT_ONCE = 10;
const CURSOR = /^[0-9TZ:.-]{24}#[\w-]{1,64}$/;

/** The sessions of one user. Rejects with the errors of its source. */
export class SessionList {
  readonly #items: ListItems;
  readonly #now: () => number;

  /** @param now epoch milliseconds */
  constructor(items: ListItems, now: () => number = Date.now) {
    this.#items = items;
    this.#now = now;
  }

  /** Whether a text can be the `next` of a page. It only says where to go on, within the list of one user. */
  static isCursor(text: string): boolean {
    return CURSOR.test(text);
  }

  /**
   * @param limit a page may have fewer, and still not be the last one: deleted and expired sessions are left out
   * @param after `next` of the page before
   */
  async page(
    { channel, userId }: { readonly channel: Channel; readonly userId: string },
    limit: number,
    after?: string,
  ): Promise<SessionPage> {
    const before = after === undefined ? undefined : `SESSION#${after}`;
    const query = listQuery(userPartition(channel, userId), before);
    const listed = await this.#items.first(query, limit);
    const sessions: StoredSession[] = [];
    for (let index = 0; index < listed.length; index += AT_ONCE) {
      const some = listed.slice(index, index + AT_ONCE);
      const found = await Promise.all(some.map((item) => this.#sessionOf(item)));
      sessions.push(...found.filter((session) => session !== undefined));
    }
    const last = listed.length < limit ? undefined : listed.at(-1);
    return { sessions, next: last && readText(last, 'SK')?.slice('SESSION#'.length) };
  }

  /** A session that was opened by a second try is listed twice; the time of one of them is the session's. */
  async #sessionOf(item: Item): Promise<StoredSession | undefined> {
    const sessionId = readText(item, 'sessionId');
    if (sessionId === undefined) return undefined;
    const session = parseSession(await this.#items.get(sessionKey(sessionId)));
    if (session === undefined || !isLive(session, this.#now())) return undefined;
    return readText(item, 'SK') === listedSortKey(session.createdAt, sessionId) ? session : undefined;
  }
}
