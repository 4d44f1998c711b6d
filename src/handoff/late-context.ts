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

/** How the dialling of a person went. */
export interface DialEnd {
  readonly outcome: DialOutcome;
  /** Whole seconds for which both sides were joined, as Twilio counts them; undefined when they never were. */
  readonly joinedSeconds: number | undefined;
}

/** The contact's other attributes need their room below Connect's 32 KB. */
const MAX_TRANSCRIPT_BYTES = 16_000;

/** Tells Amazon Connect what became known after its contact had claimed the hand-off. */
export class LateContext {
  readonly #options: LateContextOptions;

  constructor(options: LateContextOptions) {
    this.#options = options;
  }

  /**
   * Adds the result and the times of the dialling, and what was transcribed late, to the contact that has claimed
   * the session's hand-off, if one has. Never rejects; no caller waits for it.
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
      logger.warn({ callSid: sessionId, err }, 'What became known late could not be told to Amazon Connect');
    }
  }

  #times({ createdAt }: HandoffRecord, { outcome, joinedSeconds = 0 }: DialEnd): Record<string, string> {
    const nowMs = this.#options.now?.() ?? Date.now();
    const sinceSeconds = Math.round((nowMs - Date.parse(createdAt)) / 1000);
    return {
      dialResult: outcome,
      joinedSeconds: String(joinedSeconds),
      // From the promise of a person to the moment at which both sides were joined.
      secondsToJoin: String(Math.max(0, sinceSeconds - joinedSeconds)),
    };
  }
}

/** The conversation as it is known by now, where that is more than the agent was shown. */
function lateWords({ transcript }: HandoffRecord, turns: readonly StoredTurn[]): Record<string, string> {
  const lines = turns.map(({ role, text }) => `${role === 'caller' ? 'Caller' : 'Assistant'}: ${text}`);
  const whole = lines.join('\n');
  if (whole === '' || whole.endsWith(transcript) || transcript.endsWith(whole)) return {};
  return { transcript: keepLastLines(whole, MAX_TRANSCRIPT_BYTES) };
}
