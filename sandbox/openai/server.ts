import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { HearingMaker } from '../model/hearing.ts';
import type { ModelScript } from '../model/script.ts';
import type { SpeechLibrary } from '../model/speech-library.ts';
import { LiveFaults } from '../openai-live/live-faults.ts';
import { LiveSession } from '../openai-live/live-session.ts';
import type { LiveSessionOptions } from '../openai-live/live-session-options.ts';
import type { ModelWireObserver } from '../wire-observer.ts';
import { HTTP_ERRORS, OpenAIFaults, type Refusal } from './faults.ts';
import { answerModel, keyOf } from './models.ts';
import { OpenAISession } from './session.ts';
import { OpenAITextModels } from './text-model.ts';
import type { LiveTranscription } from './transcriber.ts';
import { BETA_DISABLED } from './validator.ts';

const MODELS = ['gpt-realtime-2.1', 'gpt-realtime-2.1-mini', 'gpt-realtime-2', 'gpt-realtime-1.5'];
const TRANSCRIPTION_MODELS = [
  'gpt-live-transcribe',
  'gpt-transcribe',
  'gpt-realtime-whisper',
  'gpt-4o-transcribe',
  'whisper-1',
];
const LIVE_MODELS = ['gpt-live-1', 'gpt-live-1.1'];
/** The session names its model itself; the address has no query. */
const LIVE_PATH = '/v1/live/sessions';
const LIVE_DEFAULTS = {
  limitMs: 60 * 60_000,
  callerWordsDelayMs: 300,
  inputTimeoutMs: 30_975,
  usageEveryMs: 15_000,
};
const MAX_FRAME_BYTES = 17 * 1024 * 1024;

export interface OpenAISandboxOptions {
  readonly script: ModelScript;
  readonly library: SpeechLibrary;
  /** The one key that is accepted; without it any key is. */
  readonly apiKey?: string;
  readonly models?: readonly string[];
  /** Audio in one delta, milliseconds. Default 200. */
  readonly deltaMs?: number;
  /** How fast audio is sent, times real time. Default 8. */
  readonly speed?: number;
  /** Default 60 minutes. */
  readonly sessionLimitMs?: number;
  /** What sessions tell of their end in `expires_at`, milliseconds from now. Default: the truth, in whole seconds. */
  readonly expiresInMs?: number;
  /** How long after the words the caller's transcript comes, milliseconds. Default 0. */
  readonly transcriptDelayMs?: number;
  /** Of GPT-Live: how fast its sessions run, times real time. Default 1. */
  readonly liveSpeed?: number;
  /** Of GPT-Live: how long after the caller's words they are told, milliseconds of the session. Default 300. */
  readonly liveCallerWordsDelayMs?: number;
  /** Of GPT-Live: how long after its end each word of the caller is sent. Default: all after the sentence. */
  readonly liveCallerWordDelayMs?: () => number;
  /** Of GPT-Live: whether what was heard until now takes the floor. Default: every sound does. */
  readonly liveTakesFloor?: LiveSessionOptions['takesFloor'];
  /** Of GPT-Live: how long after its sound a word is sent, milliseconds of the session. Default 0. */
  readonly liveWordsDelayMs?: number;
  /** Of GPT-Live: the end of a session without caller audio, milliseconds. Default 30,975, as measured. */
  readonly liveInputTimeoutMs?: number;
  /** Of GPT-Live: whether its voice says by itself that the caller has to wait for a result. Default true, as documented. */
  readonly liveAcknowledges?: boolean;
  /** Of GPT-Live: how often it tells the seconds that are billed, milliseconds of the session. Default 15 s, as measured. */
  readonly liveUsageEveryMs?: number;
  /** Of GPT-Live: how far its speech runs ahead of real time, milliseconds. Default 0, as measured. */
  readonly liveLeadMs?: number;
  /** How transcripts are written while the caller speaks. Default: they come whole, after the words. */
  readonly liveTranscription?: LiveTranscription;
  /** What each session hears with. Default: the ear that knows the recorded sentences. */
  readonly makeEar?: HearingMaker;
  /** Sees every session's audio pass. Default none. */
  readonly observer?: ModelWireObserver;
}

const DEFAULTS = { deltaMs: 200, speed: 8, sessionLimitMs: 60 * 60_000, transcriptDelayMs: 0 };

