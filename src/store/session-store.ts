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
  'supervisor',
] as const;
export type HandoffReason = (typeof HANDOFF_REASONS)[number];

/** The `endReason` of a session whose end no instance has recorded. */
export const LOST = 'lost';

/** How a caller reaches the gateway, where it is not the telephone. */
export type SessionChannel = 'browser';

/** Who may write a session: the instance, and which of the call's streams (0 is the first). */
export interface Ownership {
  readonly ownerInstance: string;
  readonly resumeCount: number;
}

/** The hand-off as the session remembers it, so that any instance can answer Twilio's next webhook. */
export interface SessionHandoff {
  readonly reason: HandoffReason;
  /**
   * What decided: `judge` (a text model), `classifier`, `model_tool`, the name of a rule, or several joined by a plus.
   */
  readonly decidedBy?: string;
  /** Absent when the token could not be written. Connect then looks the caller up by number. */
  readonly token?: string;
  /** A line for Twilio to speak before it dials, because the model could not speak it. */
  readonly announce?: string;
}

export type ResumeWay = 'action' | 'update';

/** Offers a new stream to a call whose last stream was lost. */
export interface ResumeOffer {
  readonly by: ResumeWay;
  /** ISO 8601. */
  readonly at: string;
  /** The times of all offers, including this one; replaces the stored list. */
  readonly resumedAt: readonly string[];
  /**
   * The instance that takes the session from its owner immediately. `resumeCount` grows by one, so that neither the
   * earlier owner nor a stream that was offered before can still write. The offered stream is the next one.
   */
  readonly takenBy?: string;
  /** A wish of the caller that the lost stream did not write. */
  readonly wish?: HandoffReason | undefined;
}

/** A session as the table holds it. */
export interface StoredSession extends Ownership {
  readonly sessionId: string;
  readonly status: SessionStatus;
  readonly provider: string;
  readonly providerSessionId?: string;
  /** Absent for the telephone. */
  readonly channel?: SessionChannel;
  /** Twilio's streamSid; in the browser the name of the connection. */
  readonly connectionId?: string;
  /** Caller's number, E.164; absent when withheld. In the browser the operator's name of the user. */
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
  /** The caller wants a person, has not reached one yet, and has not heard why. */
  readonly wish?: HandoffReason;
  /** The stream was closed for a dial that has not ended. Cleared at its end, so that the end counts once. */
  readonly dialPending?: boolean;
  /** Why the caller is back with the assistant; it speaks about this first. */
  readonly returnNote?: string;
  readonly endReason?: string;
  /** When new streams were offered to Twilio after a loss, newest last. Only the latest are kept. */
  readonly resumedAt?: readonly string[];
  /** When the next stream was offered; absent once it has started. */
  readonly offeredAt?: string;
  /** How it was offered: in answer to Twilio's `<Connect action>`, or by an update of the live call. */
  readonly offeredBy?: ResumeWay;
  /** When a browser lost its connection; absent while it has one. */
  readonly lostAt?: string;
  /** The gateway ended the stream on purpose: at a quiet moment, or in the middle of speech. */
  readonly moved?: 'quiet' | 'midway';
  /** ISO 639-1: the language in which the call is held. */
  readonly language?: string;
  /** Name of the assistant's profile. */
  readonly assistant?: string;
  /** Of the profile that the first stream began with. */
  readonly assistantVersion?: string;
  /** The arm of each experiment that the caller is in, by the name of the experiment. */
  readonly arms?: Readonly<Record<string, string>>;
  /** The version of each of these experiments, by its name. */
  readonly experiments?: Readonly<Record<string, string>>;
  /** The same, when it does not follow from the caller's turns alone: the profile or the caller has set it. */
  readonly chosenLanguage?: string;
  /** The caller is typing digits that must not reach a model. */
  readonly secureInput?: 'on';
  readonly usage?: Readonly<Record<string, number>>;
  /** US dollars for the usage that providers have reported. */
  readonly costUsd?: number;
  /** The same by `<provider>.<part>`, as `CostParts` of telemetry/cost-parts names them. */
  readonly costParts?: Readonly<Record<string, number>>;
  /** Calls of tools by the model that were answered. */
  readonly toolCalls?: number;
  /** The same by the name of the tool. */
  readonly tools?: Readonly<Record<string, ToolCount>>;
  /** Names of the operator's tools whose results the model does not have yet. */
  readonly openTools?: readonly string[];
  /** Milliseconds from the end of the caller's speech to the first audio, for the newest turns. */
  readonly turnMs?: readonly number[];
  /** How often the caller has spoken over the assistant. */
  readonly interruptions?: number;
  /** The caller was promised a call-back. */
  readonly callback?: 'requested';
  /** The consent notice was played to its end before any audio went to a model. */
  readonly consentNotice?: 'played';
  /** When the gateway knew that the notice had ended. */
  readonly consentNoticeAt?: string;
  /** Where the recordings of the call are, one for each stream: `s3://bucket/key`. */
  readonly recording?: readonly string[];
  /** Epoch seconds. */
  readonly expiresAt: number;
}

