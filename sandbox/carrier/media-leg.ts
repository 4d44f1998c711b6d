import { type RawData, WebSocket } from 'ws';
import { FRAME_MS } from '../../src/audio/format.ts';
import type { StreamWireObserver } from '../wire-observer.ts';
import { CarrierFault, FAULTS } from './fault.ts';
import type { Line, LineListener } from './line.ts';
import {
  buildDtmf,
  buildMark,
  buildMedia,
  buildStart,
  buildStop,
  CONNECTED_MESSAGE,
  parseServerMessage,
  type StreamIdentity,
} from './media-messages.ts';
import type { SpokenFrame } from './mouthpiece.ts';
import type { Timeline } from './timeline.ts';

/** What went over one stream. */
export interface StreamCounters {
  mediaMessages: number;
  mediaBytes: number;
  framesSent: number;
  marksReceived: number;
  marksEchoed: number;
  clears: number;
  /** Audio that was queued and never heard, because of `clear` or the end of the stream. */
  droppedMs: number;
}

/** `closed`: by the server, on purpose · `stopped`: by the carrier · otherwise the fault. */
export type StreamEnd = 'closed' | 'stopped' | CarrierFault;

export interface MediaLegOptions {
  readonly identity: StreamIdentity;
  readonly parameters: Readonly<Record<string, string>>;
  /** Opens the socket to the gateway: the carrier knows the way and the signature. */
  readonly openSocket: () => WebSocket;
  readonly line: Line;
  readonly timeline: Timeline;
  readonly observer?: StreamWireObserver | undefined;
}

/** Close codes that a server sends when it is done; anything else is an error in Twilio's debugger. */
const INTENDED_CLOSE_CODES = new Set([1000, 1001, 1005]);
const PROTOCOL_ERROR = 1002;
/** How long the server may take to answer our close frame. */
const CLOSE_TIMEOUT_MS = 1000;

/** Twilio's end of one bidirectional Media Stream. */
export class MediaLeg implements LineListener {
  readonly streamSid: string;
  readonly counters: StreamCounters = {
    mediaMessages: 0,
    mediaBytes: 0,
    framesSent: 0,
    marksReceived: 0,
    marksEchoed: 0,
    clears: 0,
    droppedMs: 0,
  };
  /** The server's close code, once the socket is closed; 1006 when it was lost. */
  closeCode: number | undefined;
  /** While true, no mark is echoed. */
  losesMarks = false;
  /** Resolves once, when the stream is over. */
  readonly ended: Promise<StreamEnd>;
  readonly #options: MediaLegOptions;
  #state: 'idle' | 'connecting' | 'open' | 'ended' = 'idle';
  #socket: WebSocket | undefined;
  #resolveEnded: (end: StreamEnd) => void = () => undefined;
  #onOpened: () => void = () => undefined;
  #closeTimer: NodeJS.Timeout | undefined;
  #sequenceNumber = 0;
  #chunk = 0;
  #frames = 0;
  #vanished = false;

  constructor(options: MediaLegOptions) {
    this.#options = options;
    this.streamSid = options.identity.streamSid;
    this.ended = new Promise((resolve) => {
      this.#resolveEnded = resolve;
    });
  }

