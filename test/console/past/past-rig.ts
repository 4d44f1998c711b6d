import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { S3Sandbox } from '../../../sandbox/s3.ts';
import { readConfig } from '../../../src/config/config.ts';
import { addConsoleRoutes, CONSOLE_PATH } from '../../../src/console/console-routes.ts';
import { createHttpServer } from '../../../src/http/http-server.ts';
import { createLogger } from '../../../src/logging.ts';
import type { CallObserver } from '../../../src/media/call-observer.ts';
import { createConsole } from '../../../src/services/console.ts';
import { createPastCalls, type PastCallServices } from '../../../src/services/past-calls.ts';
import type { DynamoSessionStore } from '../../../src/store/dynamodb.ts';
import type { DynamoSessionIndex } from '../../../src/store/dynamodb-session-index.ts';
import { DynamoTimelines } from '../../../src/store/dynamodb-timelines.ts';
import { DynamoVerdicts } from '../../../src/store/dynamodb-verdicts.ts';
import type { NewSession, SessionPatch } from '../../../src/store/session-store.ts';
import { Metrics } from '../../../src/telemetry/metrics.ts';
import { newSession, SessionTable } from '../../support/session-table.ts';
import { storedTurns, type Told } from './call-of-the-past.ts';

export const SUPERVISOR = 'supervisor-token-of-the-tests';
export const VIEWER = 'viewer-token-of-the-tests';
const CREDENTIALS = { accessKeyId: 'AKIARECORDINGS', secretAccessKey: 'a-secret' };
const SETTINGS = ['AWS_ENDPOINT_URL_S3', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] as const;
const TTL_SECONDS = 30 * 86_400;

/** The console's routes of past calls over a real table, a real bucket and a folder. */
export class PastRig {
  readonly table = new SessionTable();
  readonly s3 = new S3Sandbox(CREDENTIALS);
  readonly metrics = new Metrics();
  readonly log: string[] = [];
  folder = '';
  readonly #before = SETTINGS.map((name) => [name, process.env[name]] as const);
  #parts: { store: DynamoSessionStore; index: DynamoSessionIndex; past: PastCallServices } | undefined;
  #app: FastifyInstance | undefined;

  async start(env: NodeJS.ProcessEnv = {}): Promise<void> {
    await this.table.start();
    process.env.AWS_ENDPOINT_URL_S3 = (await this.s3.start()).AWS_ENDPOINT_URL_S3;
    process.env.AWS_ACCESS_KEY_ID = CREDENTIALS.accessKeyId;
    process.env.AWS_SECRET_ACCESS_KEY = CREDENTIALS.secretAccessKey;
    this.folder = await mkdtemp(join(tmpdir(), 'past-'));
    this.table.nowMs = Date.now();
    await this.configure(env);
  }

  /** A fresh instance on the same table. */
  async configure(env: NodeJS.ProcessEnv = {}): Promise<void> {
    await this.#stopApp();
    const { config } = readConfig({
      VOICE_PROVIDER: 'nova',
      AWS_REGION: 'us-east-1',
      PUBLIC_URL: 'https://voice.example.com',
      TWILIO_AUTH_TOKEN: 'twilio-auth-token',
      CONNECT_PHONE_NUMBER: '+14155550111',
      CONSOLE_TOKEN: SUPERVISOR,
      CONSOLE_VIEWER_TOKEN: VIEWER,
      RECORDING_DIR: this.folder,
      ...env,
    });
    const logger = createLogger('debug', { write: (line) => this.log.push(line) });
    const { metrics } = this;
    const now = () => this.table.nowMs;
    const index = this.table.sessionIndex();
    const store = this.table.store({ index });
    const items = { table: this.table.name, ttlSeconds: TTL_SECONDS, now };
    const parts = {
      store,
      sessionDays: index,
      timelines: new DynamoTimelines(this.table.client(), items),
      verdicts: new DynamoVerdicts(this.table.client(), items),
    };
    const past = createPastCalls(config, parts, { logger, metrics });
    this.#parts = { store, index, past };
    this.#app = createHttpServer({ logger, socketPaths: [] });
    const console = createConsole(
      config,
      { store, sessionIndex: index, instanceId: 'a', experiments: { report: [] } },
      { logger, metrics },
    )?.services({ parts: [past.addRoutes], has: { past: true } });
    if (!console) throw new Error('the console is off');
    this.#app.register(async (scope) => addConsoleRoutes(scope, console), { prefix: CONSOLE_PATH });
  }

  get store(): DynamoSessionStore {
    return this.#needed.store;
  }

  get #needed() {
    if (!this.#parts) throw new Error('the rig was not started');
    return this.#parts;
  }

  /** Opens a call; its turns and events follow by `tell`. */
  async open(changes: Partial<NewSession> = {}): Promise<string> {
    const session = newSession(changes);
    await this.store.openSession(session);
    return session.sessionId;
  }

  /** Has this instance observe what happens in a stream, and stores its turns. */
  async tell(sessionId: string, told: readonly Told[], resumeCount = 0): Promise<void> {
    const observer = this.observer(sessionId, resumeCount);
    for (const [, event] of told) observer.onCallEvent(event);
    const owner = { ownerInstance: 'instance-a', resumeCount };
    for (const turn of storedTurns(told)) await this.store.putTurn(sessionId, owner, turn);
  }

  observer(callSid: string, resumeCount = 0): CallObserver {
    const observer = this.#needed.past.observe?.({ callSid, resumeCount });
    if (!observer) throw new Error('no events are kept');
    return observer;
  }

  /** Ends a call, and lists it as the gateway does a moment later. */
  async end(sessionId: string, patch: SessionPatch = {}): Promise<void> {
    this.table.nowMs += 1_000;
    const owner = { ownerInstance: 'instance-a', resumeCount: 0 };
    const over = { status: 'COMPLETED', endReason: 'caller_hung_up', messageCount: 4, ...patch } as const;
    await this.store.updateSession(sessionId, owner, over);
    const session = await this.store.readSession(sessionId);
    if (!session) throw new Error('not stored');
    await this.#needed.index.enter(session);
    await this.#needed.index.removeOpen(sessionId);
  }

  /** @param token undefined: none */
  async get(path: string, token: string | undefined = SUPERVISOR, headers: Record<string, string> = {}) {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    return this.app.inject({ url: `/console/api${path}`, headers: { ...authorization, ...headers } });
  }

  async post(path: string, payload: object, headers: Record<string, string> = {}) {
    const url = `/console/api${path}`;
    const authorization = `Bearer ${SUPERVISOR}`;
    return this.app.inject({ method: 'POST', url, payload, headers: { authorization, ...headers } });
  }

  get app(): FastifyInstance {
    if (!this.#app) throw new Error('the rig was not started');
    return this.#app;
  }

  async stop(): Promise<void> {
    await this.#stopApp();
    await this.s3.stop();
    await this.table.stop();
    await rm(this.folder, { recursive: true });
    for (const [name, value] of this.#before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }

  async #stopApp(): Promise<void> {
    await this.#app?.close();
    await this.#parts?.past.close(2_000);
    this.#parts?.store.close();
    this.#parts = undefined;
  }
}
