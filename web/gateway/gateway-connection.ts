import { decodePcm16 } from '../audio/pcm16.ts';
import {
  CALLER_RATE_HZ,
  type ConnectionEvents,
  type ConnectionState,
  type VoiceConnection,
} from '../voice-connection.ts';
import type { GatewayConnectionOptions } from './gateway-connection-options.ts';
import { GatewaySocket } from './gateway-socket.ts';
import { Reconnection } from './reconnection.ts';
import type { ServerMessage } from './server-message.ts';
import { TokenError } from './voice-token.ts';

/** Why `start` failed. `code` as in `onError`. */
export class ConnectionRefused extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const MAX_UNSENT_TEXTS = 10;
/** The gateway says that another try may succeed. */
const PASSING = [
  'session_busy',
  'store_unavailable',
  'starting',
  'draining',
  'overloaded',
  'full',
  'internal',
];
/** The instance stops, and another one goes on. */
const MOVING = ['moved', 'shutdown'];
const LOST = 'The connection was lost and did not come back. Start again.';

/** A conversation through the gateway. A lost connection comes back by itself while the session waits for it. */
export class GatewayConnection implements VoiceConnection {
  readonly #options: GatewayConnectionOptions;
  readonly #reconnection: Reconnection;
  readonly #unsent: string[] = [];
  #state: ConnectionState | 'new' = 'new';
  #socket: GatewaySocket | undefined;
  #sessionId = '';
  /** Items that were cleared: what comes late of them is not played. */
  readonly #cleared = new Set<string>();
  /** What the gateway has said of the end of this socket. */
  #refusal: { readonly code: string; readonly message: string } | undefined;
  #endReason: string | undefined;
  #started: { resolve(): void; reject(error: Error): void } | undefined;

