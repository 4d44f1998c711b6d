import type { WebSocket as PageSocket } from '@fastify/websocket';
import { type RawData, WebSocket } from 'ws';
import { isRecord } from '../../is-record.ts';
import type { Logger } from '../../logging.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { answerPings } from '../../websocket/ping-answers.ts';
import type { CallTokens } from './call-tokens.ts';
import type { OpenCalls } from './open-calls.ts';
import type { WebhookSender } from './webhook-sender.ts';

export interface StreamBridgeServices {
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'requestsRefused'>;
  readonly tokens: Pick<CallTokens, 'redeem'>;
  readonly openCalls: OpenCalls;
  readonly sender: Pick<WebhookSender, 'stream'>;
  /** The page has shown its token, or is gone. Called once. */
  readonly onKnown: () => void;
  /** The page went away without ending its stream. */
  readonly onPageGone: (callSid: string) => void;
}

const STREAM_PATH = '/twilio/stream';
const FIRST_MESSAGE_MS = 10_000;
const HANDSHAKE_MS = 5_000;
const MAX_MESSAGE_BYTES = 64 * 1024;
/** A minute and a half of audio on the wire. Answers come faster than they are heard, but never this much faster. */
const MAX_WAITING_BYTES = 1024 * 1024;
const CLOSE_POLICY = 1008;
/** 1006 cannot be sent: tells the page that the gateway's end broke. */
const LOST = 4006;
const OPENED = JSON.stringify({ event: 'open' });

/** Passes one media stream through, between a page and the `/twilio/stream` that Twilio opens for a call. */
export class StreamBridge {
  readonly #page: PageSocket;
  readonly #services: StreamBridgeServices;
  readonly #timer: NodeJS.Timeout;
  #state: 'waiting' | 'connecting' | 'starting' | 'open' | 'ended' = 'waiting';
  #gateway: WebSocket | undefined;
  #callSid = '';
  #streamEnded: () => void = () => undefined;

  /** Listens before it returns. */
  constructor(page: PageSocket, services: StreamBridgeServices) {
    this.#page = page;
    this.#services = services;
    answerPings(page);
    page.on('message', (data: RawData, isBinary: boolean) => this.#fromPage(data, isBinary));
    page.on('close', (code: number) => this.#onPageClosed(code));
    page.on('error', () => page.terminate());
    this.#timer = setTimeout(() => this.#refuse('token_missing'), FIRST_MESSAGE_MS).unref();
  }

  #fromPage(data: RawData, isBinary: boolean): void {
    const text = isBinary ? '' : String(data);
    switch (this.#state) {
      case 'waiting':
        this.#admit(text);
        break;
      case 'starting':
        this.#start(text);
        break;
      case 'open':
        this.#toGateway(text);
        break;
      // What a page sends before it knows that the stream is open is dropped.
      case 'connecting':
      case 'ended':
        break;
      default:
        this.#state satisfies never;
    }
  }

  #admit(text: string): void {
    const token = parse(text)?.token;
    const result = typeof token === 'string' ? this.#services.tokens.redeem(token) : undefined;
    if (!result?.ok) {
      this.#refuse(`token_${result?.reason ?? 'missing'}`);
      return;
    }
    // A dial token places a call; the stream belongs to one that was placed.
    if (result.kind !== 'call') {
      this.#refuse('token_used');
      return;
    }
    clearTimeout(this.#timer);
    this.#services.onKnown();
    this.#state = 'connecting';
    this.#callSid = result.call.callSid;
    this.#streamEnded = this.#services.openCalls.streamOpened(this.#callSid);
    this.#connect();
  }

  #connect(): void {
    const stream = this.#services.sender.stream(STREAM_PATH);
    if (!stream) {
      this.#refuse('not_listening');
      return;
    }
    const gateway = new WebSocket(stream.url, {
      headers: { 'x-twilio-signature': stream.signature },
      handshakeTimeout: HANDSHAKE_MS,
      maxPayload: MAX_MESSAGE_BYTES,
      perMessageDeflate: false,
    });
    this.#gateway = gateway;
    gateway.on('open', () => {
      this.#state = 'starting';
      this.#page.send(OPENED);
    });
    gateway.on('message', (data) => this.#toPage(String(data)));
    // `close` follows.
    gateway.on('error', (err) => this.#services.logger.warn({ err }, 'A stream of the softphone failed'));
    gateway.on('close', (code, reason) => this.#end(code, String(reason)));
  }

  /** `connected`, then `start`, which must name the call that the token is for. */
  #start(text: string): void {
    const message = parse(text);
    if (message?.event === 'start') {
      const start = isRecord(message.start) ? message.start : {};
      if (start.callSid !== this.#callSid) {
        this.#refuse('token_wrong_call');
        return;
      }
      this.#state = 'open';
    }
    this.#toGateway(text);
  }

  #toGateway(text: string): void {
    const gateway = this.#gateway;
    if (gateway?.readyState !== WebSocket.OPEN) return;
    if (gateway.bufferedAmount > MAX_WAITING_BYTES) {
      this.#refuse('softphone_flood');
      return;
    }
    gateway.send(text);
  }

  #toPage(text: string): void {
    if (this.#page.readyState !== WebSocket.OPEN) return;
    if (this.#page.bufferedAmount > MAX_WAITING_BYTES) {
      this.#refuse('softphone_not_reading');
      return;
    }
    this.#page.send(text);
  }

  #refuse(reason: string): void {
    const { logger, metrics } = this.#services;
    metrics.requestsRefused.inc({ reason: `softphone_${reason.replace('softphone_', '')}` });
    logger.warn({ reason }, 'A stream of the softphone was closed; the page must place a new call');
    this.#end(CLOSE_POLICY, reason);
    // A page that does not read does not answer the close frame either.
    if (reason === 'softphone_not_reading') this.#page.terminate();
  }

  #onPageClosed(code: number): void {
    const wasRunning = this.#state === 'open' || this.#state === 'starting';
    this.#end(code, '');
    if (wasRunning) this.#services.onPageGone(this.#callSid);
  }

  /** Closes both sides with the code that ended one of them. Idempotent. */
  #end(code: number, reason: string): void {
    if (this.#state === 'ended') return;
    if (this.#state === 'waiting') this.#services.onKnown();
    this.#state = 'ended';
    clearTimeout(this.#timer);
    this.#streamEnded();
    if (code === 1005) {
      this.#page.close();
      this.#gateway?.close();
    } else if (code === 1006) {
      this.#page.close(LOST, 'the stream was lost');
      this.#gateway?.terminate();
    } else {
      this.#page.close(code, reason);
      this.#gateway?.close(code, reason);
    }
  }
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
