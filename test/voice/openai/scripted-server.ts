import { once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { createLogger } from '../../../src/logging.ts';
import { Metrics } from '../../../src/telemetry/metrics.ts';
import type { ConversationSettings } from '../../../src/voice/client.ts';
import { OpenAIVoiceClient } from '../../../src/voice/openai/client.ts';
import type { OpenAITiming } from '../../../src/voice/openai/client-options.ts';
import { eventually } from '../../support/eventually.ts';

export interface ClientFrame {
  readonly type: string;
  readonly event_id: string;
  readonly [field: string]: unknown;
}

const PCMU = { format: { type: 'audio/pcmu' } };

/** A server that says what the test says, to the frame: for races that a true server shows once a week. */
export class ScriptedServer {
  readonly metrics = new Metrics();
  readonly frames: ClientFrame[] = [];
  headers: IncomingHttpHeaders = {};
  /** What the server claims to have understood. */
  effectiveAudio: object = { input: PCMU, output: PCMU };
  #server: WebSocketServer | undefined;
  #socket: WebSocket | undefined;
  #url = '';

  async start(options: { autoPong?: boolean } = {}): Promise<this> {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0, ...options });
    this.#server = server;
    server.on('connection', (socket, request) => {
      this.#socket = socket;
      this.headers = request.headers;
      socket.on('message', (data) => this.#onFrame(JSON.parse(data.toString())));
      this.send('session.created', { session: { id: 'sess_1', expires_at: 1_795_190_400 } });
    });
    await once(server, 'listening');
    const address = server.address();
    this.#url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/v1`;
    return this;
  }

  createClient(
    conversation: Partial<ConversationSettings> = {},
    timing: Partial<OpenAITiming> = {},
    turnTaking: 'gateway' | 'server' = 'server',
  ): OpenAIVoiceClient {
    return new OpenAIVoiceClient(
      {
        apiKey: 'sk-test',
        baseUrl: this.#url,
        model: 'gpt-x',
        voice: 'marin',
        transcriptionModel: 'gpt-t',
        options: {},
        turnTaking,
      },
      { instructions: 'Be brief.', tools: [], history: [], ...conversation },
      {
        logger: createLogger('silent'),
        metrics: this.metrics,
        timing: { retryDelayMs: 5, ownAnswerMs: 100, ...timing },
      },
    );
  }

  send(type: string, fields: object = {}): void {
    this.sendText(JSON.stringify({ type, event_id: 'event_1', ...fields }));
  }

  sendText(text: string): void {
    this.#socket?.send(text);
  }

  /** The model begins a response; with the request it answers, its metadata come back. */
  begins(responseId: string, request?: ClientFrame): void {
    const params = request?.response;
    const metadata = typeof params === 'object' && params && 'metadata' in params ? params.metadata : null;
    this.send('response.created', { response: { id: responseId, status: 'in_progress', metadata } });
  }

  /** The model speaks some milliseconds. */
  speaks(responseId: string, itemId: string, ms: number): void {
    const delta = Buffer.alloc(ms * 8, 0x7e).toString('base64');
    this.send('response.output_audio.delta', { response_id: responseId, item_id: itemId, delta });
  }

  ends(responseId: string, status = 'completed', more: object = {}): void {
    this.send('response.done', { response: { id: responseId, status, ...more } });
  }

  refuses(frame: ClientFrame, code: string): void {
    this.send('error', { error: { type: 'invalid_request_error', code, event_id: frame.event_id } });
  }

  of(type: string): ClientFrame[] {
    return this.frames.filter((frame) => frame.type === type);
  }

  next(type: string, count = 1): Promise<ClientFrame> {
    return eventually(() => this.of(type)[count - 1]);
  }

  /** Resolves when the client has taken in everything sent so far, and its answers are here. */
  async settled(): Promise<void> {
    const socket = this.#socket;
    if (!socket) return;
    const answered = once(socket, 'pong');
    socket.ping();
    await answered;
  }

  close(code: number, reason: string): void {
    this.#socket?.close(code, reason);
  }

  /** Reads nothing any more. */
  fallAsleep(): void {
    this.#socket?.pause();
  }

  async stop(): Promise<void> {
    this.#socket?.terminate();
    await new Promise<void>((resolve) => {
      if (this.#server) this.#server.close(() => resolve());
      else resolve();
    });
  }

  #onFrame(frame: ClientFrame): void {
    this.frames.push(frame);
    if (frame.type === 'session.update')
      this.send('session.updated', { session: { audio: this.effectiveAudio } });
  }
}
