import { randomBytes } from 'node:crypto';
import { type RawData, WebSocket } from 'ws';
import {
  buildMark,
  buildMedia,
  buildStart,
  buildStop,
  CONNECTED_MESSAGE,
  type StreamIdentity,
} from '../../sandbox/carrier/media-messages.ts';
import { SANDBOX } from '../../sandbox/telephone-network.ts';
import { frameBase64 } from '../stamp.ts';
import type { GatewayDoor } from './gateway-door.ts';
import type { Beating, Metronome } from './metronome.ts';
import type { CallTally, Tally } from './tally.ts';

const BYTES_PER_MS = 8;
const FRAME_MS = 20;
const MEDIA_PREFIX = '{"event":"media"';
const PAYLOAD_KEY = '"payload":"';

export interface LightCallOptions {
  readonly number: number;
  readonly door: GatewayDoor;
  readonly tally: Tally;
  readonly metronome: Metronome;
  /** The caller falls silent (sends nothing any more) after so many frames. */
  readonly frames?: number;
}

/** How long the parts of a call's beginning took, milliseconds since its webhook was sent. */
export interface CallSetup {
  readonly webhookMs: number;
  readonly upgradeMs: number;
}

interface WaitingMark {
  readonly name: string;
  readonly dueMs: number;
}

/** Twilio's end of one call, without playing the audio: frames in and out, marks by the clock, `clear`. */
export class LightCall implements Beating {
  /** Milliseconds from the webhook to the first audio for the caller. */
  firstAudioMs: number | undefined;
  readonly #options: LightCallOptions;
  readonly #tally: CallTally;
  readonly #identity: StreamIdentity;
  #state: 'new' | 'streaming' | 'over' = 'new';
  #socket: WebSocket | undefined;
  #startedMs = 0;
  #sequenceNumber = 0;
  #chunk = 0;
  /** When everything that was sent for the caller will have been played. */
  #playedUntilMs = 0;
  #marks: WaitingMark[] = [];

  constructor(options: LightCallOptions) {
    this.#options = options;
    this.#tally = options.tally.open(options.number);
    const id = randomBytes(16).toString('hex');
    this.#identity = { accountSid: SANDBOX.accountSid, callSid: `CA${id}`, streamSid: `MZ${id}` };
  }

  /** Whether the program under test has kept the stream open. */
  get streaming(): boolean {
    return this.#state === 'streaming';
  }

  /** @throws Error when the program does not take the call */
  async start(): Promise<CallSetup> {
    const { door } = this.#options;
    this.#startedMs = performance.now();
    const invitation = await door.announceCall(this.#identity.callSid);
    const webhookMs = performance.now() - this.#startedMs;
    const socket = door.openStream(invitation);
    this.#socket = socket;
    socket.on('message', (data) => this.#receive(data));
    await opened(socket);
    const upgradeMs = performance.now() - this.#startedMs;
    this.#begin(socket, invitation.token);
    return { webhookMs, upgradeMs };
  }

  /** The caller hangs up. Never rejects: the program may be gone. */
  async hangUp(): Promise<void> {
    const { metronome, tally, number, door } = this.#options;
    if (this.#state === 'streaming') this.#send(buildStop(this.#identity, this.#nextSequenceNumber()));
    this.#state = 'over';
    metronome.remove(this);
    tally.forget(number);
    await closed(this.#socket);
    await door.announceEnd(this.#identity.callSid).catch(() => undefined);
  }

  beat(nowMs: number): void {
    const { frames = Number.POSITIVE_INFINITY } = this.#options;
    if (this.#chunk < frames) this.#sendFrame();
    let mark = this.#marks[0];
    while (mark && mark.dueMs <= nowMs) {
      this.#marks.shift();
      this.#echo(mark.name);
      mark = this.#marks[0];
    }
  }

  #begin(socket: WebSocket, token: string): void {
    if (socket.readyState !== WebSocket.OPEN) throw new Error('the stream was closed immediately');
    this.#state = 'streaming';
    socket.on('close', () => {
      if (this.#state === 'streaming') this.#state = 'over';
      this.#options.metronome.remove(this);
    });
    this.#send(CONNECTED_MESSAGE);
    this.#send(buildStart(this.#identity, this.#nextSequenceNumber(), { token }));
    this.#options.metronome.add(this);
  }

  #sendFrame(): void {
    const timestampMs = this.#chunk * FRAME_MS;
    this.#chunk += 1;
    this.#send(
      buildMedia({
        streamSid: this.#identity.streamSid,
        sequenceNumber: this.#nextSequenceNumber(),
        chunk: this.#chunk,
        timestampMs,
        payload: frameBase64(this.#options.tally.stamp(this.#tally, 'up')),
      }),
    );
  }

  #receive(data: RawData): void {
    const text = data.toString();
    if (text.startsWith(MEDIA_PREFIX)) this.#play(payloadOf(text));
    else this.#obey(text);
  }

  #play(payload: string): void {
    const nowMs = performance.now();
    this.firstAudioMs ??= nowMs - this.#startedMs;
    const mulaw = Buffer.from(payload, 'base64');
    this.#playedUntilMs = Math.max(this.#playedUntilMs, nowMs) + mulaw.length / BYTES_PER_MS;
    this.#options.tally.arrivedAtCarrier(this.#tally, mulaw);
  }

  #obey(text: string): void {
    const message: { event?: unknown; mark?: { name?: unknown } } = JSON.parse(text);
    if (message.event === 'clear') this.#clear();
    if (message.event === 'mark') this.#mark(String(message.mark?.name));
  }

  #mark(name: string): void {
    if (this.#playedUntilMs <= performance.now()) this.#echo(name);
    else this.#marks.push({ name, dueMs: this.#playedUntilMs });
  }

  /** Twilio drops what waits, and echoes the marks in it immediately. */
  #clear(): void {
    this.#options.tally.cleared(this.#tally);
    this.#playedUntilMs = 0;
    for (const { name } of this.#marks.splice(0)) this.#echo(name);
  }

  #echo(name: string): void {
    this.#send(buildMark(this.#identity.streamSid, this.#nextSequenceNumber(), name));
  }

  #nextSequenceNumber(): number {
    this.#sequenceNumber += 1;
    return this.#sequenceNumber;
  }

  #send(text: string): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(text);
  }
}

function payloadOf(text: string): string {
  const start = text.indexOf(PAYLOAD_KEY) + PAYLOAD_KEY.length;
  return text.slice(start, text.indexOf('"', start));
}

function opened(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('open', resolve);
    // Stays attached: a socket that breaks later must not end the load.
    socket.on('error', reject);
  });
}

/** Resolves when the socket is closed, by force after two seconds. */
function closed(socket: WebSocket | undefined): Promise<void> {
  if (!socket || socket.readyState === WebSocket.CLOSED) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => socket.terminate(), 2000);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    socket.close(1000);
  });
}
