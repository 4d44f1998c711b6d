import type { Logger } from '../../logging.ts';
import type { OpenEntry } from '../../store/session-index.ts';
import type { SessionStore, StoredSession } from '../../store/session-store.ts';
import { maskedNumber } from '../past/masked-number.ts';
import type { CallList, ElsewhereCall } from '../views.ts';

interface ElsewhereCallsOptions {
  readonly index: { open(): Promise<OpenEntry[]> };
  readonly store: Pick<SessionStore, 'readSession'>;
  /** Whether this process has the call, or had it a moment ago. */
  readonly isHere: (sessionId: string) => boolean;
  /** Of this process. */
  readonly instanceId: string;
  readonly logger: Logger;
  readonly clock?: () => number;
}

type Elsewhere = Pick<CallList, 'elsewhere' | 'elsewhereFault'>;

/** All viewers of this instance share one look at the table, which is this old at most. */
const FRESH_MS = 10_000;
/** The newest of them are read. */
const MOST_CALLS = 200;
const AT_ONCE = 10;
const OPEN: readonly string[] = ['ACTIVE', 'HANDING_OFF'];

/** The open calls of other instances, by the session table. */
export class ElsewhereCalls {
  readonly #options: ElsewhereCallsOptions;
  readonly #clock: () => number;
  #looking: Promise<Elsewhere> | undefined;
  #lookedMs = Number.NEGATIVE_INFINITY;

  constructor(options: ElsewhereCallsOptions) {
    this.#options = options;
    this.#clock = options.clock ?? (() => performance.now());
  }

  /** Bounded in time by the table's own limits; never rejects. */
  list(): Promise<Elsewhere> {
    const isFresh = this.#clock() - this.#lookedMs < FRESH_MS;
    if (!this.#looking || !isFresh) {
      this.#lookedMs = this.#clock();
      this.#looking = this.#look();
    }
    return this.#looking;
  }

  async #look(): Promise<Elsewhere> {
    const { index, logger } = this.#options;
    try {
      return await this.#read(await index.open());
    } catch (err) {
      logger.warn({ err }, 'The calls of other instances could not be read; the console says so');
      return {
        elsewhere: [],
        elsewhereFault: 'The session table does not answer: calls of other instances are not shown.',
      };
    }
  }

  async #read(open: readonly OpenEntry[]): Promise<Elsewhere> {
    const entries = open
      .filter(({ sessionId }) => !this.#options.isHere(sessionId))
      .sort((a, b) => b.openedAt.localeCompare(a.openedAt));
    const elsewhere: ElsewhereCall[] = [];
    for (let at = 0; at < Math.min(entries.length, MOST_CALLS); at += AT_ONCE) {
      const some = entries.slice(at, Math.min(at + AT_ONCE, MOST_CALLS));
      const found = await Promise.all(some.map(({ sessionId }) => this.#readOne(sessionId)));
      elsewhere.push(...found.filter((call) => call !== undefined));
    }
    if (entries.length <= MOST_CALLS) return { elsewhere };
    const fault = `Other instances have ${entries.length} calls; the newest ${MOST_CALLS} are shown.`;
    return { elsewhere, elsewhereFault: fault };
  }

  async #readOne(sessionId: string): Promise<ElsewhereCall | undefined> {
    const session = await this.#options.store.readSession(sessionId);
    if (!session || !OPEN.includes(session.status) || session.ownerInstance === this.#options.instanceId) {
      return undefined;
    }
    return elsewhereCall(session);
  }
}

function elsewhereCall(session: StoredSession): ElsewhereCall {
  const { sessionId, ownerInstance, channel = 'phone', createdAt, provider, status, userId = '' } = session;
  return {
    instance: ownerInstance,
    sessionId,
    channel,
    startedAtMs: Date.parse(createdAt),
    provider,
    status,
    caller: channel === 'phone' ? maskedNumber(userId) : userId,
  };
}
