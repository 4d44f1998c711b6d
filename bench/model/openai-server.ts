import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { initialConfig, updatedConfig, wireSession } from '../../sandbox/openai/session-config.ts';
import { validateClientEvent } from '../../sandbox/openai/validator.ts';
import type { Certificate } from '../certificate.ts';
import { FrameReader } from '../frame-reader.ts';
import type { Metronome } from '../load/metronome.ts';
import type { PageTally } from '../load/page-tally.ts';
import type { Tally } from '../load/tally.ts';
import { LiveSession } from './live-session.ts';
import { OpenAIVoice } from './openai-voice.ts';
import { PageTurns } from './page-turns.ts';
import { createTurns, type Turns } from './turns.ts';

const APPEND_PREFIX = '{"type":"input_audio_buffer.append"';
const AUDIO_KEY = '"audio":"';
const SESSION_SECONDS = 3600;
const LIVE_PATH = '/v1/live/sessions';

export interface ModelServerOptions {
  readonly tally: Tally;
  /** Of the sessions of pages. */
  readonly pages: PageTally;
  readonly metronome: Metronome;
  /** A client sent what the vendor would refuse: the measurement is worth nothing. */
  readonly onFault: (fault: string) => void;
}

/**
 * OpenAI Realtime and GPT-Live made light: they speak their protocols and check what is not audio as strictly as the
 * sandbox does, but neither listen nor think.
 */
export class OpenAIModelServer {
  readonly #options: ModelServerOptions;
  #sockets: WebSocketServer | undefined;

  constructor(options: ModelServerOptions) {
    this.#options = options;
  }

  /**
   * @param certificate absent: no TLS
   * @returns the address for `OPENAI_BASE_URL`
   */
  async start(certificate?: Certificate): Promise<string> {
    const http: Server = certificate ? createTlsServer(certificate) : createServer();
    this.#sockets = new WebSocketServer({ server: http, perMessageDeflate: false });
    this.#sockets.on('connection', (socket, { url = '' }) => {
      if (url.startsWith(LIVE_PATH)) new LiveSession(socket, this.#options);
      else new Session(socket, this.#options);
    });
    http.listen({ port: 0, host: '127.0.0.1', backlog: 4096 });
    await once(http, 'listening');
    const address = http.address();
    const port = typeof address === 'object' ? address?.port : 0;
    return `${certificate ? 'https' : 'http'}://127.0.0.1:${port}/v1`;
  }

  get connections(): number {
    return this.#sockets?.clients.size ?? 0;
  }
}

class Session {
  readonly #socket: WebSocket;
  readonly #options: ModelServerOptions;
  readonly #voice: OpenAIVoice;
  #turns: Turns;
  readonly #reader = new FrameReader();
  #config = initialConfig('bench');

  constructor(socket: WebSocket, options: ModelServerOptions) {
    this.#socket = socket;
    this.#options = options;
    this.#voice = new OpenAIVoice((text) => this.#send(text));
    this.#turns = createTurns({ ...options, voice: this.#voice });
    socket.on('message', (data) => this.#receive(data));
    socket.on('close', () => this.#turns.stop());
    socket.on('error', () => socket.terminate());
    this.#voice.emit('session.created', { session: this.#wireSession() });
  }

  #receive(data: RawData): void {
    const text = data.toString();
    if (text.startsWith(APPEND_PREFIX)) this.#hear(text);
    else this.#obey(text);
  }

  #hear(text: string): void {
    const start = text.indexOf(AUDIO_KEY) + AUDIO_KEY.length;
    this.#hearAudio(text.slice(start, text.indexOf('"', start)));
  }

  #hearAudio(base64: string): void {
    if (this.#turns instanceof PageTurns) return;
    const call = this.#options.tally.arrivedAtModel(Buffer.from(base64, 'base64'), this.#reader);
    this.#turns.heard(call);
    if (this.#turns.echoes) this.#voice.echo(base64);
  }

  #obey(text: string): void {
    const validated = validateClientEvent(text);
    if (!validated.ok) {
      this.#refuse(validated.error);
      return;
    }
    const { event } = validated;
    if (event.type === 'input_audio_buffer.append') this.#hearAudio(event.audio);
    if (event.type === 'session.update') this.#update(event.session);
    if (event.type === 'response.create') {
      this.#voice.metadata = event.response?.metadata ?? null;
      this.#turns.asked();
    }
    if (event.type === 'conversation.item.truncate') {
      const { item_id, content_index, audio_end_ms } = event;
      this.#voice.emit('conversation.item.truncated', { item_id, content_index, audio_end_ms });
    }
  }

  #update(update: Parameters<typeof updatedConfig>[1]): void {
    const next = updatedConfig(this.#config, update, false);
    if ('code' in next) {
      this.#refuse(next);
      return;
    }
    this.#config = next;
    if (next.outputFormat.type === 'audio/pcm') this.#usePage();
    this.#voice.emit('session.updated', { session: this.#wireSession() });
  }

  /** Telephones have mu-law, pages PCM. */
  #usePage(): void {
    if (this.#turns instanceof PageTurns) return;
    this.#turns.stop();
    const { pages: tally, metronome } = this.#options;
    this.#turns = new PageTurns({ voice: this.#voice, tally, metronome });
  }

  #wireSession(): object {
    return wireSession(this.#config, 'sess_bench', Math.floor(Date.now() / 1000) + SESSION_SECONDS);
  }

  #refuse(error: { readonly message: string }): void {
    this.#options.onFault(`OpenAI: ${error.message}`);
    this.#voice.emit('error', { error });
  }

  #send(text: string): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(text);
  }
}
