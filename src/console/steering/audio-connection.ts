import type { WebSocket } from '@fastify/websocket';
import type { CallSteering } from '../../call/steering/call-steering.ts';
import type { FrameDrops } from '../../telemetry/frame-drops.ts';
import type { ConsoleUser } from '../access.ts';
import { ConsoleError } from '../console-error.ts';
import { type AudioRequest, parseAudioRequest } from './audio-request.ts';
import { AudioSocket, refuseSocket } from './audio-socket.ts';

export interface AudioConnectionOptions {
  readonly socket: WebSocket;
  /** Checks the token. @throws ConsoleError when it is not right, or may not do this */
  readonly userOf: (request: AudioRequest) => Promise<ConsoleUser>;
  /** @throws ConsoleError when the call is not live here */
  readonly callOf: () => Promise<CallSteering>;
  readonly createDrops: () => FrameDrops;
  readonly record: (
    user: ConsoleUser | undefined,
    action: { readonly action: AudioRequest['mode']; readonly result: string },
  ) => void;
  /** The page has said who it is, or is gone. Called once. */
  readonly onSignedIn: () => void;
}

/** A page says immediately who it is. */
const FIRST_MESSAGE_MS = 5_000;

/** One WebSocket of a page: its first message says who they are and what they want, then audio follows. */
export class AudioConnection {
  readonly #options: AudioConnectionOptions;
  readonly #timer: NodeJS.Timeout;
  #state: 'new' | 'deciding' | 'open' | 'closed' = 'new';
  #audio: AudioSocket | undefined;

  constructor(options: AudioConnectionOptions) {
    const { socket } = options;
    this.#options = options;
    this.#timer = setTimeout(() => this.#refuse('bad_request', ASK), FIRST_MESSAGE_MS).unref();
    socket.on('message', (data: Buffer, isBinary: boolean) => this.#onMessage(data, isBinary));
    socket.on('close', () => this.#leaveNew('closed'));
    socket.on('error', () => undefined);
  }

  #onMessage(data: Buffer, isBinary: boolean): void {
    if (this.#state === 'open' && isBinary) this.#audio?.onBinary(data);
    if (this.#state !== 'new') return;
    const request = isBinary ? undefined : parseAudioRequest(data.toString());
    if (request) {
      this.#leaveNew('deciding');
      void this.#decide(request);
    } else {
      this.#refuse('bad_request', ASK);
    }
  }

  /** Never rejects. */
  async #decide(request: AudioRequest): Promise<void> {
    const { userOf, callOf, record } = this.#options;
    let user: ConsoleUser | undefined;
    try {
      user = await userOf(request);
      const steering = await callOf();
      record(user, { action: request.mode, result: this.#open(steering, user, request.mode) });
    } catch (error) {
      const fault = error instanceof ConsoleError ? error : UNAVAILABLE;
      this.#refuse(fault.code, fault.message);
      record(user, { action: request.mode, result: fault.code });
    }
  }

  #open(steering: CallSteering, { id, name }: ConsoleUser, mode: AudioRequest['mode']): string {
    const { socket, createDrops } = this.#options;
    if (this.#state === 'closed') return 'gone';
    this.#audio = new AudioSocket({ socket, steering, by: { id, name }, mode, drops: createDrops() });
    this.#state = 'open';
    return this.#audio.open();
  }

  #refuse(error: string, message: string): void {
    if (this.#state === 'closed') return;
    this.#leaveNew('closed');
    refuseSocket(this.#options.socket, error, message);
  }

  #leaveNew(state: 'deciding' | 'closed'): void {
    if (this.#state === 'new') {
      clearTimeout(this.#timer);
      this.#options.onSignedIn();
    }
    this.#state = state;
  }
}

const ASK = 'Send {"token": …, "mode": "listen" or "talk"} as the first message, within 5 seconds.';
const UNAVAILABLE = new ConsoleError(
  'store_unavailable',
  'The session table does not answer. Try again in a moment.',
);
