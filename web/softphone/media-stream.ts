import { CallFault, FAULTS } from './call-fault.ts';
import type { Earpiece } from './earpiece.ts';
import type { Mouthpiece } from './mouthpiece.ts';
import { readGatewayMessage, type StreamIdentity, StreamMessages } from './stream-messages.ts';

/** A WebSocket, as far as a stream needs one. */
export interface OpenedSocket {
  send(text: string): void;
  close(code?: number): void;
}

export interface SocketEvents {
  onOpen(): void;
  onText(text: string): void;
  onClose(code: number, reason: string): void;
}

/** What happens on the stream, for the person at the page. */
export type StreamHappening =
  | { readonly what: 'opened' }
  | { readonly what: 'mark sent'; readonly name: string }
  | { readonly what: 'mark played'; readonly name: string }
  | { readonly what: 'clear' }
  | { readonly what: 'digit'; readonly digit: string }
  | { readonly what: 'closed'; readonly how: string };

export interface MediaStreamOptions {
  readonly identity: StreamIdentity;
  readonly parameters: Readonly<Record<string, string>>;
  /** The first message: which call this stream is for. */
  readonly callToken: string;
  readonly earpiece: Earpiece;
  readonly mouthpiece: Mouthpiece;
  readonly openSocket: (events: SocketEvents) => OpenedSocket;
  readonly onHappening: (happening: StreamHappening) => void;
}

/** `closed`: by the gateway, on purpose · `stopped`: by the caller or other TwiML · otherwise the fault. */
export type StreamEnd = 'closed' | 'stopped' | CallFault;

/** Close codes of a gateway that is done; anything else is an error in Twilio's debugger. */
const INTENDED: readonly number[] = [1000, 1001, 1005];
const FRAME_MS = 20;

/** Twilio's end of one bidirectional media stream, in the page. */
export class MediaStream {
  /** Resolves once. */
  readonly ended: Promise<StreamEnd>;
  readonly #options: MediaStreamOptions;
  readonly #messages: StreamMessages;
  #state: 'connecting' | 'open' | 'ended' = 'connecting';
  #socket: OpenedSocket | undefined;
  #resolve: (end: StreamEnd) => void = () => undefined;

  constructor(options: MediaStreamOptions) {
    this.#options = options;
    this.#messages = new StreamMessages(options.identity);
    this.ended = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  open(): void {
    this.#socket = this.#options.openSocket({
      onOpen: () => this.#socket?.send(JSON.stringify({ token: this.#options.callToken })),
      onText: (text) => this.#onText(text),
      onClose: (code, reason) => this.#onClose(code, reason),
    });
  }

  press(digit: string): void {
    if (this.#state !== 'open') return;
    this.#socket?.send(this.#messages.dtmf(digit));
    this.#options.onHappening({ what: 'digit', digit });
  }

  /** Ends it as Twilio does: `stop`, then the socket closes. Idempotent. */
  stop(): void {
    if (this.#state === 'open') this.#socket?.send(this.#messages.stop());
    this.#finish('stopped');
    this.#socket?.close(1000);
  }

  #onText(text: string): void {
    if (this.#state === 'ended') return;
    const message = readGatewayMessage(text, this.#options.identity.streamSid);
    const { earpiece, onHappening } = this.#options;
    switch (message.event) {
      case 'open':
        this.#begin();
        break;
      case 'media':
        earpiece.play(message.mulaw);
        break;
      case 'mark':
        this.#mark(message.name);
        break;
      case 'clear':
        onHappening({ what: 'clear' });
        earpiece.clear();
        break;
      case 'malformed':
        this.#finish(
          new CallFault(FAULTS.streamProtocol, `The gateway sent a faulty message: ${message.why}.`),
        );
        this.#socket?.close(4002);
        break;
      default:
        message satisfies never;
    }
  }

  #begin(): void {
    if (this.#state !== 'connecting') return;
    this.#state = 'open';
    this.#socket?.send(this.#messages.connected());
    this.#socket?.send(this.#messages.start(this.#options.parameters));
    this.#options.onHappening({ what: 'opened' });
    this.#options.mouthpiece.start((mulaw, index) => {
      if (this.#state === 'open') this.#socket?.send(this.#messages.media(mulaw, index * FRAME_MS));
    });
  }

  #mark(name: string): void {
    const { earpiece, onHappening } = this.#options;
    onHappening({ what: 'mark sent', name });
    earpiece.mark(() => {
      if (this.#state !== 'open') return;
      this.#socket?.send(this.#messages.mark(name));
      onHappening({ what: 'mark played', name });
    });
  }

  #onClose(code: number, reason: string): void {
    if (INTENDED.includes(code)) {
      this.#finish('closed');
      return;
    }
    const words = reason === '' ? `code ${code}` : `code ${code}, ${reason}`;
    const fault = this.#state === 'connecting' ? FAULTS.streamHandshake : FAULTS.streamLost;
    this.#finish(new CallFault(fault, `The stream was closed with ${words}.`));
  }

  #finish(end: StreamEnd): void {
    if (this.#state === 'ended') return;
    const wasOpen = this.#state === 'open';
    this.#state = 'ended';
    if (wasOpen) this.#options.mouthpiece.stop();
    // What was sent and not heard yet is lost with the stream, as in a real call.
    this.#options.earpiece.clear();
    this.#options.onHappening({ what: 'closed', how: typeof end === 'string' ? end : end.message });
    this.#resolve(end);
  }
}
