import { WebSocket } from 'ws';
import type { PlayedItem, Speaker } from '../../web/audio/speaker.ts';
import { GatewayConnection } from '../../web/gateway/gateway-connection.ts';
import { Reconnection } from '../../web/gateway/reconnection.ts';
import type { ReplyTiming } from '../../web/gateway/reply-watch.ts';
import type { TokenSource } from '../../web/gateway/voice-token.ts';
import type { ConnectionEvents, Handoff, HeardTurn } from '../../web/voice-connection.ts';
import { fetchToken, WEB } from '../support/browser.ts';

/** A loudspeaker that plays when the test says so. */
export class NotingSpeaker implements Speaker {
  readonly played: { readonly itemId: string; readonly samples: Int16Array }[] = [];
  cleared = 0;
  #listener: (item: PlayedItem) => void = () => undefined;

  get isPlaying(): boolean {
    return false;
  }

  play(itemId: string, samples: Int16Array): void {
    this.played.push({ itemId, samples });
  }

  clear(): PlayedItem[] {
    this.cleared += 1;
    return [];
  }

  onPlayed(listener: (item: PlayedItem) => void): void {
    this.#listener = listener;
  }

  reports(item: PlayedItem): void {
    this.#listener(item);
  }

  async close(): Promise<void> {
    return undefined;
  }
}

export interface ListeningPageOptions {
  readonly userId: string;
  readonly tokens?: TokenSource;
  readonly model?: string;
  readonly language?: string;
  readonly clock?: () => number;
  readonly hasConsent?: boolean;
  readonly replyTiming?: ReplyTiming;
}

/** The player page without its screen: the connection over a real WebSocket, and what it has told. */
export class ListeningPage {
  readonly speaker = new NotingSpeaker();
  readonly states: string[] = [];
  readonly ways: string[] = [];
  readonly partials: string[] = [];
  readonly turns: HeardTurn[] = [];
  readonly answers: string[] = [];
  readonly handoffs: Handoff[] = [];
  readonly errors: string[] = [];
  readonly connection: GatewayConnection;
  readonly #sockets: WebSocket[] = [];

  constructor(gateway: string, options: ListeningPageOptions) {
    const { userId, tokens, model, language, clock, hasConsent, replyTiming } = options;
    this.connection = new GatewayConnection({
      url: `${gateway.replace('http', 'ws')}/voice`,
      tokens: tokens ?? { take: async () => ({ token: await fetchToken(gateway, userId), userId }) },
      speaker: this.speaker,
      events: this.#events,
      model,
      language,
      ...(clock && { clock }),
      ...(replyTiming && { replyTiming }),
      ...(hasConsent !== undefined && { hasConsent }),
      openSocket: (url) => this.#open(url),
      reconnection: new Reconnection(() => performance.now(), 20),
    });
  }

  /** How often it has connected. */
  get connections(): number {
    return this.#sockets.length;
  }

  /** The network is gone. */
  breaks(): void {
    this.#sockets.at(-1)?.terminate();
  }

  /** The network takes nothing any more, and nothing says so. */
  stalls(): void {
    const socket = this.#sockets.at(-1);
    socket?.pause();
    Object.defineProperty(socket, 'bufferedAmount', { value: 150_000 });
  }

  /** The network brings nothing any more, and nothing says so. */
  hearsNothing(): void {
    this.#sockets.at(-1)?.pause();
  }

  get #events(): ConnectionEvents {
    return {
      onState: (state, reason) => this.states.push(reason === undefined ? state : `${state}: ${reason}`),
      onWay: (way) => this.ways.push(way),
      onCallerSaying: (words) => this.partials.push(words),
      onTurn: (turn) => this.turns.push(turn),
      onAnswer: (text) => this.answers.push(text),
      onHandoff: (handoff) => this.handoffs.push(handoff),
      onError: (code) => this.errors.push(code),
    };
  }

  #open(url: string): WebSocket {
    const socket = new WebSocket(url, { origin: WEB.origin });
    socket.on('error', () => undefined);
    this.#sockets.push(socket);
    return socket;
  }
}
