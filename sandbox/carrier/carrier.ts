import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { BYTES_PER_MS, SILENCE_BYTE } from '../../src/audio/format.ts';
import { encodeMulaw } from '../../src/audio/mulaw.ts';
import type { StreamWireObserver } from '../wire-observer.ts';
import { Account } from './account.ts';
import { type CallOptions, CarrierCall } from './call.ts';
import type { DialTarget } from './dial-leg.ts';
import type { TextMessage } from './message-api.ts';
import type { Network } from './network.ts';
import { RestApi, type RestRefusal } from './rest-api.ts';
import { twilioSignature } from './signer.ts';
import { Ticker } from './ticker.ts';
import { WebhookClient } from './webhooks.ts';

/** Where the gateway listens: one origin, several in turn, or a function that is asked for every connection. */
export type GatewayOrigin = string | readonly string[] | (() => string);

export interface CarrierOptions {
  readonly accountSid: string;
  readonly authToken: string;
  /** The `https` origin that the gateway believes to have: signatures are made for it. */
  readonly publicUrl: string;
  /** The `http` origin that is really connected to: the carrier also plays the TLS proxy in front of it. */
  readonly gatewayOrigin: GatewayOrigin;
  /** Monotonic milliseconds. */
  readonly clock?: () => number;
  /** Limit on one webhook. Default 15 s, as Twilio's. */
  readonly requestTimeoutMs?: number;
  /** The voice of `<Say>`: PCM16, 8 kHz. Default: silence of 60 ms a character. */
  readonly speakSay?: (text: string) => Int16Array;
  /** Path of the number's status callback, for example `/twilio/status`. Default: none. */
  readonly statusPath?: string;
  /** Whether the `<Connect action>` is asked after the media socket was lost, or silence follows. Default true. */
  readonly asksActionAfterLoss?: boolean;
  /** Further numbers that `<Dial callerId>` may show. */
  readonly verifiedNumbers?: readonly string[];
  /** Factor on the time of `sendDigits`; 1 is real time. */
  readonly digitScale?: number;
  /** Factor on `<Dial timeout>`; 1 is real time. */
  readonly ringScale?: number;
  /** False keeps no recordings, for load tests. Default true. */
  readonly recordsAudio?: boolean;
  /** Sees every stream's audio pass. Default none. */
  readonly observer?: StreamWireObserver;
}

export interface PlaceCallOptions extends CallOptions {
  /** Default `/twilio/voice`. */
  readonly voicePath?: string;
}

const SAY_MS_PER_CHARACTER = 60;
const HANDSHAKE_TIMEOUT_MS = 10_000;
/** How long `stop` lets the gateway answer the last requests. */
const STOP_PATIENCE_MS = 1000;

/** A telephone company on one machine: what Twilio does between a caller, the gateway and the called numbers. */
export class Carrier {
  /** Every call that was placed, ended ones too. */
  readonly calls = new Map<string, CarrierCall>();
  /** What the operator has with this carrier. */
  readonly account = new Account();
  readonly #options: CarrierOptions;
  readonly #nextOrigin: () => string;
  readonly #targets = new Map<string, DialTarget>();
  /** Open media sockets, each with its end. */
  readonly #sockets = new Map<WebSocket, Promise<void>>();
  readonly #ticker: Ticker;
  readonly #webhooks: WebhookClient;
  readonly #restApi: RestApi;
  readonly #network: Network;
  #restUrl: string | undefined;
  #authToken: string;

