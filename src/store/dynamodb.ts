import { randomUUID } from 'node:crypto';
import { ConditionalCheckFailedException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandOutput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { StoreError } from '../errors.ts';
import type { Item } from './attributes.ts';
import {
  isOwner,
  mayClaim,
  mayOpen,
  mayPoint,
  mayPutHandoff,
  mayPutTurn,
  mayResume,
  mayTransition,
} from './conditions.ts';
import { withDeadline } from './deadline.ts';
import { type Condition, conditionParameters, updateParameters } from './expression.ts';
import { buildCallerPointer, buildHandoff, parseCallerPointer, parseHandoff } from './handoff-item.ts';
import { buildNewSession, parseSession } from './session-item.ts';
import type {
  ClaimResult,
  HandoffRecord,
  NewSession,
  Ownership,
  SessionPatch,
  SessionStatus,
  SessionStore,
  StoredSession,
  StoredTurn,
} from './session-store.ts';
import { callerKey, handoffKey, type ItemKey, isLive, sessionKey, turnsQuery } from './table.ts';
import { buildTurn, parseTurn } from './turn-item.ts';

const DAY_SECONDS = 86_400;

export interface DynamoSessionStoreOptions {
  readonly table: string;
  /** Seconds that sessions and turns are kept. Default 30 days. */
  readonly sessionTtlSeconds?: number;
  /** Milliseconds that one operation may take, with the SDK's own retries. Default 1500. */
  readonly deadlineMs?: number;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/**
 * The session table in DynamoDB. Each change is one conditional write of one item, so that it means the same
 * when it is repeated, and local emulators, which lack transactions, serve as well.
 */
export class DynamoSessionStore implements SessionStore {
  readonly #client: DynamoDBClient;
  readonly #documents: DynamoDBDocumentClient;
  readonly #table: string;
  readonly #sessionTtlSeconds: number;
  readonly #deadlineMs: number;
  readonly #now: () => number;

  /** @param client owned by the store from now on; `close` destroys it */
  constructor(client: DynamoDBClient, options: DynamoSessionStoreOptions) {
    this.#client = client;
    this.#documents = DynamoDBDocumentClient.from(client, {
      marshallOptions: { removeUndefinedValues: true },
    });
    this.#table = options.table;
    this.#sessionTtlSeconds = options.sessionTtlSeconds ?? 30 * DAY_SECONDS;
    this.#deadlineMs = options.deadlineMs ?? 1500;
    this.#now = options.now ?? Date.now;
  }

  async openSession(session: NewSession): Promise<void> {
    const times = { nowMs: this.#now(), expiresAt: this.#expiresAt() };
    const item = buildNewSession(session, times);
    await this.#put('openSession', item, mayOpen(session, this.#nowSeconds()));
  }

  async resumeSession(
    sessionId: string,
    next: Ownership & { readonly connectionId: string },
  ): Promise<StoredSession> {
    const { ownerInstance, resumeCount, connectionId } = next;
    const changes = { ownerInstance, resumeCount, connectionId, updatedAt: this.#timestamp() };
    const condition = mayResume(next, this.#nowSeconds());
    return wholeSession(await this.#update('resumeSession', sessionKey(sessionId), changes, condition));
  }

  async readSession(sessionId: string): Promise<StoredSession | undefined> {
    const session = parseSession(await this.#get('readSession', sessionKey(sessionId)));
    return session && isLive(session, this.#now()) ? session : undefined;
  }

  async updateSession(sessionId: string, owner: Ownership, patch: SessionPatch): Promise<void> {
    const changes = { updatedAt: this.#timestamp(), ...patch };
    await this.#update('updateSession', sessionKey(sessionId), changes, isOwner(owner, this.#nowSeconds()));
  }

  async transitionSession(
    sessionId: string,
    from: readonly SessionStatus[],
    patch: SessionPatch,
  ): Promise<StoredSession> {
    const transitionId = randomUUID();
    const changes = { updatedAt: this.#timestamp(), ...patch, transitionId };
    const condition = mayTransition(from, transitionId, this.#nowSeconds());
    return wholeSession(await this.#update('transitionSession', sessionKey(sessionId), changes, condition));
  }

  async putTurn(sessionId: string, owner: Ownership, turn: StoredTurn): Promise<void> {
    const item = buildTurn(sessionId, turn, { ...owner, expiresAt: this.#expiresAt() });
    await this.#put('putTurn', item, mayPutTurn(owner));
  }

  async readTurns(sessionId: string): Promise<StoredTurn[]> {
    const items = await this.#queryAll('readTurns', turnsQuery(sessionId));
    const turns: StoredTurn[] = [];
    for (const item of items) {
      const turn = parseTurn(item);
      if (!turn || !isLive(turn, this.#now())) continue;
      const { expiresAt: _expiresAt, ...stored } = turn;
      turns.push(stored);
    }
    return turns;
  }

  async putHandoff(record: HandoffRecord): Promise<void> {
    const condition = mayPutHandoff(record, this.#nowSeconds());
    await this.#put('putHandoff', buildHandoff(record), condition);
    if (record.caller !== undefined) await this.#pointTo(record.caller, record);
  }

  async claimHandoff(token: string, contactId: string): Promise<ClaimResult> {
    const changes = { claimedBy: contactId };
    const condition = mayClaim(contactId, this.#nowSeconds());
    try {
      const item = await this.#update('claimHandoff', handoffKey(token), changes, condition);
      const record = parseHandoff(item);
      return record ? { outcome: 'claimed', record } : { outcome: 'unknown' };
    } catch (error) {
      if (!isConflict(error)) throw error;
      return { outcome: await this.#whyNotClaimed(token) };
    }
  }

  async findHandoffToken(caller: string, contactId?: string): Promise<string | undefined> {
    const pointer = parseCallerPointer(await this.#get('findHandoffToken', callerKey(caller)));
    if (!pointer || !isLive(pointer, this.#now())) return undefined;
    const record = parseHandoff(await this.#get('findHandoffToken', handoffKey(pointer.token)));
    if (!record || !isLive(record, this.#now())) return undefined;
    return record.claimedBy === undefined || record.claimedBy === contactId ? record.token : undefined;
  }

  close(): void {
    this.#client.destroy();
  }

  async #pointTo(caller: string, record: HandoffRecord): Promise<void> {
    try {
      await this.#put('putHandoff', buildCallerPointer(caller, record), mayPoint(record));
    } catch (error) {
      // A newer hand-off of this caller is in place: that one is to be found by number.
      if (!isConflict(error)) throw error;
    }
  }

  async #whyNotClaimed(token: string): Promise<'unknown' | 'expired' | 'taken'> {
    const record = parseHandoff(await this.#get('claimHandoff', handoffKey(token)));
    if (!record) return 'unknown';
    return isLive(record, this.#now()) ? 'taken' : 'expired';
  }

  #get(operation: string, key: ItemKey): Promise<Item | undefined> {
    return this.#run(operation, async (abortSignal) => {
      const command = new GetCommand({ TableName: this.#table, Key: key, ConsistentRead: true });
      return (await this.#documents.send(command, { abortSignal })).Item;
    });
  }

  #put(operation: string, item: Item, condition: Condition): Promise<void> {
    return this.#run(operation, async (abortSignal) => {
      const parameters = { TableName: this.#table, Item: item, ...conditionParameters(condition) };
      await this.#documents.send(new PutCommand(parameters), { abortSignal });
    });
  }

  #update(operation: string, key: ItemKey, changes: Item, condition: Condition): Promise<Item | undefined> {
    return this.#run(operation, async (abortSignal) => {
      const parameters = { TableName: this.#table, Key: key, ...updateParameters(changes, condition) };
      const command = new UpdateCommand({ ...parameters, ReturnValues: 'ALL_NEW' });
      return (await this.#documents.send(command, { abortSignal })).Attributes;
    });
  }

  #queryAll(operation: string, query: ReturnType<typeof turnsQuery>): Promise<Item[]> {
    return this.#run(operation, async (abortSignal) => {
      const items: Item[] = [];
      let next: QueryCommandOutput['LastEvaluatedKey'];
      do {
        const command = new QueryCommand({
          TableName: this.#table,
          ConsistentRead: true,
          ...query,
          ...(next && { ExclusiveStartKey: next }),
        });
        const page: QueryCommandOutput = await this.#documents.send(command, { abortSignal });
        items.push(...(page.Items ?? []));
        next = page.LastEvaluatedKey;
      } while (next);
      return items;
    });
  }

  async #run<T>(operation: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    try {
      return await withDeadline(this.#deadlineMs, work);
    } catch (error) {
      throw toStoreError(operation, error);
    }
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

function isConflict(error: unknown): boolean {
  return error instanceof StoreError && error.code === 'store_conflict';
}

function toStoreError(operation: string, error: unknown): StoreError {
  if (error instanceof ConditionalCheckFailedException) {
    return new StoreError('store_conflict', `The session table refused ${operation}: a condition failed.`, {
      cause: error,
    });
  }
  return new StoreError('store_unavailable', `The session table did not serve ${operation}.`, {
    cause: error,
  });
}
