/** Session state that outlives the process. All times are ISO 8601 unless the name says otherwise. */

export type SessionStatus = 'ACTIVE' | 'HANDING_OFF' | 'HANDED_OFF' | 'COMPLETED' | 'ERROR';

export const HANDOFF_REASONS = [
  'explicit_request',
  'frustration',
  'repeated_failure',
  'safety',
  'legal',
  'cancel_threat',
  'agent_offer_accepted',
  'dtmf',
  'model_tool',
  'provider_failure',
] as const;
export type HandoffReason = (typeof HANDOFF_REASONS)[number];

/** Who may write a session: the instance, and which of the call's streams (0 is the first). */
export interface Ownership {
  readonly ownerInstance: string;
  readonly resumeCount: number;
}

/** The hand-off as the session remembers it, so that any instance can answer Twilio's next webhook. */
export interface SessionHandoff {
  readonly reason: HandoffReason;
  /** Which witness decided: `judge` (a text model), `classifier`, `model_tool`, the name of a rule, or several with a plus. */
  readonly decidedBy?: string;
  /** Absent when the token could not be written: Connect then finds the caller by number. */
  readonly token?: string;
  /** A line Twilio must speak before dialling, because the model could not. */
  readonly announce?: string;
}

export type ResumeWay = 'action' | 'update';

/** A further stream for a call whose last one was lost. */
export interface ResumeOffer {
  readonly by: ResumeWay;
  /** ISO 8601. */
  readonly at: string;
  /** With this one; replaces the stored list. */
  readonly resumedAt: readonly string[];
  /**
   * Takes the session from its owner immediately, in this name: `resumeCount` goes up by one, so that neither the
   * earlier owner nor a stream that was offered before can write any more. The stream offered is the one after.
   */
  readonly takenBy?: string;
  /** What the stream that was lost has not written any more. */
  readonly wish?: HandoffReason | undefined;
}

/** What a finished session leaves to be said by Twilio, when the model cannot say it. */
export interface StoredSession extends Ownership {
  readonly sessionId: string;
  readonly status: SessionStatus;
  readonly provider: string;
  readonly providerSessionId?: string;
  /** Twilio's streamSid. */
  readonly connectionId?: string;
  /** Caller's number, E.164; absent when withheld. */
  readonly userId?: string;
  /** The number that was called. */
  readonly dialedNumber?: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly audioFormat: string;
  /** Seconds. */
  readonly totalDuration: number;
  readonly messageCount: number;
  readonly handoff?: SessionHandoff;
  /** A person was wished for, and the caller neither has one yet nor has heard why not. */
  readonly wish?: HandoffReason;
  /** The stream was closed for a dial that has not ended yet, so that its end is counted once. */
  readonly dialPending?: boolean;
  /** Why the caller is back with the assistant, for its next words. */
  readonly returnNote?: string;
  readonly endReason?: string;
  /** When further streams were offered to Twilio after a loss, newest last; only the latest are kept. */
  readonly resumedAt?: readonly string[];
  /** When the next stream was offered, while it has not started. */
  readonly offeredAt?: string;
  /** How it was offered: in answer to Twilio's `<Connect action>`, or by an update of the live call. */
  readonly offeredBy?: ResumeWay;
  /** The stream was ended on purpose: at a quiet moment, or in the middle of something. */
  readonly moved?: 'quiet' | 'midway';
  readonly language?: string;
  /** The caller is typing what must not reach a model. */
  readonly secureInput?: 'on';
  readonly usage?: Readonly<Record<string, number>>;
  /** US dollars, as far as providers have reported their usage. */
  readonly costUsd?: number;
  /** The consent notice was spoken to its end before any audio went to a model. */
  readonly consentNotice?: 'played';
  /** When its end was known. */
  readonly consentNoticeAt?: string;
  /** Epoch seconds. */
  readonly expiresAt: number;
}

/** A new session: what is known when the first stream starts. */
export type NewSession = Pick<
  StoredSession,
  | 'sessionId'
  | 'provider'
  | 'connectionId'
  | 'userId'
  | 'dialedNumber'
  | 'ownerInstance'
  | 'audioFormat'
  | 'consentNotice'
  | 'consentNoticeAt'
>;

/** Fields an owner may change. `undefined` leaves a field, `null` removes it. */
export type SessionPatch = {
  readonly [K in Exclude<keyof StoredSession, keyof Ownership | 'sessionId' | 'createdAt' | 'expiresAt'>]?:
    | StoredSession[K]
    | null
    | undefined;
};

export interface StoredTurn {
  /** Rises within the session; one whose words never came is missing. The same number written again replaces the turn. */
  readonly number: number;
  readonly role: 'caller' | 'assistant';
  /** For the assistant: what was heard. */
  readonly text: string;
  readonly startedAt: string;
  readonly interrupted: boolean;
}

/** Why Amazon Connect, having answered, turned a caller away. */
export const HANDOFF_OUTCOMES = ['closed', 'full', 'not_connected'] as const;
export type HandoffOutcome = (typeof HANDOFF_OUTCOMES)[number];

export const SENTIMENTS = ['negative', 'neutral', 'positive'] as const;
export type Sentiment = (typeof SENTIMENTS)[number];

