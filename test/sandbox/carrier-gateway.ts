import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { eventually } from '../support/eventually.ts';

export interface ReceivedWebhook {
  readonly method: string;
  readonly path: string;
  /** Path with its query string. */
  readonly url: string;
  readonly params: Record<string, string>;
  readonly headers: IncomingMessage['headers'];
}

export interface WebhookReply {
  readonly status?: number;
  readonly contentType?: string;
  readonly body: string;
  readonly delayMs?: number;
  /** The process dies while it answers. */
  readonly breaks?: boolean;
}

type Handler = (webhook: ReceivedWebhook) => string | WebhookReply;

export interface StreamMessage {
  readonly event: string;
  readonly sequenceNumber?: string;
  readonly streamSid?: string;
  readonly start?: { readonly callSid: string; readonly customParameters: Record<string, string> };
  readonly media?: { readonly chunk: string; readonly timestamp: string; readonly payload: string };
  readonly mark?: { readonly name: string };
  readonly dtmf?: { readonly digit: string };
  readonly stop?: { readonly callSid: string };
}

/** One Media Stream as the server's side sees it. */
export class ServerStream {
  readonly messages: { readonly atMs: number; readonly message: StreamMessage }[] = [];
  readonly socket: WebSocket;
  readonly headers: IncomingMessage['headers'];
  closed = false;

  constructor(socket: WebSocket, request: IncomingMessage) {
    this.socket = socket;
    this.headers = request.headers;
    socket.on('message', (data) => {
      this.messages.push({ atMs: performance.now(), message: JSON.parse(String(data)) });
    });
    socket.on('close', () => {
      this.closed = true;
    });
  }

  of(event: string): StreamMessage[] {
    return this.messages.filter(({ message }) => message.event === event).map(({ message }) => message);
  }

  get marks(): (string | undefined)[] {
    return this.of('mark').map(({ mark }) => mark?.name);
  }

  started(): Promise<StreamMessage> {
    return eventually(() => this.of('start')[0]);
  }

  get streamSid(): string {
    return this.of('start')[0]?.streamSid ?? '';
  }

  send(message: Record<string, unknown>): void {
    this.socket.send(JSON.stringify({ streamSid: this.streamSid, ...message }));
  }

  plays(mulaw: Buffer): void {
    this.send({ event: 'media', media: { payload: mulaw.toString('base64') } });
  }

  asksMark(name: string): void {
    this.send({ event: 'mark', mark: { name } });
  }

  clears(): void {
    this.send({ event: 'clear' });
  }
}

/** A small server in the gateway's place: says what the test tells it, remembers what it was asked. */
export class StubGateway {
  readonly webhooks: ReceivedWebhook[] = [];
  readonly streams: ServerStream[] = [];
  refusesStreams = false;
  readonly #handlers = new Map<string, Handler>();
  readonly #server: Server;
  readonly #sockets = new WebSocketServer({ noServer: true });

  private constructor() {
    this.#server = createServer((request, response) => void this.#answer(request, response));
    this.#server.on('upgrade', (request, socket, head) => {
      if (this.refusesStreams) {
        socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
        return;
      }
      this.#sockets.handleUpgrade(request, socket, head, (webSocket) => {
        this.streams.push(new ServerStream(webSocket, request));
      });
    });
  }

  static async start(): Promise<StubGateway> {
    const gateway = new StubGateway();
    await new Promise<void>((resolve) => {
      gateway.#server.listen(0, '127.0.0.1', resolve);
    });
    return gateway;
  }

  get origin(): string {
    const address = this.#server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  }

  /** Paths without an answer give 404. `verbs` is the inside of a `<Response>`. */
  on(path: string, verbs: string | Handler): void {
    this.#handlers.set(path, typeof verbs === 'string' ? () => response(verbs) : verbs);
  }

  to(path: string): ReceivedWebhook[] {
    return this.webhooks.filter((webhook) => webhook.path === path);
  }

  /** The stream number `index`, once its `start` has come. */
  async stream(index = 0): Promise<ServerStream> {
    const stream = await eventually(() => this.streams[index]);
    await stream.started();
    return stream;
  }

  async stop(): Promise<void> {
    for (const { socket } of this.streams) socket.terminate();
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
    });
  }

  async #answer(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    let body = '';
    for await (const piece of request) body += String(piece);
    const url = request.url ?? '';
    const [path = '', query = ''] = url.split('?');
    const params = Object.fromEntries(new URLSearchParams(request.method === 'GET' ? query : body));
    const webhook = { method: request.method ?? '', path, url, params, headers: request.headers };
    this.webhooks.push(webhook);
    const answer = this.#handlers.get(path)?.(webhook) ?? { status: 404, body: 'not found' };
    const { status = 200, contentType = 'text/xml', body: text, delayMs = 0, breaks } = toReply(answer);
    if (breaks) return void request.socket.destroy();
    setTimeout(() => reply.writeHead(status, { 'Content-Type': contentType }).end(text), delayMs).unref();
  }
}

function toReply(answer: string | WebhookReply): WebhookReply {
  return typeof answer === 'string' ? { body: answer } : answer;
}

export function response(verbs: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Response>${verbs}</Response>`;
}
