import type { ConnectionEvents, ConnectionState, VoiceConnection } from '../voice-connection.ts';

export interface FallbackConnectionOptions {
  /** Makes the direct way, which may first have to be loaded. */
  readonly direct: (events: ConnectionEvents) => Promise<VoiceConnection>;
  readonly gateway: (events: ConnectionEvents) => VoiceConnection;
  readonly events: ConnectionEvents;
}

/** Ends that somebody wanted. Every other end of the direct way is a failure. */
const WANTED = ['closed', 'idle'];

/**
 * Takes the direct way, and the gateway's when that does not begin or breaks. The gateway does not know what was said
 * before: a page's report of it would become part of a stored conversation, so the page tells the user instead.
 */
export class FallbackConnection implements VoiceConnection {
  readonly #options: FallbackConnectionOptions;
  #current: VoiceConnection | undefined;
  #way: 'none' | 'direct' | 'gateway' = 'none';
  #wasReady = false;
  #closed = false;

  constructor(options: FallbackConnectionOptions) {
    this.#options = options;
  }

  /** @throws what the gateway's connection throws, when neither way begins */
  async start(): Promise<void> {
    this.#way = 'direct';
    try {
      const direct = await this.#options.direct(this.#directEvents());
      if (this.#closed) return;
      this.#current = direct;
      await direct.start();
    } catch {
      await this.#change();
    }
  }

  sendAudio(samples: Int16Array): void {
    this.#current?.sendAudio(samples);
  }

  sendText(text: string): void {
    this.#current?.sendText(text);
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#current) await this.#current.close();
    else this.#options.events.onState('ended', 'closed');
  }

  #directEvents(): ConnectionEvents {
    const { events } = this.#options;
    return {
      ...forwarded(events),
      onState: (state, reason) => this.#onDirectState(state, reason),
      // The page learns what it means for the conversation, when the way changes.
      onError: () => undefined,
    };
  }

  #onDirectState(state: ConnectionState, reason: string | undefined): void {
    if (this.#way !== 'direct') return;
    this.#wasReady ||= state === 'ready';
    if (state !== 'ended' || WANTED.includes(reason ?? '')) this.#options.events.onState(state, reason);
    // Before it was ready, `start()` rejects as well.
    else if (this.#wasReady) this.#change().catch(() => undefined);
  }

  /** Goes on through the gateway, which reports its own failure by its events. */
  async #change(): Promise<void> {
    if (this.#closed || this.#way === 'gateway') return;
    this.#way = 'gateway';
    const { events, gateway } = this.#options;
    const [code, message] = this.#wasReady ? BROKEN : REFUSED;
    events.onError(code, message);
    this.#current = gateway(events);
    await this.#current.start();
  }
}

const BROKEN = [
  'direct_lost',
  'The direct connection broke. The conversation goes on through the gateway, which does not know what was said before.',
] as const;
const REFUSED = [
  'direct_refused',
  'The direct connection is not available. The conversation takes the way through the gateway.',
] as const;

function forwarded(events: ConnectionEvents): ConnectionEvents {
  return {
    onState: (state, reason) => events.onState(state, reason),
    onWay: (way) => events.onWay(way),
    onCallerSaying: (words) => events.onCallerSaying(words),
    onTurn: (turn) => events.onTurn(turn),
    onAnswer: (text) => events.onAnswer(text),
    onHandoff: (handoff) => events.onHandoff(handoff),
    onError: (code, message) => events.onError(code, message),
  };
}
