import type { SessionStore } from '../../store/session-store.ts';
import { ConsoleError } from '../console-error.ts';
import type { LiveCall } from './live-call.ts';
import type { LiveCalls } from './live-calls.ts';

interface CallLookupOptions {
  readonly live: Pick<LiveCalls, 'find'>;
  readonly store: Pick<SessionStore, 'readSession'>;
}

const SESSION_ID = /^[\w-]{1,64}$/;
const OVER: readonly string[] = ['COMPLETED', 'ERROR'];

/** Finds a call of this process, or says in words where it is. */
export class CallLookup {
  readonly #options: CallLookupOptions;

  constructor(options: CallLookupOptions) {
    this.#options = options;
  }

  /**
   * @throws ConsoleError that says where the call is, or that there is none
   * @throws StoreError when that cannot be read
   */
  async find(sessionId: string): Promise<LiveCall> {
    const call = this.#options.live.find(sessionId);
    if (call) return call;
    throw await this.whereIs(sessionId);
  }

  /** What to say of a call that this process does not have. Rejects with StoreError. */
  async whereIs(sessionId: string): Promise<ConsoleError> {
    const session = SESSION_ID.test(sessionId) ? await this.#options.store.readSession(sessionId) : undefined;
    if (!session)
      return new ConsoleError('not_found', 'There is no such call. Look it up in the list of calls.');
    if (OVER.includes(session.status))
      return new ConsoleError('gone', 'This call is over. It is among the past calls.');
    return new ConsoleError(
      'elsewhere',
      `Instance ${session.ownerInstance} has this call. Open the console of that instance to see it and to act on it.`,
    );
  }
}