/** How the calls of one tool ended. */
export interface ToolCount {
  readonly ok: number;
  readonly failed: number;
}

/** A new session: the fields that are known when the first stream starts. */
export type NewSession = Pick<
  StoredSession,
  | 'sessionId'
  | 'channel'
  | 'provider'
  | 'connectionId'
  | 'userId'
  | 'dialedNumber'
  | 'ownerInstance'
  | 'audioFormat'
  | 'assistant'
  | 'assistantVersion'
  | 'arms'
  | 'experiments'
  | 'language'
  | 'consentNotice'
  | 'consentNoticeAt'
>;

/** Fields that an owner may change. `undefined` does not change a field, `null` removes it. */
export type SessionPatch = {
  readonly [K in Exclude<keyof StoredSession, keyof Ownership | 'sessionId' | 'createdAt' | 'expiresAt'>]?:
    | StoredSession[K]
    | null
    | undefined;
};

export interface StoredTurn {
  /** Increases within the session. A turn without words leaves a gap. Writing a number again replaces the turn. */
  readonly number: number;
  readonly role: 'caller' | 'assistant';
  /** For the assistant: the part that the caller heard. */
  readonly text: string;
  readonly startedAt: string;
  readonly interrupted: boolean;
  /** Names of the tools whose results the assistant speaks about. */
  readonly tools?: readonly string[];
  /** Names of the documents that those results come from. */
  readonly sources?: readonly string[];
}

/** Why Amazon Connect answered but turned the caller away. */
export const HANDOFF_OUTCOMES = ['closed', 'full', 'not_connected'] as const;
export type HandoffOutcome = (typeof HANDOFF_OUTCOMES)[number];

export const SENTIMENTS = ['negative', 'neutral', 'positive'] as const;
export type Sentiment = (typeof SENTIMENTS)[number];

/** The context that Amazon Connect receives. It is flat, because contact attributes are. */
export interface HandoffRecord {
  readonly token: string;
  /** Identifies the hand-off in logs. The token must not be logged, because it gives access to the hand-off. */
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
  /** Name of the assistant's profile. */
  readonly assistant?: string;
  /** Contact attributes that the profile adds. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** What was already tried for the caller, in words. */
  readonly tried?: string;
  /** The last turns as text, newest last. */
  readonly transcript: string;
  readonly createdAt: string;
  /** Epoch seconds. */
  readonly expiresAt: number;
  /** Connect ContactId that claimed it. */
  readonly claimedBy?: string;
  /** Written by the contact that claimed the token; absent unless the caller was turned away. */
  readonly outcome?: HandoffOutcome;
}

/** A call-back request, stored here because Amazon Connect could not take the task. */
export interface CallbackRecord {
  /** The same for every retry of one request. */
  readonly requestId: string;
  readonly sessionId: string;
  /** E.164. */
  readonly number: string;
  /** ISO 8601, or the caller's own words. */
  readonly preferredTime?: string;
  readonly summary: string;
  /** BCP 47. */
  readonly language: string;
  /** Address of the conversation, for the agent. */
  readonly sessionLink?: string;
  readonly createdAt: string;
  /** Epoch seconds. */
  readonly expiresAt: number;
}

export type ClaimResult =
  | { readonly outcome: 'claimed'; readonly record: HandoffRecord }
  | { readonly outcome: 'unknown' | 'expired' | 'taken' };