  constructor(options: CarrierOptions) {
    const { accountSid, publicUrl, clock = () => performance.now() } = options;
    this.#options = options;
    this.#authToken = options.authToken;
    const authToken = () => this.#authToken;
    this.#nextOrigin = originSource(options.gatewayOrigin);
    this.#ticker = new Ticker(clock);
    this.#webhooks = new WebhookClient({
      authToken,
      publicUrl,
      gatewayOrigin: this.#nextOrigin,
      timeoutMs: options.requestTimeoutMs ?? 15_000,
    });
    const { account } = this;
    this.#restApi = new RestApi({ accountSid, authToken, account, findCall: (sid) => this.calls.get(sid) });
    this.#network = this.#createNetwork(clock);
  }

  /** Opens the REST API. Calls can be placed without it. */
  async start(): Promise<void> {
    this.#restUrl = await this.#restApi.start();
  }

  /** Base URL of the REST API. @throws Error before `start` */
  get restUrl(): string {
    if (this.#restUrl === undefined) throw new Error('the carrier was not started');
    return this.#restUrl;
  }

  /** The REST API refuses the next requests about calls, one after the other. */
  refuseRest(...refusals: readonly RestRefusal[]): void {
    this.#restApi.refuseNext(...refusals);
  }

  /** Text messages that were taken, oldest first. */
  get textMessages(): readonly TextMessage[] {
    return this.#restApi.messages.sent;
  }

  /** The operator promotes the account's secondary token: the former primary one is worth nothing from now on. */
  promoteToken(token: string): void {
    this.#authToken = token;
  }

  /** Someone phones. Resolves when the gateway's first TwiML has come, or the call is already over. */
  async call(options: PlaceCallOptions): Promise<CarrierCall> {
    const call = this.place(options);
    await call.begun;
    return call;
  }

  /** Like `call`, without waiting for the gateway. */
  place(options: PlaceCallOptions): CarrierCall {
    const call = new CarrierCall(this.#network, options);
    this.calls.set(call.sid, call);
    call.place(this.#options.publicUrl + (options.voicePath ?? '/twilio/voice'));
    return call;
  }

  /** Assigns a number to the target that answers it. A dial to any other number fails. */
  connectNumber(number: string, target: DialTarget): void {
    this.#targets.set(number, target);
  }

  /** Hangs up every call and closes everything. Idempotent. */
  async stop(): Promise<void> {
    const calls = [...this.calls.values()];
    for (const call of calls) call.hangUp('carrier');
    await within(STOP_PATIENCE_MS, [...calls.map(({ done }) => done), ...this.#sockets.values()]);
    this.#webhooks.stop();
    for (const socket of this.#sockets.keys()) socket.terminate();
    this.#ticker.stop();
    await Promise.all([this.#restApi.stop(), ...this.#sockets.values()]);
  }

  #createNetwork(clock: () => number): Network {
    const { accountSid, publicUrl, statusPath, verifiedNumbers = [] } = this.#options;
    const { digitScale = 1, ringScale = 1, recordsAudio = true, asksActionAfterLoss = true } = this.#options;
    return {
      ...{ accountSid, publicUrl, clock, verifiedNumbers, asksActionAfterLoss },
      ...{ digitScale, ringScale, recordsAudio, observer: this.#options.observer },
      ticker: this.#ticker,
      webhooks: this.#webhooks,
      statusCallback: statusPath === undefined ? undefined : publicUrl + statusPath,
      openSocket: (url) => this.#openSocket(url),
      target: (number) => this.#targets.get(number),
      say: (text) => this.#say(text),
    };
  }

  #openSocket(url: string): WebSocket {
    const { host, pathname } = new URL(url);
    const headers = {
      Host: host,
      'X-Twilio-Signature': twilioSignature(this.#authToken, url),
      'X-Forwarded-Proto': 'https',
      'User-Agent': 'Twilio.TmeWs/1.0',
    };
    const socket = new WebSocket(this.#nextOrigin().replace(/^http/, 'ws') + pathname, {
      headers,
      handshakeTimeout: HANDSHAKE_TIMEOUT_MS,
      perMessageDeflate: false,
    });
    this.#sockets.set(socket, this.#closeOf(socket));
    return socket;
  }

  #closeOf(socket: WebSocket): Promise<void> {
    return new Promise((resolve) => {
      socket.once('close', () => {
        this.#sockets.delete(socket);
        resolve();
      });
    });
  }

  #say(text: string): Buffer {
    const { speakSay } = this.#options;
    if (speakSay) return Buffer.from(encodeMulaw(speakSay(text)));
    return Buffer.alloc(text.length * SAY_MS_PER_CHARACTER * BYTES_PER_MS, SILENCE_BYTE);
  }
}

/** Waits for all of them, but no longer than this. */
async function within(timeoutMs: number, all: readonly Promise<unknown>[]): Promise<void> {
  const patience = new AbortController();
  const tooLong = delay(timeoutMs, undefined, { signal: patience.signal }).catch(() => undefined);
  await Promise.race([Promise.all(all), tooLong]);
  patience.abort();
}

function originSource(origin: GatewayOrigin): () => string {
  if (typeof origin === 'function') return origin;
  const origins = typeof origin === 'string' ? [origin] : origin;
  let turn = 0;
  return () => {
    const next = origins[turn % origins.length];
    turn += 1;
    if (next === undefined) throw new RangeError('the carrier needs a gateway origin');
    return next;
  };
}
