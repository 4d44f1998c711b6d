import type { FastifyInstance } from 'fastify';
import twilio from 'twilio';
import { WebSocket } from 'ws';
import { buildApp } from '../../src/app.ts';
import type { AssistantDirectory } from '../../src/assistants/assistant-directory.ts';
import { SingleAssistant } from '../../src/assistants/single-assistant.ts';
import { createAssistant } from '../../src/call/assistant.ts';
import type { CallControl, Refusal, Unready } from '../../src/call/call-control.ts';
import type { CallStart } from '../../src/call/call-start.ts';
import type { LastWord } from '../../src/call/last-words.ts';
import { readConfig } from '../../src/config/config.ts';
import { EventFeed } from '../../src/events/event-feed.ts';
import type { WrittenEvent } from '../../src/events/event-writer.ts';
import { HandoffService } from '../../src/handoff/service.ts';
import { TwilioSignatures } from '../../src/http/twilio-signature.ts';
import { createLogger } from '../../src/logging.ts';
import type { CallMedia, CallMediaListener } from '../../src/media/call-media.ts';
import { createBrowserVoice } from '../../src/services/browser-voice.ts';
import type { SessionStore, SessionWriter } from '../../src/store/session-store.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import { StreamTokens } from '../../src/twilio/stream-token.ts';
import { SessionTable } from '../support/session-table.ts';

export const AUTH_TOKEN = 'twilio-auth-token';
const PUBLIC_URL = 'https://voice.example.com';

/** Webhooks write by themselves. */
export const NO_WRITER: SessionWriter = {
  open: () => undefined,
  adopt: () => undefined,
  patch: () => undefined,
  turn: () => undefined,
  settle: async () => 'written',
};

/** Takes every call and remembers it. */
export class NotingCallControl implements CallControl {
  readonly opened: { readonly start: CallStart; readonly media: CallMedia }[] = [];
  readonly hungUp: string[] = [];
  /** Payloads of the callers' audio, of all calls. */
  readonly heard: string[] = [];
  /** Whose audio each of them was. */
  readonly heardOf = new Map<string, string[]>();
  readonly expected: string[] = [];
  /** What callers of this instance were told last, of their first stream unless it says otherwise. */
  readonly words = new Map<string, LastWord>();
  refused: Refusal | undefined;
  failsWith: Error | undefined;

  get activeCalls(): number {
    return this.opened.length;
  }

  get modelAvailable(): boolean {
    return this.refused !== 'provider_refused';
  }

  unready(): Unready | undefined {
    const refusal = this.refusal();
    return refusal === 'starting' || refusal === 'draining' ? refusal : undefined;
  }

  refusal(): Refusal | undefined {
    if (this.failsWith) throw this.failsWith;
    return this.refused;
  }

  expectStream(callSid: string): void {
    this.expected.push(callSid);
  }

  openCall(start: CallStart, media: CallMedia): CallMediaListener {
    this.opened.push({ start, media });
    const ofCall: string[] = [];
    this.heardOf.set(start.callSid, ofCall);
    return {
      onAudio: (payload) => {
        this.heard.push(payload);
        ofCall.push(payload);
      },
      onDtmf: () => undefined,
      onText: () => undefined,
      onItemHeard: () => undefined,
      onPlayback: () => undefined,
      onStop: () => undefined,
    };
  }

  /** A stream was ended here with this. */
  told(callSid: string, change: LastWord['change'], stream: Partial<LastWord> = {}): void {
    this.words.set(callSid, { streamSid: 'MZ1', resumeCount: 0, atMs: Date.now(), ...stream, change });
  }

  lastWordOf(callSid: string): LastWord | undefined {
    return this.words.get(callSid);
  }

  dialled(callSid: string): void {
    this.words.delete(callSid);
  }

  hangUp(callSid: string): void {
    this.hungUp.push(callSid);
  }
}

export interface SentWebhook {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  /** Instead of the right one; empty sends none. */
  readonly signature?: string;
}

type Form = Readonly<Record<string, string>>;

/** The whole HTTP side over a real table, and a Twilio that signs. */
export class GatewayRig {
  readonly table = new SessionTable();
  readonly log: string[] = [];
  /** TwiML of each update of a live call. */
  readonly updates: string[] = [];
  /** Calls whose callers were looked up in the CRM, which never answers here. */
  readonly lookedUp: (readonly [callSid: string, number: string | undefined])[] = [];
  callControl = new NotingCallControl();
  metrics = new Metrics();
  /** The named assistants of the next `configure`; undefined for one without a name. */
  directory: AssistantDirectory | undefined;
  #app: FastifyInstance | undefined;
  #store: SessionStore | undefined;
  /** What `GET /voice/events` shows. */
  feed = new EventFeed<WrittenEvent>();
  readonly #sockets: WebSocket[] = [];

  async start(): Promise<void> {
    await this.table.start();
    await this.configure();
  }

