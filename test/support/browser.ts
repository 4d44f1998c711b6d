import { WebSocket } from 'ws';
import { decodeMulaw } from '../../src/audio/mulaw.ts';
import { Resampler } from '../../src/audio/resampler.ts';
import { eventually } from './eventually.ts';

export const WEB = {
  apiKey: 'web-api-key-0123456789abcdef0123456789',
  tokenKey: 'web-token-key-0123456789abcdef0123456789',
  origin: 'https://www.example.test',
} as const;

/** The settings that turn voice in the browser on. */
export const WEB_ENV = {
  WEB_API_KEY: WEB.apiKey,
  WEB_TOKEN_KEY: WEB.tokenKey,
  WEB_ORIGINS: WEB.origin,
} as const;

const CHUNK_MS = 40;
const TICK_MS = 40;
const BYTES_PER_MS = 48;

export interface ServerMessage {
  readonly type: string;
  readonly sessionId: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into messages freely
  readonly data: any;
  // biome-ignore lint/suspicious/noExplicitAny: of voice_session_initialized
  readonly capabilities?: any;
  readonly novaSonicSessionId?: string;
  readonly notice?: string;
}

export interface BrowserStart {
  readonly sessionId?: string;
  readonly token?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

interface PlayedItem {
  readonly itemId: string;
  bytes: number;
  playedMs: number;
}

/** Asks for a token, as the operator's own server does. */
export async function fetchToken(
  gateway: string,
  userId: string,
  { origin = WEB.origin, key = WEB.apiKey }: { readonly origin?: string; readonly key?: string } = {},
): Promise<string> {
  const answer = await fetch(`${gateway}/voice/token`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ userId, origin }),
  });
  const { token } = (await answer.json()) as { token?: string };
  if (token === undefined) throw new Error(`no token: ${answer.status}`);
  return token;
}

/** One page: a WebSocket, a microphone, and a player that plays in real time and reports what it has played. */
export class Browser {
  readonly socket: WebSocket;
  readonly userId: string;
  readonly messages: ServerMessage[] = [];
  readonly #gateway: string;
  readonly #queue: PlayedItem[] = [];
  /** How much of each item was played, milliseconds. */
  readonly played = new Map<string, number>();
  #sequence = 0;
  #sessionId = '';
  #clock: NodeJS.Timeout | undefined;
  #tickedMs = 0;
  /** Code of the close; undefined while it is open. */
  closed: { readonly code: number; readonly reason: string } | undefined;
  /** Whether it reports what it has played. */
  reports = true;

