import { type RawData, WebSocket } from 'ws';
import { readPieceStamp } from '../page-stamp.ts';
import type { Beating, Metronome } from './metronome.ts';
import type { PageAudio } from './page-audio.ts';
import type { PageTally } from './page-tally.ts';

const AUDIO_PREFIX = '{"type":"voice_audio"';
const ITEM_KEY = '"itemId":"';
const AUDIO_KEY = '"audioData":"';
const BYTES_PER_MS = 48;
/** How often a page reports where its player stands. */
const REPORT_MS = 200;

export interface PageOptions {
  /** `ws://…/voice` */
  readonly address: string;
  readonly origin: string;
  readonly userId: string;
  readonly token: string;
  readonly audio: PageAudio;
  readonly metronome: Metronome;
  readonly tally: PageTally;
}

/** One page, without playing its audio: it sends its microphone, and reports by the clock what it has played. */
export class Page implements Beating {
  readonly #options: PageOptions;
  readonly #socket: WebSocket;
  #state: 'new' | 'live' | 'over' = 'new';
  #startedMs = 0;
  #hasHeard = false;
  #sequence = 0;
  #nextPieceMs = 0;
  #nextReportMs = 0;
  #itemId = '';
  #itemStartedMs = 0;
  #itemMs = 0;

  constructor(options: PageOptions) {
    this.#options = options;
    this.#socket = new WebSocket(options.address, { origin: options.origin, perMessageDeflate: false });
    this.#socket.on('message', (data) => this.#receive(data));
    this.#socket.on('error', () => this.#socket.terminate());
  }

  /** @throws Error when the gateway does not begin the session */
  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#socket.once('open', () => this.#begin());
      this.#socket.on('message', (data) => {
        if (this.#state !== 'new') return;
        const { type, data: fields } = JSON.parse(String(data));
        if (type === 'voice_session_initialized') resolve(this.#onReady());
        // While the model is slow to begin, a tone comes before.
        else if (type === 'voice_error') reject(new Error(fields.code));
      });
      this.#socket.once('close', (code) => {
        this.#leave();
        reject(new Error(`closed with ${code}`));
      });
    });
  }

  end(): void {
    this.#leave();
    if (this.#socket.readyState === WebSocket.OPEN) this.#send({ action: 'voice_session_end' });
  }

  beat(nowMs: number): void {
    const { pieces, pieceMs } = this.#options.audio;
    if (nowMs >= this.#nextPieceMs) {
      const data = { audioData: pieces[this.#sequence % pieces.length], sequenceNumber: this.#sequence };
      this.#send({ action: 'voice_chunk', data });
      this.#sequence += 1;
      this.#nextPieceMs += pieceMs;
    }
    if (this.#itemId === '' || nowMs < this.#nextReportMs) return;
    this.#nextReportMs = nowMs + REPORT_MS;
    const playedMs = Math.min(this.#itemMs, nowMs - this.#itemStartedMs);
    this.#send({ action: 'voice_played', data: { itemId: this.#itemId, playedMs } });
    if (playedMs === this.#itemMs) this.#itemId = '';
  }

  #begin(): void {
    const { userId, token, audio } = this.#options;
    this.#startedMs = performance.now();
    this.#send({ action: 'voice_session_start', token, userId, data: audio.start });
  }

  #onReady(): void {
    this.#state = 'live';
    this.#options.tally.live += 1;
    this.#nextPieceMs = performance.now();
    this.#options.metronome.add(this);
  }

  #leave(): void {
    this.#options.metronome.remove(this);
    if (this.#state === 'live') this.#options.tally.live -= 1;
    this.#state = 'over';
  }

  #receive(data: RawData): void {
    const text = data.toString();
    if (!text.startsWith(AUDIO_PREFIX)) return;
    const pcm = Buffer.from(fieldOf(text, AUDIO_KEY), 'base64');
    const sentMs = readPieceStamp(pcm);
    if (sentMs !== undefined) this.#arrived(sentMs);
    this.#play(fieldOf(text, ITEM_KEY), pcm.length / BYTES_PER_MS);
  }

  #arrived(sentMs: number): void {
    const { tally } = this.#options;
    tally.arrived(sentMs);
    if (!this.#hasHeard) tally.heardFirst(performance.now() - this.#startedMs);
    this.#hasHeard = true;
  }

  #play(itemId: string, ms: number): void {
    if (itemId !== this.#itemId) {
      this.#itemId = itemId;
      this.#itemStartedMs = performance.now();
      this.#itemMs = 0;
    }
    this.#itemMs += ms;
  }

  #send(message: object): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }
}

function fieldOf(text: string, key: string): string {
  const start = text.indexOf(key) + key.length;
  return text.slice(start, text.indexOf('"', start));
}
