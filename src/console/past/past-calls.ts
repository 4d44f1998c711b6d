import { errorMessage } from '../../errors.ts';
import type { Logger } from '../../logging.ts';
import { isWantedCall, type PastList, type PastPage, type PastWish } from '../../store/past-list.ts';
import type { HandoffRecord, StoredSession, StoredTurn } from '../../store/session-store.ts';
import type { StoredTimeline } from '../../store/timeline-item.ts';
import type { StoredVerdict } from '../../store/verdict.ts';
import { type CallTimeline, joinStreams } from './call-timeline.ts';
import type { LiveTimeline } from './timelines.ts';

export interface PastCallsOptions {
  readonly list: Pick<PastList, 'page'>;
  readonly store: {
    readSession(sessionId: string): Promise<StoredSession | undefined>;
    readTurns(sessionId: string): Promise<StoredTurn[]>;
    readHandoff(token: string): Promise<HandoffRecord | undefined>;
  };
  readonly timelines: {
    read(sessionId: string): Promise<StoredTimeline[]>;
  };
  /** What this process has in memory. */
  readonly here: { readonly recent: readonly string[]; live(sessionId: string): LiveTimeline | undefined };
  readonly verdicts: { ofCall(sessionId: string): Promise<StoredVerdict[]> };
  readonly recordings: { count(session: StoredSession): Promise<number> };
  /** Whether the words of calls may be shown. */
  readonly includeText: boolean;
  readonly logger: Logger;
}

/** Everything that is stored about a call. */
export interface WholeCall {
  readonly session: StoredSession;
  readonly turns: readonly StoredTurn[];
  readonly timeline: CallTimeline;
  readonly handoff: HandoffRecord | undefined;
  readonly verdicts: readonly StoredVerdict[];
  readonly recordings: number;
}

/** How many calls that ended here a moment ago the first page asks for. */
const MAX_RECENT = 20;

/** Reads calls from the table. Rejects with `StoreError`. */
export class PastCalls {
  readonly #options: PastCallsOptions;

  constructor(options: PastCallsOptions) {
    this.#options = options;
  }

  /** Finds calls, newest first. The first page has those that ended here a moment ago and are in no list yet. */
  async page(wish: PastWish, limit: number): Promise<PastPage> {
    const { list } = this.#options;
    if (wish.after !== undefined || wish.of) return list.page(wish, limit);
    const [page, recent] = await Promise.all([list.page(wish, limit), this.#recent(wish)]);
    const listed = new Set(page.sessions.map(({ sessionId }) => sessionId));
    const oldest = page.next === undefined ? '' : (page.sessions.at(-1)?.createdAt ?? '');
    const missing = recent.filter(
      ({ sessionId, createdAt }) => !listed.has(sessionId) && createdAt >= oldest,
    );
    const sessions = [...page.sessions, ...missing].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
    return { ...page, sessions };
  }

  /** @returns undefined for a call that is unknown, expired or deleted */
  async whole(sessionId: string): Promise<WholeCall | undefined> {
    const { store, verdicts, recordings, includeText } = this.#options;
    const session = await store.readSession(sessionId);
    if (!session) return undefined;
    const token = session.handoff?.token;
    const [turns, timeline, handoff, marks, count] = await Promise.all([
      store.readTurns(sessionId),
      this.#timeline(session),
      token === undefined ? undefined : store.readHandoff(token),
      verdicts.ofCall(sessionId),
      recordings.count(session),
    ]);
    const call = { session, turns, timeline, handoff, verdicts: marks, recordings: count };
    return includeText ? call : wordless(call);
  }

  /** @returns undefined for a call that is unknown, expired or deleted */
  session(sessionId: string): Promise<StoredSession | undefined> {
    return this.#options.store.readSession(sessionId);
  }

  /** @returns undefined for a call that is unknown, expired or deleted */
  async conversation(sessionId: string): Promise<Pick<WholeCall, 'session' | 'turns'> | undefined> {
    const { store } = this.#options;
    const session = await store.readSession(sessionId);
    return session && { session, turns: await store.readTurns(sessionId) };
  }

  async #timeline({ sessionId }: StoredSession): Promise<CallTimeline> {
    const { timelines, here, logger } = this.#options;
    const stored = await timelines.read(sessionId);
    return joinStreams(stored, {
      live: here.live(sessionId),
      onFault: (error) =>
        logger.warn(
          { callSid: sessionId, cause: errorMessage(error) },
          'The stored events of a call cannot be read: its page lacks them',
        ),
    });
  }

  async #recent(wish: PastWish): Promise<StoredSession[]> {
    const { store, here } = this.#options;
    const ids = here.recent.slice(0, MAX_RECENT);
    const sessions = await Promise.all(ids.map((id) => store.readSession(id)));
    return sessions
      .filter((session) => session !== undefined)
      .filter((session) => isWantedCall(session, wish));
  }
}

function wordless(call: WholeCall): WholeCall {
  const verdicts = call.verdicts.map(({ note: _note, ...verdict }) => verdict);
  return { ...call, turns: call.turns.map((turn) => ({ ...turn, text: '' })), handoff: undefined, verdicts };
}
