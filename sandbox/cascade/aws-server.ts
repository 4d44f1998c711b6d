import { createServer, type Http2Server, type IncomingHttpHeaders, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import { type Refusal, refuse } from '../bedrock/refusal.ts';
import { type ChunkChain, type Credentials, checkRequest } from '../bedrock/signature.ts';

export interface AwsServerOptions {
  /** As signatures name it: `transcribe`, `polly`. */
  readonly service: string;
  /** When given, the signature of each request and event is verified. */
  readonly credentials: Credentials | undefined;
  /** Answers a request whose signature is right. */
  readonly serve: (http: ServerHttp2Stream, request: AwsRequest) => void;
}

export interface AwsRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Verifies the events of a stream; absent when nothing is signed. */
  readonly chain: ChunkChain | undefined;
}

/** One AWS service on a loopback port: HTTP/2 without TLS, signatures, and the faults that tests need. */
export class AwsServer {
  readonly #options: AwsServerOptions;
  readonly #server: Http2Server = createServer();
  readonly #sockets = new Set<Socket>();
  readonly #refusals: Refusal[] = [];
  #hangs = 0;

  constructor(options: AwsServerOptions) {
    this.#options = options;
    this.#server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    this.#server.on('stream', (http, headers) => this.#accept(http, headers));
  }

  /** TCP connections that are open now. */
  get connections(): number {
    return this.#sockets.size;
  }

  /** Answers the next request with this refusal. */
  refuseNext(refusal: Refusal): void {
    this.#refusals.push(refusal);
  }

  /** Takes the next request and never answers it. */
  hangNext(): void {
    this.#hangs += 1;
  }

  /** Every connection is lost without an HTTP/2 frame. */
  destroyConnections(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Listens on a free port of the loopback interface. */
  async start(): Promise<{ readonly url: string }> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = this.#server.address() as AddressInfo;
    return { url: `http://127.0.0.1:${port}` };
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.destroyConnections();
    await closed;
  }

  #accept(http: ServerHttp2Stream, headers: IncomingHttpHeaders): void {
    // A client may reset its stream.
    http.on('error', () => http.close());
    if (this.#hangs > 0) {
      this.#hangs -= 1;
      http.resume();
      return;
    }
    const refusal = this.#refusals.shift();
    const request = this.#read(headers);
    if (refusal) refuse(http, refusal);
    else if ('status' in request) refuse(http, request);
    else this.#options.serve(http, request);
  }

  #read(given: IncomingHttpHeaders): AwsRequest | Refusal {
    const headers = flatten(given);
    const [path = '', query] = (headers[':path'] ?? '').split('?');
    const method = headers[':method'] ?? '';
    const { credentials, service } = this.#options;
    // Requests with a query are only asked by tools, once.
    if (!credentials || query !== undefined) return { method, path, headers, chain: undefined };
    const check = checkRequest({ method, path, headers }, credentials, service);
    return check.outcome === 'valid'
      ? { method, path, headers, chain: check.chain }
      : { status: 403, ...check };
  }
}

function flatten(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(',') : (value ?? ''),
    ]),
  );
}