  get app(): FastifyInstance {
    if (!this.#app) throw new Error('the rig has not been started');
    return this.#app;
  }

  get store(): SessionStore {
    if (!this.#store) throw new Error('the rig has not been started');
    return this.#store;
  }

  /** A fresh instance of the gateway on the same table. */
  async configure(env: NodeJS.ProcessEnv = {}): Promise<void> {
    await this.#stopApp();
    this.callControl = new NotingCallControl();
    this.metrics = new Metrics();
    this.#store = this.table.store();
    const { config } = readConfig({
      VOICE_PROVIDER: 'nova',
      AWS_REGION: 'ap-southeast-2',
      PUBLIC_URL,
      TWILIO_AUTH_TOKEN: AUTH_TOKEN,
      CONNECT_PHONE_NUMBER: '+14155550111',
      LOG_LEVEL: 'debug',
      ...env,
    });
    const logger = createLogger(config.logLevel, { write: (line) => this.log.push(line) });
    const assistants =
      this.directory ??
      new SingleAssistant(createAssistant(config.assistant), config.assistant.consentNotice);
    const { callControl, metrics } = this;
    this.feed = new EventFeed();
    const browserParts = {
      assistants,
      callControl,
      store: this.#store,
      tokenUses: this.table.tokenUses(),
      sessionIndex: this.table.sessionIndex(),
      events: { feed: this.feed, instance: 'rig' },
    };
    this.#app = buildApp({
      config,
      logger,
      metrics,
      assistants,
      browserVoice: createBrowserVoice(config, browserParts, { logger, metrics }),
      directory: this.directory,
      callControl: this.callControl,
      contacts: {
        of: (callSid, number) => {
          this.lookedUp.push([callSid, number]);
          return new Promise(() => undefined);
        },
      },
      calls: { update: async (_callSid, twiml) => void this.updates.push(twiml) },
      store: this.#store,
      handoff: new HandoffService({
        store: this.#store,
        writer: NO_WRITER,
        metrics: this.metrics,
        logger,
        connectNumber: config.connect.phoneNumber,
        tokenTtlSeconds: config.handoff.tokenTtlSeconds,
        now: () => this.table.nowMs,
      }),
      tokens: new StreamTokens({ secret: AUTH_TOKEN, secondarySecret: config.twilio.secondaryAuthToken }),
      signatures: new TwilioSignatures({
        publicUrl: config.publicUrl,
        authToken: config.twilio.authToken,
        secondaryAuthToken: config.twilio.secondaryAuthToken,
        validate: config.twilio.validateSignatures,
      }),
    });
    await this.#app.ready();
  }

  /** A webhook as Twilio sends it. */
  webhook(path: string, form: Form, { method = 'POST', headers = {}, signature }: SentWebhook = {}) {
    const query = new URLSearchParams(form).toString();
    const url = method === 'GET' ? `${path}?${query}` : path;
    const signed = twilio.getExpectedTwilioSignature(
      AUTH_TOKEN,
      PUBLIC_URL + url,
      method === 'GET' ? {} : form,
    );
    return this.app.inject({
      method,
      url,
      headers: {
        ...(method === 'POST' && { 'content-type': 'application/x-www-form-urlencoded' }),
        ...(signature !== '' && { 'x-twilio-signature': signature ?? signed }),
        ...headers,
      },
      ...(method === 'POST' && { payload: query }),
    });
  }

  /** The body of an answer that must be TwiML. */
  async twiml(path: string, form: Form, options?: SentWebhook): Promise<string> {
    const answer = await this.webhook(path, form, options);
    if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}`);
    if (!String(answer.headers['content-type']).startsWith('text/xml'))
      throw new Error(`${path} answered no TwiML`);
    return answer.body;
  }

  /** Opens a media stream as Twilio does; the status code when it is refused. */
  async openStream(path = '/twilio/stream', signature?: string): Promise<WebSocket | number> {
    if (!this.app.server.listening) await this.app.listen({ host: '127.0.0.1', port: 0 });
    const address = this.app.server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const signed = twilio.getExpectedTwilioSignature(AUTH_TOKEN, `wss://voice.example.com${path}`, {});
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, {
      headers: signature === '' ? {} : { 'x-twilio-signature': signature ?? signed },
    });
    this.#sockets.push(socket);
    return new Promise((resolve, reject) => {
      socket.once('open', () => resolve(socket));
      socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
      socket.once('error', reject);
    });
  }

  /** The lines of a metric that has counted something. */
  async metric(name: string): Promise<string[]> {
    const text = await this.metrics.registry.getSingleMetricAsString(name);
    return text.split('\n').filter((line) => !line.startsWith('#') && !line.endsWith(' 0'));
  }

  async stop(): Promise<void> {
    await this.#stopApp();
    await this.table.stop();
  }

  async #stopApp(): Promise<void> {
    for (const socket of this.#sockets) socket.terminate();
    await this.#app?.close();
    this.#store?.close();
  }
}

/** The messages that open a stream. */
export function startMessages(callSid: string, token?: string): string[] {
  const parameters = token === undefined ? {} : { token };
  return [
    JSON.stringify({ event: 'connected', protocol: 'Call', version: '1.0.0' }),
    JSON.stringify({
      event: 'start',
      sequenceNumber: '1',
      streamSid: 'MZ1',
      start: {
        accountSid: 'AC1',
        streamSid: 'MZ1',
        callSid,
        tracks: ['inbound'],
        mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
        customParameters: parameters,
      },
    }),
  ];
}

/** The stream token in an answer. */
export function tokenIn(twiml: string): string {
  const token = /name="token" value="([^"]+)"/.exec(twiml)?.[1];
  if (token === undefined) throw new Error('no token in the answer');
  return token;
}
