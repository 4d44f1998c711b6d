import type { FastifyInstance } from 'fastify';
import { SingleAssistant } from '../../src/assistants/single-assistant.ts';
import { createAssistant } from '../../src/call/assistant.ts';
import type { CallStart } from '../../src/call/call-start.ts';
import { readConfig } from '../../src/config/config.ts';
import type { AddRoutes } from '../../src/console/console-routes.ts';
import { addConsoleRoutes, CONSOLE_PATH, CONSOLE_SOCKETS } from '../../src/console/console-routes.ts';
import { createHttpServer } from '../../src/http/http-server.ts';
import { createLogger } from '../../src/logging.ts';
import type { CallEvent, CallObserver } from '../../src/media/call-observer.ts';
import { type Console, createConsole } from '../../src/services/console.ts';
import type { DynamoSessionStore } from '../../src/store/dynamodb.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import { EventViewer } from '../support/event-viewer.ts';
import { SessionTable } from '../support/session-table.ts';

export const SUPERVISOR = 'supervisor-token-0123456789';
export const VIEWER = 'viewer-token-0123456789';
export const INSTANCE = 'instance-a';
export const CALLER = '+4915112345678';

export interface RigOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly parts?: readonly AddRoutes[];
}

/** The console of one instance on a real table, without calls of its own. */
export class ConsoleRig {
  readonly table = new SessionTable();
  readonly log: string[] = [];
  metrics = new Metrics();
  origin = '';
  #app: FastifyInstance | undefined;
  #console: Console | undefined;
  #store: DynamoSessionStore | undefined;
  readonly #viewers: EventViewer[] = [];

  async start(options: RigOptions = {}): Promise<void> {
    await this.table.start();
    await this.configure(options);
  }

  get app(): FastifyInstance {
    if (!this.#app) throw new Error('the rig has not been started');
    return this.#app;
  }

  get store(): DynamoSessionStore {
    if (!this.#store) throw new Error('the rig has not been started');
    return this.#store;
  }

  /** A new start of the process. */
  async configure({ env = {}, parts = [] }: RigOptions = {}): Promise<void> {
    await this.#stopApp();
    this.metrics = new Metrics();
    const { config } = readConfig({
      ...{ VOICE_PROVIDER: 'nova', AWS_REGION: 'ap-southeast-2', PUBLIC_URL: 'https://voice.example.com' },
      ...{ TWILIO_AUTH_TOKEN: 'twilio', CONSOLE_TOKEN: SUPERVISOR, CONSOLE_VIEWER_TOKEN: VIEWER },
      ...env,
    });
    const logger = createLogger('debug', { write: (line) => this.log.push(line) });
    const tools = { logger, metrics: this.metrics };
    this.#store = this.table.store({ index: this.table.sessionIndex() });
    const storage = { store: this.#store, sessionIndex: this.table.sessionIndex(), instanceId: INSTANCE };
    this.#console = createConsole(config, { ...storage, experiments: { report: [] } }, tools);
    const services = this.#console?.services({ parts, has: {} });
    if (!services) throw new Error('the console is off');
    await this.#console?.start();
    this.#app = createHttpServer({ logger, socketPaths: CONSOLE_SOCKETS });
    this.#app.register(async (scope) => addConsoleRoutes(scope, services), { prefix: CONSOLE_PATH });
    this.origin = await this.#app.listen({ host: '127.0.0.1', port: 0 });
  }

  /** A stream of a call begins here. */
  call(callSid: string, over: Partial<CallStart> = {}): (event: CallEvent) => void {
    const start: CallStart = { callSid, streamSid: 'MZ1', caller: CALLER, resumeCount: 0, ...over };
    const { default: assistant } = new SingleAssistant(createAssistant({}), undefined);
    const observer: CallObserver | undefined = this.#console?.observe(start, assistant);
    const tell = (event: CallEvent) => observer?.onCallEvent(event);
    tell({ type: 'started', resumed: start.resumeCount > 0 });
    return tell;
  }

  /** @param path below `/console/api` */
  get(path: string, token = SUPERVISOR, headers: Record<string, string> = {}) {
    return this.app.inject({ url: `/console/api${path}`, headers: { ...bearer(token), ...headers } });
  }

  post(path: string, body: unknown = {}, token = SUPERVISOR, headers: Record<string, string> = {}) {
    return this.app.inject({
      ...{ method: 'POST', url: `/console/api${path}`, headers: { ...bearer(token), ...headers } },
      payload: JSON.stringify(body),
    });
  }

  /** Follows a feed. @param path below `/console/api` */
  async view(path: string, token = SUPERVISOR, headers: Record<string, string> = {}): Promise<EventViewer> {
    const viewer = await EventViewer.open(this.origin, token, { path: `/console/api${path}`, headers });
    this.#viewers.push(viewer);
    return viewer;
  }

  closeViewers(): void {
    for (const viewer of this.#viewers.splice(0)) viewer.close();
  }

  async counted(
    metric: 'requestsRefused' | 'consoleActions' | 'consoleViewers',
  ): Promise<Record<string, number>> {
    const { values } = await this.metrics[metric].get();
    return Object.fromEntries(values.map(({ labels, value }) => [Object.values(labels).join(' '), value]));
  }

  async stop(): Promise<void> {
    this.closeViewers();
    await this.#stopApp();
    await this.table.stop();
  }

  async #stopApp(): Promise<void> {
    this.#console?.close();
    await this.#app?.close();
    this.#store?.close();
    this.closeViewers();
  }
}

function bearer(token: string): Record<string, string> {
  return { 'content-type': 'application/json', ...(token !== '' && { authorization: `Bearer ${token}` }) };
}
