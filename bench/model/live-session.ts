import type { RawData, WebSocket } from 'ws';
import { type LiveClientEvent, liveEventSchema } from '../../sandbox/openai-live/schema.ts';
import { FrameReader } from '../frame-reader.ts';
import { ContinuousTurns } from './live-turns.ts';
import { LiveVoice } from './live-voice.ts';
import type { ModelServerOptions } from './openai-server.ts';
import { createTurns, type Turns } from './turns.ts';

const APPEND_PREFIX = '{"type":"session.input_audio.append"';
const AUDIO_KEY = '"audio":"';
const SESSION_SECONDS = 3600;

/** One session of GPT-Live: what is not audio is checked as the sandbox checks it. */
export class LiveSession {
  readonly #socket: WebSocket;
  readonly #options: ModelServerOptions;
  readonly #voice: LiveVoice;
  readonly #turns: Turns;
  readonly #reader = new FrameReader();

  constructor(socket: WebSocket, options: ModelServerOptions) {
    this.#socket = socket;
    this.#options = options;
    this.#voice = new LiveVoice((text) => this.#send(text));
    const parts = { ...options, voice: this.#voice };
    this.#turns = options.tally.traffic === 'burst' ? new ContinuousTurns(parts) : createTurns(parts);
    socket.on('message', (data) => this.#receive(data));
    socket.on('close', () => this.#turns.stop());
    socket.on('error', () => socket.terminate());
  }

  #receive(data: RawData): void {
    const text = data.toString();
    if (text.startsWith(APPEND_PREFIX)) this.#hear(text);
    else this.#obey(text);
  }

  #hear(text: string): void {
    const start = text.indexOf(AUDIO_KEY) + AUDIO_KEY.length;
    const base64 = text.slice(start, text.indexOf('"', start));
    this.#turns.heard(this.#options.tally.arrivedAtModel(Buffer.from(base64, 'base64'), this.#reader));
    if (this.#turns.echoes) this.#voice.echo(base64);
  }

  #obey(text: string): void {
    const parsed = liveEventSchema.safeParse(JSON.parse(text));
    if (parsed.success) this.#answer(parsed.data);
    else this.#options.onFault(`GPT-Live: ${parsed.error.issues[0]?.message ?? 'refused'}`);
  }

  #answer(event: LiveClientEvent): void {
    if (event.type === 'session.start') this.#start(event.session);
    if (event.type === 'session.close') {
      this.#voice.emit('session.closed', { reason: 'close_requested', usage: { seconds: 1 } });
      this.#socket.close(1000);
    }
    if (/\.append$/.test(event.type) && event.type !== 'session.input_audio.append') {
      this.#voice.emit(`${event.type}ed`, { start_ms: 0, end_ms: 0, client_event_id: event.event_id });
      if (event.type === 'session.instructions.append') this.#turns.asked();
    }
  }

  #start(session: object): void {
    const expiresAt = Math.floor(Date.now() / 1000) + SESSION_SECONDS;
    const started = { ...session, id: 'live_bench', status: 'active', expires_at: expiresAt };
    this.#voice.emit('session.started', { session: started });
  }

  #send(text: string): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(text);
  }
}
