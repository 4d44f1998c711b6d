import type { Logger } from '../logging.ts';
import type { HandoffRecord, SessionStore, StoredSession, StoredTurn } from '../store/session-store.ts';
import { keepLastLines } from './connect/attribute-size.ts';
import type { ConnectService } from './connect/connect.ts';
import type { DialOutcome } from './dial.ts';

export interface LateContextOptions {
  readonly store: Pick<SessionStore, 'readHandoff' | 'readTurns'>;
  readonly connect: Pick<ConnectService, 'updateAttributes'>;
  readonly logger: Logger;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/** The end of a dial to a person. */
export interface DialEnd {
  readonly outcome: DialOutcome;
  /** Whole seconds for which both sides were connected, as Twilio counts them; undefined when they never were. */
  readonly joinedSeconds: number | undefined;
}

/** Leaves space for the contact's other attributes below Connect's limit of 32 KB (see `fitAttributes`). */
const MAX_TRANSCRIPT_BYTES = 16_000;

/** Sends Amazon Connect the context that became known after its contact had claimed the hand-off. */
export class LateContext {
  readonly #options: LateContextOptions;

  constructor(options: LateContextOptions) {
    this.#options = options;
  }

  /**
   * Adds the result and the times of the dial, and late transcripts, to the contact that claimed the session's
   * hand-off. Does nothing if no contact did. Never rejects; no caller waits for it.
   */
  async add(session: Pick<StoredSession, 'sessionId' | 'handoff'>, dial: DialEnd): Promise<void> {
    const { store, connect, logger } = this.#options;
    const { sessionId, handoff } = session;
    if (handoff?.token === undefined) return;
    try {
      const record = await store.readHandoff(handoff.token);
      if (record?.claimedBy === undefined) return;
      const turns = await store.readTurns(sessionId);
      await connect.updateAttributes(record.claimedBy, {
        ...this.#times(record, dial),
        ...lateWords(record, turns),
      });
    } catch (err) {
      logger.warn(
        { callSid: sessionId, err },
        'Late context could not be sent to Amazon Connect; the agent sees the earlier one',
      );
    }
  }

  #times({ createdAt }: HandoffRecord, { outcome, joinedSeconds = 0 }: DialEnd): Record<string, string> {
    const nowMs = this.#options.now?.() ?? Date.now();
    const sinceSeconds = Math.round((nowMs - Date.parse(createdAt)) / 1000);
    return {
      dialResult: outcome,
      joinedSeconds: String(joinedSeconds),
      // From the promise of a person until both sides were connected.
      secondsToJoin: String(Math.max(0, sinceSeconds - joinedSeconds)),
    };
  }
}

/** The whole conversation, if it has more than the agent has seen. */
function lateWords({ transcript }: HandoffRecord, turns: readonly StoredTurn[]): Record<string, string> {
  const lines = turns.map(({ role, text }) => `${role === 'caller' ? 'Caller' : 'Assistant'}: ${text}`);
  const whole = lines.join('\n');
  if (whole === '' || whole.endsWith(transcript) || transcript.endsWith(whole)) return {};
  return { transcript: keepLastLines(whole, MAX_TRANSCRIPT_BYTES) };
}
