import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { createLogger } from '../../src/logging.ts';
import type { CallMedia, CallMediaListener, MediaStart } from '../../src/media/call-media.ts';
import type { HeardAudio } from '../../src/media/heard-audio.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import { StreamHandler, type StreamHandlerOptions } from '../../src/twilio/stream/stream-handler.ts';

export const STREAM_SID = 'MZ00000000000000000000000000000001';
export const CALL_SID = 'CA00000000000000000000000000000001';

/** Beyond this the WebSocket itself refuses to read. */
export const MAX_PAYLOAD_BYTES = 256 * 1024;

type Settings = Partial<Omit<StreamHandlerOptions, 'logger' | 'metrics'>>;

/** Notes everything that reaches the call. */
export class NotingListener implements CallMediaListener {
  readonly audio: string[] = [];
  readonly digits: string[] = [];
  readonly heard: HeardAudio[] = [];
  readonly stops: string[] = [];
  playbacks = 0;

  onAudio(payload: string): void {
    this.audio.push(payload);
  }
  onDtmf(digit: string): void {
    this.digits.push(digit);
  }
  onText(): void {
    // A telephone has no keyboard.
  }
  onItemHeard(item: HeardAudio): void {
    this.heard.push(item);
  }
  onPlayback(): void {
    this.playbacks += 1;
  }
  onStop(cause: string): void {
    this.stops.push(cause);
  }
}

/** One handler behind a real socket, and the peer that plays Twilio's part by hand. */
export class StreamLine {
  readonly metrics = new Metrics();
  readonly call = new NotingListener();
  readonly received: Record<string, unknown>[] = [];
  readonly logLines: string[] = [];
  start: MediaStart | undefined;
  handler: StreamHandler | undefined;
  serverSocket: WebSocket | undefined;
  closeCode: number | undefined;
  closeReason: string | undefined;
  #media: CallMedia | undefined;
  readonly #server: WebSocketServer;
  readonly #socket: WebSocket;

  private constructor(server: WebSocketServer, socket: WebSocket) {
    this.#server = server;
    this.#socket = socket;
  }

  static async open(settings: Settings = {}): Promise<StreamLine> {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1', maxPayload: MAX_PAYLOAD_BYTES });
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const socket = new WebSocket(`ws://127.0.0.1:${port}`);
    const line = new StreamLine(server, socket);
    server.on('connection', (serverSocket) => line.#answer(serverSocket, settings));
    socket.on('message', (data) => line.received.push(JSON.parse(String(data))));
    socket.on('close', (code, reason) => {
      line.closeCode = code;
      line.closeReason = String(reason);
    });
    await once(socket, 'open');
    return line;
  }

  get media(): CallMedia {
    if (!this.#media) throw new Error('The stream has not started');
    return this.#media;
  }

  /** Sends what Twilio would, or anything else. */
  sends(message: unknown): void {
    const isWire = typeof message === 'string' || Buffer.isBuffer(message);
    this.#socket.send(isWire ? message : JSON.stringify(message));
  }

  starts(parameters: Record<string, string> = {}): void {
    this.sends({ event: 'connected', protocol: 'Call', version: '1.0.0' });
    this.sends(startMessage(parameters));
  }

  speaks(chunk: number, timestampMs: number, payload: string): void {
    const media = { track: 'inbound', chunk: String(chunk), timestamp: String(timestampMs), payload };
    this.sends({ event: 'media', sequenceNumber: String(chunk + 1), media, streamSid: STREAM_SID });
  }

  echoes(mark: string): void {
    this.sends({ event: 'mark', sequenceNumber: '9', streamSid: STREAM_SID, mark: { name: mark } });
  }

  presses(digit: string): void {
    this.sends({ event: 'dtmf', streamSid: STREAM_SID, dtmf: { track: 'inbound_track', digit } });
  }

  stops(): void {
    this.sends({ event: 'stop', streamSid: STREAM_SID, stop: { callSid: CALL_SID } });
  }

  hangsUp(code?: number): void {
    this.#socket.close(code);
  }

  /** The connection breaks without a word. */
  breaks(): void {
    this.#socket.terminate();
  }

  /** Reads nothing any more, not even a closing handshake. */
  freezes(): void {
    this.#socket.pause();
  }

  /** Names of the marks that were sent, in order. */
  marks(): string[] {
    return this.received.flatMap(({ mark }) => {
      const name = typeof mark === 'object' && mark !== null ? Reflect.get(mark, 'name') : undefined;
      return typeof name === 'string' ? [name] : [];
    });
  }

  async dropped(reason: string): Promise<number> {
    return countOf(await this.metrics.framesDropped.get(), reason);
  }

  async frames(direction: string): Promise<number> {
    return countOf(await this.metrics.mediaFrames.get(), direction);
  }

  async destroy(): Promise<void> {
    this.#socket.terminate();
    for (const client of this.#server.clients) client.terminate();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(serverSocket: WebSocket, settings: Settings): void {
    this.serverSocket = serverSocket;
    const logger = createLogger('debug', { write: (text) => void this.logLines.push(text) });
    this.handler = new StreamHandler(serverSocket, {
      logger,
      metrics: this.metrics,
      ...settings,
      onStart: (start, media) => {
        this.start = start;
        this.#media = media;
        return settings.onStart?.(start, media) ?? this.call;
      },
    });
  }
}

export function startMessage(parameters: Record<string, string> = {}) {
  return {
    event: 'start',
    sequenceNumber: '1',
    start: {
      accountSid: 'AC00000000000000000000000000000001',
      streamSid: STREAM_SID,
      callSid: CALL_SID,
      tracks: ['inbound'],
      mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
      customParameters: parameters,
    },
    streamSid: STREAM_SID,
  };
}

function countOf(
  metric: { values: readonly { value: number; labels: Partial<Record<string, string | number>> }[] },
  label: string,
): number {
  return metric.values.find(({ labels }) => Object.values(labels).includes(label))?.value ?? 0;
}
