import { randomUUID } from 'node:crypto';
import { type TimeoutPolicy, TimeoutStrategy, timeout } from 'cockatiel';
import { withDeadline } from '../async/deadline.ts';
import { StoreError } from '../errors.ts';
import type { Logger } from '../logging.ts';
import type {
  HandoffRecord,
  Ownership,
  SessionHandoff,
  SessionStore,
  SessionWriter,
  StoredSession,
} from '../store/session-store.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { type DialPlan, planDial } from './dial.ts';
import { newToken } from './token.ts';

export interface HandoffServiceOptions {
  readonly store: Pick<SessionStore, 'putHandoff'>;
  readonly writer: SessionWriter;
  readonly metrics: Metrics;
  readonly logger: Logger;
  /** E.164 number of the Connect flow that takes hand-offs. */
  readonly connectNumber: string | undefined;
  /** Seconds for which a token can be claimed. */
  readonly tokenTtlSeconds: number;
  /** Base address of the console; undefined: hand-offs do not link to it. */
  readonly consoleUrl?: string | undefined;
  /** Milliseconds for which the caller may wait for the table. Default 1500. */
  readonly deadlineMs?: number;
  /** Returns ten digits. Default: `newToken`. */
  readonly createToken?: () => string;
  /** Returns the id of a hand-off for logs. Default: a random UUID. */
  readonly createId?: () => string;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/** The caller, and the context for the agent. */
export type HandoffFacts = Pick<
  HandoffRecord,
  | 'sessionId'
  | 'caller'
  | 'reason'
  | 'decidedBy'
  | 'summary'
  | 'priority'
  | 'language'
  | 'sentiment'
  | 'assistant'
  | 'attributes'
  | 'tried'
  | 'transcript'
>;

/** A hand-off to prepare. */
export interface HandoffRequest extends HandoffFacts {
  /** The stream that hands the caller over. */
  readonly owner: Ownership;
  /** A line for Twilio to speak before it dials, because the model cannot speak it. */
  readonly announce?: string;
}

export interface PreparedHandoff {
  /** Undefined when it could not be written. Connect then takes the caller without it. */
  readonly token: string | undefined;
  /** The record in the table under this token. */
  readonly record: HandoffRecord | undefined;
  /** The token or the session was not written in time. The session is retried in the background. */
  readonly degraded: boolean;
}

const TOKEN_ATTEMPTS = 5;
/** Share of the deadline for the token. The session is the more important write, so the token leaves time for it. */
const TOKEN_SHARE = 0.6;
/** How long a written hand-off waits for its caller pointer, in milliseconds. */
const POINTER_MS = 300;

interface Written {
  readonly record: HandoffRecord;
  /** Resolves when the caller pointer is written or has failed. Never rejects. */
  readonly pointed: Promise<void>;
}

/** Writes hand-offs where Amazon Connect and every instance of the gateway find them, and plans the dial. */
export class HandoffService {
  readonly #options: HandoffServiceOptions;
  readonly #deadlineMs: number;
  readonly #tokenLimit: TimeoutPolicy;
  readonly #createToken: () => string;
  readonly #createId: () => string;
  readonly #now: () => number;

  constructor(options: HandoffServiceOptions) {
    this.#options = options;
    this.#deadlineMs = options.deadlineMs ?? 1500;
    this.#tokenLimit = timeout(this.#deadlineMs * TOKEN_SHARE, TimeoutStrategy.Aggressive).dangerouslyUnref();
    this.#createToken = options.createToken ?? newToken;
    this.#createId = options.createId ?? randomUUID;
    this.#now = options.now ?? Date.now;
  }

  /**
   * Writes the token with the context for the agent, then the session (`HANDING_OFF`). Never throws, and takes no
   * longer than its deadline: a caller who was promised a person is connected in any case.
   */
  async prepare(request: HandoffRequest): Promise<PreparedHandoff> {
    const { writer, metrics, logger } = this.#options;
    const { sessionId, owner, reason, decidedBy, announce } = request;
    const dueMs = performance.now() + this.#deadlineMs;
    const written = await this.#writeRecord(request);
    const { record } = written ?? {};
    const token = record?.token;
    const handoff: SessionHandoff = {
      reason,
      ...(decidedBy !== undefined && { decidedBy }),
      ...(token !== undefined && { token }),
      ...(announce !== undefined && { announce }),
    };
    writer.patch(sessionId, owner, { status: 'HANDING_OFF', handoff });
    const leftMs = () => Math.max(0, dueMs - performance.now());
    const settled = await writer.settle(sessionId, owner, leftMs());
    // The pointer had the same time as the session. Without it, Connect still finds the caller by the token.
    if (written) await pointerOf(written, leftMs());
    const degraded = token === undefined || settled !== 'written';
    metrics.handoffPreparations.inc({ result: degraded ? 'degraded' : 'prepared' });
    const consoleUrl = this.#linkTo(sessionId);
    const names = { callSid: sessionId, sessionId, handoffId: record?.handoffId, consoleUrl };
    logger.info({ ...names, reason, decidedBy, degraded }, 'Hand-off prepared');
    return { token, record, degraded };
  }

