import { randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { StoreError } from '../errors.ts';
import type { Item } from './attributes.ts';
import { buildCallback } from './callback-item.ts';
import {
  hasClaimed,
  mayAddRecording,
  mayClaim,
  mayCloseLost,
  mayOffer,
  mayOpen,
  mayPoint,
  mayPutCallback,
  mayPutHandoff,
  mayPutTurn,
  mayResume,
  maySettleDial,
  mayTransition,
  mayUpdate,
} from './conditions.ts';
import type { DirectRequests } from './direct-requests.ts';
import { DynamoItems, isConflict, type TableItems } from './dynamodb-items.ts';
import { EndedSessions, isEnd } from './ended-sessions.ts';
import { buildCallerPointer, buildHandoff, parseCallerPointer, parseHandoff } from './handoff-item.ts';
import { buildNewSession, parseSession } from './session-item.ts';
import type {
  CallbackRecord,
  ClaimResult,
  HandoffOutcome,
  HandoffRecord,
  NewSession,
  Ownership,
  ResumeOffer,
  SessionPatch,
  SessionStatus,
  SessionStore,
  StoredSession,
  StoredTurn,
} from './session-store.ts';
import { callerKey, handoffKey, isLive, sessionKey, turnsQuery } from './table.ts';
import { buildTurn, parseTurn } from './turn-item.ts';

const DAY_SECONDS = 86_400;

export interface DynamoSessionStoreOptions {
  readonly table: string;
  /** Seconds for which sessions and turns are kept. Default 30 days. */
  readonly sessionTtlSeconds?: number;
  /** Milliseconds for one operation, including the retries of the SDK. Default 1500. */
  readonly deadlineMs?: number;
  /** Sends requests without the SDK's middleware; closed with the store. */
  readonly direct?: DirectRequests;
  /** Told of each session that was opened or ended here, so that its report can be delivered. Must not throw. */
  readonly onChange?: (sessionId: string, change: SessionChange) => void;
  /** Lists each session before it is opened: a process that is killed may leave an entry without a session. */
  readonly index?: { opening(session: OpeningSession): Promise<void> };
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/** A session that is about to be opened. */
export interface OpeningSession extends NewSession {
  /** ISO 8601. */
  readonly createdAt: string;
  /** Epoch seconds. */
  readonly expiresAt: number;
}

/** What happened to a session in the table. */
export type SessionChange = 'opened' | 'ended';

/**
 * The session table in DynamoDB. Each change is one conditional write of one item. It can be repeated without harm, and
 * it needs no transactions, which local emulators do not have.
 */
export class DynamoSessionStore implements SessionStore {
  readonly #items: TableItems;
  readonly #ended = new EndedSessions();
  readonly #sessionTtlSeconds: number;
  readonly #onChange: (sessionId: string, change: SessionChange) => void;
  readonly #index: DynamoSessionStoreOptions['index'];
  readonly #now: () => number;

  /** @param source a client, or another source of items. The store owns it: `close` closes it. */
  constructor(source: DynamoDBClient | TableItems, options: DynamoSessionStoreOptions) {
    this.#items = 'queryAll' in source ? source : new DynamoItems(source, { deadlineMs: 1500, ...options });
    this.#sessionTtlSeconds = options.sessionTtlSeconds ?? 30 * DAY_SECONDS;
    this.#onChange = options.onChange ?? (() => undefined);
    this.#index = options.index;
    this.#now = options.now ?? Date.now;
  }

  async openSession(session: NewSession): Promise<void> {
    const times = { nowMs: this.#now(), expiresAt: this.#expiresAt() };
    const item = buildNewSession(session, times);
    await this.#index?.opening({
      ...session,
      createdAt: new Date(times.nowMs).toISOString(),
      expiresAt: times.expiresAt,
    });
    await this.#items.put('openSession', item, mayOpen(session, this.#nowSeconds()));
    this.#onChange(session.sessionId, 'opened');
  }

  async resumeSession(
    sessionId: string,
    next: Ownership & { readonly connectionId: string },
  ): Promise<StoredSession> {
    const { ownerInstance, resumeCount, connectionId } = next;
    const owner = { ownerInstance, resumeCount, connectionId, updatedAt: this.#timestamp() };
    const changes = { ...owner, offeredAt: null, offeredBy: null, lostAt: null };
    const condition = mayResume(next, this.#nowSeconds());
    return wholeSession(await this.#items.update('resumeSession', sessionKey(sessionId), changes, condition));
  }

  async offerResume(known: StoredSession, offer: ResumeOffer): Promise<StoredSession> {
    const { by, at, resumedAt, takenBy, wish } = offer;
    const taken = takenBy !== undefined && {
      ownerInstance: takenBy,
      resumeCount: known.resumeCount + 1,
      connectionId: null,
    };
    const updatedAt = this.#timestamp();
    const changes = { offeredAt: at, offeredBy: by, resumedAt, updatedAt, wish, ...taken };
    const condition = mayOffer(known, offer, this.#nowSeconds());
    const key = sessionKey(known.sessionId);
    return wholeSession(await this.#items.update('offerResume', key, changes, condition));
  }

  async readSession(sessionId: string): Promise<StoredSession | undefined> {
    const session = parseSession(await this.#items.get('readSession', sessionKey(sessionId)));
    return session && isLive(session, this.#now()) ? session : undefined;
  }

  async updateSession(sessionId: string, owner: Ownership, patch: SessionPatch): Promise<void> {
    const changes = { updatedAt: this.#timestamp(), ...patch };
    const condition = mayUpdate(owner, patch, this.#nowSeconds());
    const write = this.#items.update('updateSession', sessionKey(sessionId), changes, condition, 'nothing');
    this.#ended.note(sessionId, patch.status, write);
    await write;
    this.#tellEnd(sessionId, patch);
  }

  async transitionSession(
    sessionId: string,
    from: readonly SessionStatus[],
    patch: SessionPatch,
  ): Promise<StoredSession> {
    if (await this.#ended.refuses(sessionId, from)) {
      throw new StoreError('store_conflict', 'The session has already ended.');
    }
    const transitionId = randomUUID();
    const changes = { updatedAt: this.#timestamp(), ...patch, transitionId };
    const condition = mayTransition(from, transitionId, this.#nowSeconds());
    const write = this.#items.update('transitionSession', sessionKey(sessionId), changes, condition);
    this.#ended.note(sessionId, patch.status, write);
    try {
      return wholeSession(await write);
    } finally {
      // Even when another process has ended the session: it may have been killed before it could tell.
      this.#tellEnd(sessionId, patch);
    }
  }

  async settleDial(sessionId: string, patch: SessionPatch): Promise<void> {
    const transitionId = randomUUID();
    const changes = { updatedAt: this.#timestamp(), ...patch, dialPending: null, transitionId };
    const condition = maySettleDial(transitionId, this.#nowSeconds());
    const write = this.#items.update('settleDial', sessionKey(sessionId), changes, condition, 'nothing');
    this.#ended.note(sessionId, patch.status, write);
    await write;
    this.#tellEnd(sessionId, patch);
  }

  /**
   * Closes a session whose instance is gone.
   * @param known as it was read
   * @throws StoreError `store_conflict` when the session has changed since
   */
  async closeLost(known: StoredSession, patch: SessionPatch): Promise<void> {
    const { sessionId } = known;
    const transitionId = randomUUID();
    const condition = mayCloseLost(known, transitionId, this.#nowSeconds());
    const changes = { ...patch, transitionId };
    const write = this.#items.update('closeLost', sessionKey(sessionId), changes, condition, 'nothing');
    this.#ended.note(sessionId, patch.status, write);
    await write;
    this.#tellEnd(sessionId, patch);
  }

  async putTurn(sessionId: string, owner: Ownership, turn: StoredTurn): Promise<void> {
    const item = buildTurn(sessionId, turn, { ...owner, expiresAt: this.#expiresAt() });
    await this.#items.put('putTurn', item, mayPutTurn(owner));
  }

  async readTurns(sessionId: string): Promise<StoredTurn[]> {
    const items = await this.#items.queryAll('readTurns', turnsQuery(sessionId));
    const turns: StoredTurn[] = [];
    for (const item of items) {
      const turn = parseTurn(item);
      if (!turn || !isLive(turn, this.#now())) continue;
      const { expiresAt: _expiresAt, ...stored } = turn;
      turns.push(stored);
    }
    return turns;
  }

  async putHandoff(record: HandoffRecord, onWritten: () => void = () => undefined): Promise<boolean> {
    const condition = mayPutHandoff(record, this.#nowSeconds());
    await this.#items.put('putHandoff', buildHandoff(record), condition);
    onWritten();
    return record.caller === undefined || this.#pointTo(record.caller, record);
  }

  async claimHandoff(token: string, contactId: string): Promise<ClaimResult> {
    const changes = { claimedBy: contactId };
    const condition = mayClaim(contactId, this.#nowSeconds());
    try {
      const item = await this.#items.update('claimHandoff', handoffKey(token), changes, condition);
      const record = parseHandoff(item);
      return record ? { outcome: 'claimed', record } : { outcome: 'unknown' };
    } catch (error) {
      if (!isConflict(error)) throw error;
      return { outcome: await this.#whyNotClaimed(token) };
    }
  }

  async noteHandoffOutcome(token: string, contactId: string, outcome: HandoffOutcome): Promise<void> {
    const condition = hasClaimed(contactId, this.#nowSeconds());
    await this.#items.update('noteHandoffOutcome', handoffKey(token), { outcome }, condition);
  }

  async readHandoff(token: string): Promise<HandoffRecord | undefined> {
    const record = parseHandoff(await this.#items.get('readHandoff', handoffKey(token)));
    return record && isLive(record, this.#now()) ? record : undefined;
  }

  async findHandoffToken(caller: string, contactId?: string): Promise<string | undefined> {
    const pointer = parseCallerPointer(await this.#items.get('findHandoffToken', callerKey(caller)));
    if (!pointer || !isLive(pointer, this.#now())) return undefined;
    const record = parseHandoff(await this.#items.get('findHandoffToken', handoffKey(pointer.token)));
    if (!record || !isLive(record, this.#now())) return undefined;
    return record.claimedBy === undefined || record.claimedBy === contactId ? record.token : undefined;
  }

  async putCallback(record: CallbackRecord): Promise<void> {
    try {
      await this.#items.put('putCallback', buildCallback(record), mayPutCallback(this.#nowSeconds()));
    } catch (error) {
      // An earlier try, or this one, has already written it.
      if (!isConflict(error)) throw error;
    }
  }

  /**
   * Adds the address of a recording to its session, once. Does nothing when there is no such session.
   * @throws StoreError when the table cannot be used, or when another recording was added at the same moment
   */
  async addRecording(sessionId: string, address: string): Promise<void> {
    const session = await this.readSession(sessionId);
    if (session === undefined || session.recording?.includes(address)) return;
    const changes = { recording: [...(session.recording ?? []), address] };
    const condition = mayAddRecording(session.recording);
    await this.#items.update('addRecording', sessionKey(sessionId), changes, condition, 'nothing');
  }

  close(): void {
    this.#items.close();
  }

  #tellEnd(sessionId: string, { status }: SessionPatch): void {
    if (isEnd(status)) this.#onChange(sessionId, 'ended');
  }

  /** @returns false when the table did not accept it */
  async #pointTo(caller: string, record: HandoffRecord): Promise<boolean> {
    try {
      await this.#items.put('putPointer', buildCallerPointer(caller, record), mayPoint(record));
      return true;
    } catch (error) {
      // A conflict means that the number already leads to a newer hand-off, which is right.
      return isConflict(error);
    }
  }

  async #whyNotClaimed(token: string): Promise<'unknown' | 'expired' | 'taken'> {
    const record = parseHandoff(await this.#items.get('claimHandoff', handoffKey(token)));
    if (!record) return 'unknown';
    return isLive(record, this.#now()) ? 'taken' : 'expired';
  }

  #nowSeconds(): number {
    return Math.floor(this.#now() / 1000);
  }

  #expiresAt(): number {
    return this.#nowSeconds() + this.#sessionTtlSeconds;
  }

  #timestamp(): string {
    return new Date(this.#now()).toISOString();
  }
}

function wholeSession(item: Item | undefined): StoredSession {
  const session = parseSession(item);
  if (!session) throw new StoreError('store_unavailable', 'The stored session is not complete.');
  return session;
}