/**
 * The session table. Expired items count as absent. Every method rejects with `StoreError`:
 * `store_unavailable` when the table could not be used in time, `store_rejected` when it will never accept the write,
 * `store_conflict` when a condition failed.
 */
export interface SessionStore {
  /**
   * Creates the session with status ACTIVE and resumeCount 0. Conflict when it exists, unless the same stream created
   * it and nothing has changed it since: such a repeat succeeds.
   */
  openSession(session: NewSession): Promise<void>;
  /**
   * Takes the call over for the next stream: `resumeCount` changes from `next - 1` to `next`. Conflict when it is not
   * `next - 1`, or the session is not ACTIVE.
   */
  resumeSession(
    sessionId: string,
    next: Ownership & { readonly connectionId: string },
  ): Promise<StoredSession>;
  /**
   * Records the offer of a new stream before Twilio gets it. `known`: the session at the time of the decision. Conflict
   * when it is not ACTIVE, or its stream or offer has changed since.
   */
  offerResume(known: StoredSession, offer: ResumeOffer): Promise<StoredSession>;
  readSession(sessionId: string): Promise<StoredSession | undefined>;
  /** Conflict when another stream or instance owns the session. */
  updateSession(sessionId: string, owner: Ownership, patch: SessionPatch): Promise<void>;
  /** A change by a webhook, which does not need to own the session. Conflict when the status is none of `from`. */
  transitionSession(
    sessionId: string,
    from: readonly SessionStatus[],
    patch: SessionPatch,
  ): Promise<StoredSession>;
  /** Writes the end of a dial. Conflict unless a dial is pending; afterwards it no longer is. */
  settleDial(sessionId: string, patch: SessionPatch): Promise<void>;
  /** Writes or replaces a turn. Conflict when a later stream, or another instance, has written this number. */
  putTurn(sessionId: string, owner: Ownership, turn: StoredTurn): Promise<void>;
  /** In the order in which they were spoken. */
  readTurns(sessionId: string): Promise<StoredTurn[]>;
  /**
   * Writes the hand-off, then the caller pointer. The pointer only helps the look-up by number, so its failure does not
   * fail the hand-off. Conflict when the token exists.
   * @param onWritten called when the hand-off is in the table
   * @returns whether the caller can also be found by number
   */
  putHandoff(record: HandoffRecord, onWritten?: () => void): Promise<boolean>;
  /** One conditional write; the same `contactId` may claim again. */
  claimHandoff(token: string, contactId: string): Promise<ClaimResult>;
  /** Records that this contact was turned away. Conflict unless it has claimed the token. */
  noteHandoffOutcome(token: string, contactId: string, outcome: HandoffOutcome): Promise<void>;
  readHandoff(token: string): Promise<HandoffRecord | undefined>;
  /** The newest token of a caller (E.164) if it is unclaimed, or if this `contactId` has claimed it. */
  findHandoffToken(caller: string, contactId?: string): Promise<string | undefined>;
  /** Writes the request once. A repeat with the same `requestId` succeeds and changes nothing. */
  putCallback(record: CallbackRecord): Promise<void>;
  close(): void;
}

/** `pending`: not written in time; the writer keeps trying. `conflict`: another stream or instance owns the session. */
export type SettleResult = 'written' | 'pending' | 'conflict';

/** Called once when the stream owns the session, with the stored session and its turns. */
export type Adopted = (session: StoredSession, turns: readonly StoredTurn[]) => void;

/** Writes in the background, for code that must not wait for the table, such as the audio path. */
export interface SessionWriter {
  /** The first write of a call. */
  open(session: NewSession): void;
  /**
   * The first write of a later stream that could not take its call over when it started. Its other writes are made
   * after this one.
   */
  adopt(sessionId: string, next: Ownership & { readonly connectionId: string }, adopted: Adopted): void;
  /** Merged with a waiting patch: the newest value of each field is written. */
  patch(sessionId: string, owner: Ownership, patch: SessionPatch): void;
  turn(sessionId: string, owner: Ownership, turn: StoredTurn): void;
  /** Retries immediately and waits until this stream's writes are done. */
  settle(sessionId: string, owner: Ownership, deadlineMs: number): Promise<SettleResult>;
}