/** An OpenAI Realtime server on the loopback: GA protocol, strict, with real hearing and speaking. */
export class OpenAISandbox {
  readonly faults = new OpenAIFaults();
  /** The models that write instead of speaking. */
  readonly text = new OpenAITextModels();
  readonly liveFaults = new LiveFaults();
  /** Every session of GPT-Live since the start, oldest first. */
  readonly liveSessions: LiveSession[] = [];
  /** Every session of Realtime since the start, oldest first. */
  readonly sessions: OpenAISession[] = [];
  /** By model: the announced day of its end, `YYYY-MM-DD`. */
  readonly shutdownDates = new Map<string, string>();
  readonly #options: OpenAISandboxOptions;
  readonly #server: Server = createServer((request, response) => this.#answer(request, response));
  readonly #streams = new Set<Duplex>();
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
  });

  constructor(options: OpenAISandboxOptions) {
    this.#options = options;
    this.text.work = (heard) => options.script.answer(heard);
    this.#server.on('connection', (socket) => {
      this.#streams.add(socket);
      socket.once('close', () => this.#streams.delete(socket));
    });
    this.#server.on('upgrade', (request, socket, head) => this.#onUpgrade(request, socket, head));
  }

  /** Connections that are open now. */
  get connections(): number {
    return this.#sockets.clients.size;
  }

  /** @returns the base URL for `OPENAI_BASE_URL` */
  async start(): Promise<{ url: string }> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    return { url: `http://127.0.0.1:${port}/v1` };
  }

  async stop(): Promise<void> {
    this.dropAll();
    for (const stream of this.#streams) stream.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  /** Closes every connection with this code and reason. */
  closeAll(code: number, reason: string): void {
    for (const socket of this.#sockets.clients) socket.close(code, reason);
  }

  /** Cuts every connection without a close frame. */
  dropAll(): void {
    for (const socket of this.#sockets.clients) socket.terminate();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { apiKey, models = MODELS } = this.#options;
    if (request.method === 'POST' && request.url === '/v1/responses') {
      this.text.serve(request, response, apiKey).catch(() => response.destroy());
      return;
    }
    const known = [...models, ...LIVE_MODELS, ...TRANSCRIPTION_MODELS, ...this.text.names];
    answerModel(request, response, { apiKey, models: known, shutdownDates: this.shutdownDates });
  }

  #onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    setTimeout(() => this.#admit(request, socket, head), this.faults.acceptDelayMs).unref();
  }

  #admit(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const url = new URL(request.url ?? '/', 'http://sandbox');
    const model = url.searchParams.get('model') ?? '';
    const isLive = url.pathname === LIVE_PATH;
    const refusal =
      this.faults.takeRefusal() ??
      (isLive ? this.#liveRefusal(request, url) : this.#refusal(request, url.pathname, model));
    if (refusal) {
      refuse(socket, refusal);
      return;
    }
    this.#sockets.handleUpgrade(request, socket, head, (client) => {
      if (isLive) {
        this.#serveLive(client);
        return;
      }
      const beta = request.headers['openai-beta'] !== undefined;
      this.#serve(client, model, beta);
    });
  }

  #refusal(request: IncomingMessage, path: string, model: string): Refusal | undefined {
    const { apiKey, models = MODELS } = this.#options;
    const key = keyOf(request);
    if (key === undefined || (apiKey !== undefined && key !== apiKey)) return vendorRefusal(401);
    if (path !== '/v1/realtime' || !models.includes(model)) return vendorRefusal(404);
    return undefined;
  }

  #liveRefusal(request: IncomingMessage, url: URL): Refusal | undefined {
    const { apiKey } = this.#options;
    const key = keyOf(request);
    if (key === undefined || (apiKey !== undefined && key !== apiKey)) return vendorRefusal(401);
    return url.search === '' ? undefined : vendorRefusal(404);
  }

  #serveLive(client: WebSocket): void {
    client.on('error', () => client.terminate());
    if (this.faults.takeHang()) return;
    const { script, library, observer, makeEar, ...options } = this.#options;
    this.liveSessions.push(
      new LiveSession(client, {
        ...{ script, library, observer, makeEar, faults: this.liveFaults, models: LIVE_MODELS },
        callerWordDelayMs: options.liveCallerWordDelayMs,
        takesFloor: options.liveTakesFloor,
        number: this.liveSessions.length + 1,
        speed: options.liveSpeed ?? 1,
        limitMs: options.expiresInMs ?? options.sessionLimitMs ?? LIVE_DEFAULTS.limitMs,
        callerWordsDelayMs: options.liveCallerWordsDelayMs ?? LIVE_DEFAULTS.callerWordsDelayMs,
        leadMs: options.liveLeadMs ?? 0,
        acknowledges: options.liveAcknowledges ?? true,
        usageEveryMs: options.liveUsageEveryMs ?? LIVE_DEFAULTS.usageEveryMs,
        wordsDelayMs: options.liveWordsDelayMs ?? 0,
        inputTimeoutMs: options.liveInputTimeoutMs ?? LIVE_DEFAULTS.inputTimeoutMs,
      }),
    );
  }

  #serve(client: WebSocket, model: string, beta: boolean): void {
    client.on('error', () => client.terminate());
    if (this.faults.takeHang()) return;
    if (beta) {
      client.send(JSON.stringify({ type: 'error', event_id: 'event_0', error: BETA_DISABLED }));
      client.close(4000, 'invalid_request_error.beta_api_shape_disabled');
      return;
    }
    const session = new OpenAISession(client, {
      ...DEFAULTS,
      ...this.#options,
      number: this.sessions.length + 1,
      model,
      faults: this.faults,
    });
    this.sessions.push(session);
    session.open();
  }
}

function vendorRefusal(status: keyof typeof HTTP_ERRORS): Refusal {
  return { status, body: JSON.stringify({ error: { ...HTTP_ERRORS[status], param: null } }) };
}

function refuse(socket: Duplex, { status, body }: Refusal): void {
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Refused'}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
