import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { LoopbackPort } from '../loopback-port.ts';
import type { CredentialBook, TemporaryCredentials } from '../temporary-credentials.ts';
import type { ByteLink } from './byte-link.ts';
import { checkPresigned } from './presigned-query.ts';
import { type Refusal, UNKNOWN_OPERATION } from './refusal.ts';
import type { ChunkChain } from './signature.ts';
import { WebSocketLink } from './web-socket-link.ts';

interface Admitted {
  readonly chain: ChunkChain;
  readonly modelId: string;
}

export interface WebSocketFrontOptions {
  readonly book: CredentialBook;
  /** The model's own reasons against one more stream. */
  readonly refusal: (modelId: string) => Refusal | undefined;
  readonly serve: (link: ByteLink, admitted: Admitted) => void;
}

const PATH = /^\/model\/([^/]+)\/invoke-with-bidirectional-stream-websocket$/;
/**
 * Named in Bedrock's service authorization reference and in what the API asks for.
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModelWithBidirectionalStream.html
 */
const ACTIONS = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithBidirectionalStream'];
/** No event of a voice stream comes near the vendor's 16 MB. */
const MAX_MESSAGE_BYTES = 1024 * 1024;

/** The way by which browsers reach the model: a WebSocket whose address is signed. A loopback port without TLS. */
export class WebSocketFront {
  readonly #options: WebSocketFrontOptions;
  readonly #server: Server = createServer((_request, response) => response.writeHead(404).end());
  readonly #webSockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  readonly #port = new LoopbackPort(this.#server);

  constructor(options: WebSocketFrontOptions) {
    this.#options = options;
  }

  /** @returns the address to give to a browser client as its `endpoint`: it opens `ws:` where this says `http:` */
  start(): Promise<{ readonly url: string }> {
    this.#server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
    return this.#port.open();
  }

  stop(): Promise<void> {
    return this.#port.close();
  }

  /** Every connection is lost without a close frame. */
  destroyConnections(): void {
    this.#port.destroyConnections();
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const admission = this.#admit(request);
    if ('status' in admission) {
      refuse(socket, admission);
      return;
    }
    this.#webSockets.handleUpgrade(request, socket, head, (webSocket) =>
      this.#options.serve(new WebSocketLink(webSocket), admission),
    );
  }

  #admit({ url = '', headers, method }: IncomingMessage): Refusal | Admitted {
    const [path = '', query = ''] = url.split('?');
    const modelId = decodeURIComponent(PATH.exec(path)?.[1] ?? '');
    if (modelId === '' || method !== 'GET') return UNKNOWN_OPERATION;
    const request = { path, query: new URLSearchParams(query), host: hostnameOf(headers.host) };
    const check = checkPresigned(request, this.#options.book);
    if ('status' in check) return check;
    if (!isAllowed(check.credentials, modelId)) return notAuthorized(modelId);
    return this.#options.refusal(modelId) ?? { chain: check.chain, modelId };
  }
}

/** The SDK signs the name without its port, which at AWS is the same. */
function hostnameOf(host = ''): string {
  return host.replace(/:\d+$/, '');
}

function isAllowed({ actions, resources }: TemporaryCredentials, modelId: string): boolean {
  const isModel = (arn: string) =>
    arn.startsWith('arn:aws:bedrock:') && arn.endsWith(`::foundation-model/${modelId}`);
  return ACTIONS.every((action) => actions.includes(action)) && resources.some(isModel);
}

function notAuthorized(modelId: string): Refusal {
  const message = `User is not authorized to perform: bedrock:InvokeModelWithBidirectionalStream on resource: ${modelId}`;
  return { status: 403, errorType: 'AccessDeniedException', message };
}

function refuse(socket: Duplex, { status, errorType, message }: Refusal): void {
  const body = JSON.stringify({ message });
  const head = [
    `HTTP/1.1 ${status} Refused`,
    `x-amzn-errortype: ${errorType}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