  /** Connects; `onOpened` is called when the server has accepted the upgrade. */
  open(onOpened: () => void): void {
    this.#state = 'connecting';
    this.#onOpened = onOpened;
    const socket = this.#options.openSocket();
    this.#socket = socket;
    socket.on('open', () => this.#onOpen());
    socket.on('message', (data, isBinary) => this.#onMessage(data, isBinary));
    socket.on('error', (error) => this.#onError(error));
    socket.on('close', (code) => this.#onClose(code));
  }

  /** Twilio ends the stream: `stop`, then the socket closes. Idempotent. */
  stop(): void {
    if (this.#state === 'ended') return;
    if (this.#state === 'open') {
      this.#send(buildStop(this.#options.identity, this.#nextSequenceNumber()));
    }
    this.#finish('stopped');
    this.#closeSocket(1000);
  }

  /** The network between Twilio and the server breaks: no close frame, no `stop`. */
  lose(): void {
    this.#socket?.terminate();
  }

  /** The network swallows everything from now on: nothing comes, nothing is answered, and nobody closes. */
  vanish(): void {
    this.#vanished = true;
    this.#socket?.pause();
  }

  onFrame({ audio, arrives, digit }: SpokenFrame): void {
    if (this.#state !== 'open') return;
    const timestampMs = this.#frames * FRAME_MS;
    this.#frames += 1;
    if (arrives) this.#sendFrame(timestampMs, audio.toString('base64'));
    if (digit !== undefined) this.#sendDigit(digit);
  }

  #sendFrame(timestampMs: number, payload: string): void {
    this.#chunk += 1;
    this.counters.framesSent += 1;
    const sequenceNumber = this.#nextSequenceNumber();
    const { streamSid } = this;
    this.#options.observer?.frameSent(performance.now());
    this.#send(buildMedia({ streamSid, sequenceNumber, chunk: this.#chunk, timestampMs, payload }));
  }

  #sendDigit(digit: string): void {
    this.#send(buildDtmf(this.streamSid, this.#nextSequenceNumber(), digit));
    this.#options.timeline.add('dtmf', { digit });
  }

  #onOpen(): void {
    if (this.#state !== 'connecting') return;
    this.#state = 'open';
    const { identity, parameters, line, timeline } = this.#options;
    timeline.add('stream-opened', { streamSid: this.streamSid });
    this.#send(CONNECTED_MESSAGE);
    this.#send(buildStart(identity, this.#nextSequenceNumber(), parameters));
    line.attach(this);
    this.#onOpened();
  }

  #onMessage(data: RawData, isBinary: boolean): void {
    if (this.#state !== 'open') return;
    const message = isBinary
      ? ({ event: 'malformed', why: 'a binary message' } as const)
      : parseServerMessage(String(data), this.streamSid);
    switch (message.event) {
      case 'media':
        this.#onMedia(message.audio);
        break;
      case 'mark':
        this.#onMark(message.name);
        break;
      case 'clear':
        this.#onClear();
        break;
      case 'malformed':
        this.#finish(new CarrierFault(FAULTS.streamProtocol, message.why));
        this.#closeSocket(PROTOCOL_ERROR);
        break;
      default:
        message satisfies never;
    }
  }

  #onMedia(audio: Buffer): void {
    this.#options.observer?.audioReceived(audio, performance.now());
    this.counters.mediaMessages += 1;
    this.counters.mediaBytes += audio.length;
    this.#options.line.play(audio);
  }

  #onMark(name: string): void {
    this.counters.marksReceived += 1;
    this.#options.line.mark(() => this.#echoMark(name));
  }

  #echoMark(name: string): void {
    if (this.#state !== 'open' || this.losesMarks) return;
    this.counters.marksEchoed += 1;
    this.#send(buildMark(this.streamSid, this.#nextSequenceNumber(), name));
    this.#options.timeline.add('mark', { name });
  }

  #onClear(): void {
    this.#options.observer?.cleared(performance.now());
    this.counters.clears += 1;
    const droppedMs = this.#options.line.clear();
    this.counters.droppedMs += droppedMs;
    this.#options.timeline.add('clear', { droppedMs });
  }

  #onError(error: Error): void {
    if (this.#state !== 'connecting') return;
    const refused = error.message.startsWith('Unexpected server response');
    const code = refused ? FAULTS.streamHandshake : FAULTS.streamConnect;
    this.#finish(new CarrierFault(code, error.message, { cause: error }));
  }

  #onClose(code: number): void {
    clearTimeout(this.#closeTimer);
    this.closeCode = code;
    const intended = INTENDED_CLOSE_CODES.has(code);
    this.#finish(intended ? 'closed' : new CarrierFault(FAULTS.streamClosed, `closed with ${code}`));
  }

  #finish(end: StreamEnd): void {
    if (this.#state === 'ended') return;
    this.#state = 'ended';
    this.#options.line.detach(this);
    const droppedMs = this.#options.line.clear();
    this.counters.droppedMs += droppedMs;
    const how = typeof end === 'string' ? end : 'error';
    this.#options.timeline.add('stream-closed', { streamSid: this.streamSid, how, droppedMs });
    this.#resolveEnded(end);
  }

  #closeSocket(code: number): void {
    const socket = this.#socket;
    if (!socket || socket.readyState === WebSocket.CLOSED) return;
    socket.close(code);
    this.#closeTimer = setTimeout(() => socket.terminate(), CLOSE_TIMEOUT_MS).unref();
  }

  #nextSequenceNumber(): number {
    this.#sequenceNumber += 1;
    return this.#sequenceNumber;
  }

  #send(text: string): void {
    if (this.#socket?.readyState === WebSocket.OPEN && !this.#vanished) this.#socket.send(text);
  }
}