  constructor(options: GatewayConnectionOptions) {
    this.#options = options;
    this.#reconnection = options.reconnection ?? new Reconnection();
    options.speaker.onPlayed(({ itemId, playedMs }) => {
      if (!this.#cleared.has(itemId)) this.#socket?.send('voice_played', { itemId, playedMs });
    });
  }

  /** @throws ConnectionRefused, TokenError when no session begins; `onError` has said so too */
  start(): Promise<void> {
    if (this.#state !== 'new') return Promise.reject(new Error('a connection starts once'));
    this.#setState('connecting');
    this.#options.events.onWay('gateway');
    return new Promise((resolve, reject) => {
      this.#started = { resolve, reject };
      void this.#connect();
    });
  }

  /** Audio that finds no open connection, or a slow one, is dropped: late speech is of no use. */
  sendAudio(samples: Int16Array): void {
    if (this.#state === 'ready') this.#socket?.sendAudio(samples);
  }

  /** Words wait for the connection, ten messages of them. */
  sendText(text: string): void {
    if (this.#state === 'ready') this.#socket?.send('voice_text', { text });
    else if (this.#unsent.length < MAX_UNSENT_TEXTS) this.#unsent.push(text);
  }

  async close(): Promise<void> {
    if (this.#state === 'ended') return;
    this.#socket?.send('voice_session_end');
    this.#end('caller_hung_up');
  }

  async #connect(): Promise<void> {
    try {
      const token = await this.#options.tokens.take();
      // It may have been closed meanwhile.
      if (this.#state === 'ended') return;
      this.#openSocket(token);
    } catch (error) {
      this.#onNoToken(error);
    }
  }

  #openSocket({ token, userId }: { readonly token: string; readonly userId: string }): void {
    const { url, openSocket, language, model, hasConsent: consent, replyTiming } = this.#options;
    this.#refusal = undefined;
    this.#cleared.clear();
    const audio = { audioFormat: 'pcm16', sampleRate: CALLER_RATE_HZ, streaming: true };
    const session = this.#sessionId === '' ? {} : { sessionId: this.#sessionId };
    const data = { ...audio, language, model, consent };
    this.#socket = new GatewaySocket({
      url,
      openSocket,
      start: { action: 'voice_session_start', ...session, token, userId, data },
      onMessage: (message) => this.#onMessage(message),
      onOver: () => this.#onSocketOver(),
      clock: this.#options.clock ?? (() => performance.now()),
      replyTiming,
    });
  }

  #onMessage(message: ServerMessage): void {
    switch (message.type) {
      case 'initialized':
        this.#onReady(message.sessionId);
        break;
      case 'audio':
        this.#onAudio(message.itemId, message.audioData);
        break;
      case 'clear':
        this.#onClear(message.itemId);
        break;
      case 'error':
        this.#refusal = message;
        break;
      case 'ended':
        this.#endReason = message.reason;
        break;
      default:
        showMessage(message, this.#options.events);
    }
  }

  #onAudio(itemId: string, audioData: string): void {
    if (!this.#cleared.has(itemId)) this.#options.speaker.play(itemId, decodePcm16(audioData));
  }

  #onReady(sessionId: string): void {
    this.#sessionId = sessionId;
    this.#endReason = undefined;
    this.#reconnection.succeeded();
    this.#setState('ready');
    this.#started?.resolve();
    this.#started = undefined;
    for (const text of this.#unsent.splice(0)) this.sendText(text);
  }

  /** The gateway clears the item that plays and those behind it, one message each. */
  #onClear(itemId: string): void {
    this.#cleared.add(itemId);
    for (const cut of this.#options.speaker.clear()) this.#cleared.add(cut.itemId);
  }

  #onSocketOver(): void {
    this.#socket = undefined;
    if (this.#state === 'ended') return;
    const ended = this.#endReason;
    if (ended !== undefined && !MOVING.includes(ended)) this.#onOver(ended);
    else this.#onLost();
  }

  #onLost(): void {
    const { code, message } = this.#refusal ?? { code: 'connection_lost', message: LOST };
    const isFirst = this.#sessionId === '';
    const mayReturn = this.#refusal === undefined || PASSING.includes(code);
    // A connection that has never worked is not tried for a minute: the user is waiting for it.
    if (isFirst || !mayReturn || !this.#return())
      this.#fail(code, isFirst ? firstWords(code, message) : message);
  }

  /** The gateway has ended the session. Where that was not meant to be, it has said why. */
  #onOver(reason: string): void {
    if (this.#refusal) this.#options.events.onError(this.#refusal.code, this.#refusal.message);
    this.#end(reason);
  }

  /** @returns false when the session waits no longer */
  #return(): boolean {
    const wasReady = this.#state === 'ready';
    if (!this.#reconnection.schedule(() => void this.#connect())) return false;
    if (wasReady) this.#options.speaker.clear();
    this.#setState('reconnecting');
    return true;
  }

  #onNoToken(error: unknown): void {
    if (this.#state === 'ended') return;
    const fault = error instanceof TokenError ? error : undefined;
    const mayReturn = this.#sessionId !== '' && fault?.code === 'token_unreachable';
    if (mayReturn && this.#return()) return;
    this.#fail(fault?.code ?? 'token_unreachable', fault?.message ?? LOST);
  }

  #fail(code: string, message: string): void {
    this.#options.events.onError(code, message);
    this.#started?.reject(new ConnectionRefused(code, message));
    this.#started = undefined;
    this.#end(code);
  }

  #end(reason: string): void {
    this.#reconnection.cancel();
    this.#started?.reject(new ConnectionRefused(reason, 'The connection was closed.'));
    this.#started = undefined;
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close(1000);
    this.#setState('ended', reason);
  }

  #setState(state: ConnectionState, reason?: string): void {
    this.#state = state;
    this.#options.events.onState(state, reason);
  }
}

/** What needs only to be shown. */
function showMessage(message: ServerMessage, events: ConnectionEvents): void {
  if (message.type === 'partial') events.onCallerSaying(message.words);
  else if (message.type === 'final') events.onTurn(message.turn);
  else if (message.type === 'answer') events.onAnswer(message.text);
  else if (message.type === 'handoff') events.onHandoff(message.handoff);
}

/** A browser does not tell a page why a WebSocket was not opened. */
function firstWords(code: string, message: string): string {
  if (code !== 'connection_lost') return message;
  return 'The gateway could not be reached. Check your connection, then start again.';
}
