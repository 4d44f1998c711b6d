import { randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoSandbox } from '../../sandbox/dynamodb.ts';
import { DirectRequests } from '../../src/store/direct-requests.ts';
import { DynamoSessionStore, type DynamoSessionStoreOptions } from '../../src/store/dynamodb.ts';
import { DynamoSessionIndex } from '../../src/store/dynamodb-session-index.ts';
import { createDynamoClient, ensureTable } from '../../src/store/dynamodb-table.ts';
import { DynamoTokenUses } from '../../src/store/dynamodb-token-uses.ts';
import type { NewSession } from '../../src/store/session-store.ts';

/** A real table in the sandbox, and a clock that tests may move. */
export class SessionTable {
  readonly sandbox = new DynamoSandbox();
  readonly name = 'voice-sessions';
  nowMs = Date.parse('2026-11-20T10:00:00.000Z');
  #url = '';
  readonly #clients: DynamoDBClient[] = [];

  async start(): Promise<void> {
    this.#url = (await this.sandbox.start()).url;
    const client = this.client();
    await ensureTable(client, this.name);
    client.destroy();
  }

  /** The endpoint, for processes of their own. */
  get url(): string {
    return this.#url;
  }

  client(): DynamoDBClient {
    return createDynamoClient({
      region: 'ap-southeast-2',
      endpoint: this.#url,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
  }

  /** One more instance of the gateway, with its own connections. */
  store(
    options: Pick<DynamoSessionStoreOptions, 'deadlineMs' | 'index' | 'onChange' | 'now'> = {},
  ): DynamoSessionStore {
    const client = this.client();
    const direct = new DirectRequests(client);
    return new DynamoSessionStore(client, { table: this.name, now: () => this.nowMs, direct, ...options });
  }

  /** Which browser tokens were used, as one instance asks. */
  tokenUses(): DynamoTokenUses {
    const client = this.client();
    this.#clients.push(client);
    return new DynamoTokenUses(client, { table: this.name });
  }

  /** The lists of sessions, as one instance uses them. */
  sessionIndex(now: () => number = () => this.nowMs): DynamoSessionIndex {
    const client = this.client();
    this.#clients.push(client);
    return new DynamoSessionIndex(client, { table: this.name, now });
  }

  async stop(): Promise<void> {
    for (const client of this.#clients) client.destroy();
    await this.sandbox.stop();
  }
}

export function newSession(changes: Partial<NewSession> = {}): NewSession {
  return {
    sessionId: `CA${randomUUID().replaceAll('-', '')}`,
    provider: 'openai',
    connectionId: 'MZ1',
    userId: '+14155550100',
    dialedNumber: '+14155550199',
    ownerInstance: 'instance-a',
    audioFormat: 'audio/pcmu',
    ...changes,
  };
}