/** What Amazon Connect gets to see. Everything is flat, so that it fits contact attributes. */
export interface HandoffRecord {
  readonly token: string;
  /** Names the hand-off in logs, where the token must not be: that one opens it. */
  readonly handoffId?: string;
  readonly sessionId: string;
  /** Caller's number, E.164; absent when withheld. */
  readonly caller?: string;
  readonly reason: HandoffReason;
  /** As in `SessionHandoff`. */
  readonly decidedBy?: string;
  readonly summary: string;
  readonly priority: 'low' | 'medium' | 'high';
  readonly language: string;
  /** How the caller feels. */
  readonly sentiment?: Sentiment;
  /** What was done for the caller before, in words. */
  readonly tried?: string;
  /** The last turns as text, newest last. */
  readonly transcript: string;
  readonly createdAt: string;
  /** Epoch seconds. */
  readonly expiresAt: number;
  /** Connect ContactId that claimed it. */
  readonly claimedBy?: string;
  /** Noted by the contact that claimed it; absent as long as it was not turned away. */
  readonly outcome?: HandoffOutcome;
}

/** Somebody who wants to be called back, kept here because Amazon Connect could not take the task. */
export interface CallbackRecord {
  /** The same for every try of one request. */
  readonly requestId: string;
  readonly sessionId: string;
  /** E.164. */
  readonly number: string;
  /** ISO 8601 or in words, as it was said. */
  readonly preferredTime?: string;
  readonly summary: string;
  /** BCP 47. */
  readonly language: string;
  /** Address at which the conversation is found. */
  readonly sessionLink?: string;
  readonly createdAt: string;
  /** Epoch seconds. */
  readonly expiresAt: number;
}

export type ClaimResult =
  | { readonly outcome: 'claimed'; readonly record: HandoffRecord }
  | { readonly outcome: 'unknown' | 'expired' | 'taken' };

/**
 * The session table. Every method rejects with `StoreError`: `store_unavailable` when the table could not be
 * used in time, `store_rejected` when it will never take this, `store_conflict` when a condition failed. Expired
 * items count as absent.
 */
export interface SessionStore {
  /**
   * Creates the session, ACTIVE, resumeCount 0. Conflict when it exists, unless this very stream opened it and
   * nothing has changed it since: that is a repeat, and succeeds.
   */
  openSession(session: NewSession): Promise<void>;
  /**
   * Takes the call over for the next stream: `resumeCount` goes from `next - 1` to `next`. Conflict when it is
   * not at `next - 1`, or the session is not ACTIVE.
   */
  resumeSession(
    sessionId: string,
    next: Ownership & { readonly connectionId: string },
  ): Promise<StoredSession>;
  /**
   * Records that a further stream is offered, before Twilio is told. `known`: the session as the decision found
   * it. Conflict when it is not ACTIVE, or its stream or offer has changed since.
   */
  offerResume(known: StoredSession, offer: ResumeOffer): Promise<StoredSession>;
  readSession(sessionId: string): Promise<StoredSession | undefined>;
  /** Conflict when another stream or instance owns the session by now. */
  updateSession(sessionId: string, owner: Ownership, patch: SessionPatch): Promise<void>;
  /** A webhook's change, whoever owns the session. Conflict when the status is none of `from`. */
  transitionSession(
    sessionId: string,
    from: readonly SessionStatus[],
    patch: SessionPatch,
  ): Promise<StoredSession>;
  /** The change with which a dial ends its call. Conflict unless a dial is pending, which it is no more afterwards. */
  settleDial(sessionId: string, patch: SessionPatch): Promise<void>;
  /** Writes or replaces a turn. Conflict when a later stream, or another instance, has written this number. */
  putTurn(sessionId: string, owner: Ownership, turn: StoredTurn): Promise<void>;
  /** In the order they were spoken. */
  readTurns(sessionId: string): Promise<StoredTurn[]>;
  /**
   * Writes the hand-off, then the caller pointer, which only helps the look-up by number: no failure of it is one
   * of the hand-off. Conflict when the token exists.
   * @param onWritten told when the hand-off lies in the table
   * @returns whether the caller is found by number too
   */
  putHandoff(record: HandoffRecord, onWritten?: () => void): Promise<boolean>;
  /** One conditional write; the same `contactId` may claim again. */
  claimHandoff(token: string, contactId: string): Promise<ClaimResult>;
  /** Notes that this contact was turned away. Conflict unless it has claimed the token. */
  noteHandoffOutcome(token: string, contactId: string, outcome: HandoffOutcome): Promise<void>;
  readHandoff(token: string): Promise<HandoffRecord | undefined>;
  /** The newest token of a caller (E.164), when it is unclaimed or was claimed by this very `contactId`. */
  findHandoffToken(caller: string, contactId?: string): Promise<string | undefined>;
  /** Writes the request once: a repeat, by `requestId`, leaves the first as it is and succeeds. */
  putCallback(record: CallbackRecord): Promise<void>;
  close(): void;
}

/** `pending`: not written in time, and tried further. `conflict`: another stream or instance owns the session. */
export type SettleResult = 'written' | 'pending' | 'conflict';

/** Told once, when the session is this stream's: how the session stood, and its turns. */
export type Adopted = (session: StoredSession, turns: readonly StoredTurn[]) => void;

/** Writes without anybody waiting: what the audio path and everything beside it uses. */
export interface SessionWriter {
  /** The first write of a call. */
  open(session: NewSession): void;
  /**
   * The first write of a further stream that could not take its call over when it began: everything else of it is
   * written after that.
   */
  adopt(sessionId: string, next: Ownership & { readonly connectionId: string }, adopted: Adopted): void;
  /** Merged with what waits already: the newest value of each field is written. */
  patch(sessionId: string, owner: Ownership, patch: SessionPatch): void;
  turn(sessionId: string, owner: Ownership, turn: StoredTurn): void;
  /** Waits until this stream's writes are done, trying again immediately. */
  settle(sessionId: string, owner: Ownership, deadlineMs: number): Promise<SettleResult>;
}