  /**
   * Replaces the record of an unclaimed hand-off by one with more context. Never throws, and takes no longer than
   * writing a token. If it fails, the older record stays.
   * @returns whether the table accepted it
   */
  amend(record: HandoffRecord): Promise<boolean> {
    return this.#put(record, 'A hand-off could not be updated; the agent sees the earlier context');
  }

  /** A record with a new token, not yet written. For code that must use the token before the write. */
  draft(facts: HandoffFacts): HandoffRecord {
    const nowMs = this.#now();
    const consoleUrl = this.#linkTo(facts.sessionId);
    return {
      ...facts,
      ...(consoleUrl !== undefined && { attributes: { consoleUrl, ...facts.attributes } }),
      token: this.#createToken(),
      handoffId: this.#createId(),
      createdAt: new Date(nowMs).toISOString(),
      expiresAt: Math.floor(nowMs / 1000) + this.#options.tokenTtlSeconds,
    };
  }

  /**
   * Writes a draft. Never throws, and takes no longer than writing a token.
   * @returns whether the table accepted it
   */
  write(draft: HandoffRecord): Promise<boolean> {
    return this.#put(draft, 'No hand-off token was written: the caller is connected without context');
  }

  /** The page of the call in the console. */
  #linkTo(sessionId: string): string | undefined {
    const { consoleUrl } = this.#options;
    return consoleUrl && `${consoleUrl}/console#/past/${encodeURIComponent(sessionId)}`;
  }

  async #put(record: HandoffRecord, whenNot: string): Promise<boolean> {
    try {
      const written = await this.#tokenLimit.execute(() => this.#putRecord(record));
      await pointerOf(written, POINTER_MS);
      return true;
    } catch (error) {
      const cause = error instanceof StoreError ? error.code : 'deadline';
      this.#options.logger.warn({ callSid: record.sessionId, cause }, whenNot);
      return false;
    }
  }

  /** What Twilio should do with the caller. `session`: undefined when it is unknown or could not be read. */
  dialPlan(session: Pick<StoredSession, 'handoff'> | undefined): DialPlan {
    return planDial(session, this.#options.connectNumber);
  }

  async #writeRecord(request: HandoffRequest): Promise<Written | undefined> {
    try {
      return await this.#tokenLimit.execute(({ signal }) => this.#tryTokens(request, signal));
    } catch (error) {
      const cause = error instanceof StoreError ? error.code : 'deadline';
      this.#options.logger.warn(
        { callSid: request.sessionId, cause },
        'No hand-off token was written: the caller is connected without context',
      );
      return undefined;
    }
  }

  /** Resolves when the hand-off is in the table. @throws StoreError as `putHandoff` */
  #putRecord(record: HandoffRecord): Promise<Written> {
    return new Promise((resolve, reject) => {
      const pointing = this.#options.store.putHandoff(record, () => resolve({ record, pointed }));
      const pointed = pointing.then(
        (found) => this.#notePointer(record, found),
        (error: unknown) => reject(error),
      );
    });
  }

  #notePointer({ sessionId }: HandoffRecord, found: boolean): void {
    if (found) return;
    const { metrics, logger } = this.#options;
    metrics.storeFailures.inc({ operation: 'pointer' });
    logger.warn(
      { callSid: sessionId },
      'Amazon Connect can find this hand-off only by its token, not by the number of the caller',
    );
  }

  /** @throws StoreError when the table could not be used, or every token was already in use */
  async #tryTokens(request: HandoffRequest, signal: AbortSignal): Promise<Written> {
    for (let attempt = 1; ; attempt += 1) {
      signal.throwIfAborted();
      const { owner: _owner, announce: _announce, ...facts } = request;
      const record = this.draft(facts);
      try {
        return await this.#putRecord(record);
      } catch (error) {
        const taken = error instanceof StoreError && error.code === 'store_conflict';
        if (!taken || attempt === TOKEN_ATTEMPTS) throw error;
      }
    }
  }
}

/** Waits for the pointer, but no longer than the limit. */
function pointerOf({ pointed }: Written, limitMs: number): Promise<void> {
  return withDeadline(() => pointed, { limitMs, onLate: () => undefined });
}