  private constructor(gateway: string, userId: string, socket: WebSocket) {
    this.#gateway = gateway;
    this.userId = userId;
    this.socket = socket;
    socket.on('message', (data: Buffer) => this.#onMessage(JSON.parse(data.toString())));
    socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() };
      clearInterval(this.#clock);
    });
    socket.on('error', () => undefined);
  }

  /** Opens a WebSocket. Rejects with the status when the upgrade is refused. */
  static connect(gateway: string, userId: string, origin: string | undefined = WEB.origin): Promise<Browser> {
    const socket = new WebSocket(`${gateway.replace('http', 'ws')}/voice`, { ...(origin && { origin }) });
    const browser = new Browser(gateway, userId, socket);
    return new Promise((resolve, reject) => {
      socket.once('open', () => resolve(browser));
      socket.once('unexpected-response', (_request, response) => {
        reject(new Error(`status ${response.statusCode}`));
        socket.terminate();
      });
      socket.once('error', reject);
    });
  }

  /** Connects, and begins or resumes a session. */
  static async begin(gateway: string, userId: string, start: BrowserStart = {}): Promise<Browser> {
    const browser = await Browser.connect(gateway, userId);
    await browser.start(start);
    return browser;
  }

  get sessionId(): string {
    return this.#sessionId;
  }

  async start({ sessionId, token, data = {} }: BrowserStart = {}): Promise<void> {
    this.send({
      action: 'voice_session_start',
      ...(sessionId !== undefined && { sessionId }),
      token: token ?? (await fetchToken(this.#gateway, this.userId)),
      userId: this.userId,
      data: { audioFormat: 'pcm16', sampleRate: 16_000, streaming: true, ...data },
    });
  }

  async ready(): Promise<ServerMessage> {
    const message = await this.message('voice_session_initialized');
    this.#sessionId = message.sessionId;
    return message;
  }

  send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  sendRaw(text: string): void {
    this.socket.send(text);
  }

  of(type: string): ServerMessage[] {
    return this.messages.filter((message) => message.type === type);
  }

  /** Waits for a message. */
  message(
    type: string,
    fits: (message: ServerMessage) => boolean = () => true,
    timeoutMs = 12_000,
  ): Promise<ServerMessage> {
    return eventually(() => this.of(type).find(fits), timeoutMs);
  }

  /** Waits for the final words of one side that hold this text. */
  heard(role: 'caller' | 'assistant', text: string, timeoutMs?: number): Promise<ServerMessage> {
    const fits = ({ data }: ServerMessage) => data.role === role && data.text.includes(text);
    return this.message('voice_transcription_final', fits, timeoutMs);
  }

  error(code: string): Promise<ServerMessage> {
    return this.message('voice_error', ({ data }) => data.code === code);
  }

  /** Speaks mu-law of the library as 16 kHz PCM, in real time. */
  async says(mulaw: Uint8Array, sampleRate: 8000 | 16_000 | 24_000 = 16_000): Promise<void> {
    const pcm = new Resampler(8000, sampleRate).process(decodeMulaw(mulaw));
    const step = (sampleRate / 1000) * CHUNK_MS;
    const startedMs = performance.now();
    for (let at = 0, sent = 0; at < pcm.length; at += step, sent += 1) {
      this.chunk(pcm.subarray(at, at + step));
      const dueMs = startedMs + (sent + 1) * CHUNK_MS;
      await new Promise((resolve) => setTimeout(resolve, dueMs - performance.now()));
    }
  }

  chunk(pcm: Int16Array, sequenceNumber = ++this.#sequence): void {
    const audioData = Buffer.from(pcm.slice().buffer).toString('base64');
    this.send({
      action: 'voice_chunk',
      ...(this.#sessionId !== '' && { sessionId: this.#sessionId }),
      data: { audioData, sequenceNumber, audioFormat: 'pcm16' },
    });
  }

  /** Milliseconds of the newest item that were played until now. */
  playedOf(itemId: string): number {
    return this.played.get(itemId) ?? 0;
  }

  /** The page has lost its network. */
  breaks(): void {
    this.socket.terminate();
  }

  end(): void {
    this.send({ action: 'voice_session_end', sessionId: this.#sessionId });
  }

  async closes(timeoutMs = 10_000): Promise<{ readonly code: number; readonly reason: string }> {
    return eventually(() => this.closed, timeoutMs);
  }

  #onMessage(message: ServerMessage): void {
    this.messages.push(message);
    if (message.type === 'voice_audio') this.#enqueue(message.data);
    if (message.type === 'voice_clear') this.#drop(message.data.itemId);
  }

  #enqueue({ itemId, audioData }: { readonly itemId: string; readonly audioData: string }): void {
    const bytes = Buffer.from(audioData, 'base64').length;
    const known = this.#queue.find((item) => item.itemId === itemId);
    if (known) known.bytes += bytes;
    else this.#queue.push({ itemId, bytes, playedMs: this.playedOf(itemId) });
    if (this.#clock) return;
    this.#tickedMs = performance.now();
    this.#clock = setInterval(() => this.#tick(), TICK_MS).unref();
  }

  #drop(itemId: string): void {
    const at = this.#queue.findIndex((item) => item.itemId === itemId);
    if (at >= 0) this.#queue.splice(at, 1);
  }

  #tick(): void {
    const nowMs = performance.now();
    let leftMs = nowMs - this.#tickedMs;
    this.#tickedMs = nowMs;
    for (let [item] = this.#queue; item && leftMs > 0; [item] = this.#queue) {
      const endMs = this.playedOf(item.itemId) + item.bytes / BYTES_PER_MS;
      const before = this.playedOf(item.itemId);
      const stepMs = Math.min(leftMs, endMs - before);
      item.bytes -= stepMs * BYTES_PER_MS;
      leftMs -= stepMs;
      this.played.set(item.itemId, before + stepMs);
      this.#report(item.itemId);
      if (item.bytes > 0.5) break;
      this.#queue.shift();
    }
  }

  #report(itemId: string): void {
    if (!this.reports || this.closed) return;
    const playedMs = Math.round(this.playedOf(itemId));
    this.send({ action: 'voice_played', sessionId: this.#sessionId, data: { itemId, playedMs } });
  }
}
