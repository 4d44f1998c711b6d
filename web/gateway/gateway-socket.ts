import { encodePcm16 } from '../audio/pcm16.ts';
import type { PageSocket } from './gateway-connection-options.ts';
import { type ReplyTiming, ReplyWatch } from './reply-watch.ts';
import { SendWatch } from './send-watch.ts';
import { parseServerMessage, type ServerMessage } from './server-message.ts';

export interface GatewaySocketOptions {
  readonly url: string;
  readonly openSocket: (url: string) => PageSocket;
  /** The first message. */
  readonly start: object;
  readonly onMessage: (message: ServerMessage) => void;
  /** It is closed, or dead though no close has come. Not after `close`. */
  readonly onOver: () => void;
  /** Monotonic milliseconds. */
  readonly clock: () => number;
  readonly replyTiming?: ReplyTiming | undefined;
}

const OPEN = 1;

/** One WebSocket of a session. What is sent before the gateway has taken the session is dropped. */
export class GatewaySocket {
  readonly #options: GatewaySocketOptions;
  readonly #socket: PageSocket;
  readonly #sending: SendWatch;
  readonly #replies: ReplyWatch;
  #sessionId = '';
  #sequence = 0;
  #isOver = false;

  constructor(options: GatewaySocketOptions) {
    const { url, openSocket, start, clock, replyTiming: timing } = options;
    this.#options = options;
    this.#sending = new SendWatch(clock);
    const ask = () => this.send('voice_ping');
    this.#replies = new ReplyWatch({ ask, onDead: () => this.#giveUp(), clock, timing });
    const socket = openSocket(url);
    this.#socket = socket;
    socket.addEventListener('open', () => socket.send(JSON.stringify(start)));
    socket.addEventListener('message', ({ data }) => {
      if (!this.#isOver && typeof data === 'string') this.#onMessage(parseServerMessage(data));
    });
    // It follows each error too.
    socket.addEventListener('close', () => this.#over());
  }

  /** Audio that meets a slow network is dropped: late speech is of no use. */
  sendAudio(samples: Int16Array): void {
    const network = this.#sending.look(this.#socket.bufferedAmount);
    if (network === 'dead') this.#giveUp();
    if (network !== 'flows') return;
    this.#sequence += 1;
    this.send('voice_chunk', {
      audioData: encodePcm16(samples),
      sequenceNumber: this.#sequence,
      audioFormat: 'pcm16',
    });
  }

  send(action: string, data?: object): void {
    if (this.#isOver || this.#sessionId === '' || this.#socket.readyState !== OPEN) return;
    this.#socket.send(JSON.stringify({ action, sessionId: this.#sessionId, ...(data && { data }) }));
  }

  /** Idempotent. */
  close(code?: number): void {
    this.#isOver = true;
    this.#replies.stop();
    this.#socket.close(code);
  }

  #onMessage(message: ServerMessage): void {
    if (message.type === 'pong') this.#replies.answered();
    else this.#replies.heard();
    if (message.type === 'initialized') {
      this.#sessionId = message.sessionId;
      this.#replies.start();
    }
    this.#options.onMessage(message);
  }

  #giveUp(): void {
    this.#over();
    this.#socket.close();
  }

  #over(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#replies.stop();
    this.#options.onOver();
  }
}
