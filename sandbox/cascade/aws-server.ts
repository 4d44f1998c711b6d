import { createServer, type Http2Server, type IncomingHttpHeaders, type ServerHttp2Stream } from 'node:http2';
import { type Refusal, refuse } from '../bedrock/refusal.ts';
import { type ChunkChain, type Credentials, checkRequest } from '../bedrock/signature.ts';
import { LoopbackPort } from '../loopback-port.ts';

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
  readonly #port = new LoopbackPort(this.#server);
  readonly #refusals: Refusal[] = [];
  readonly #unanswered = new Set<ServerHttp2Stream>();
  #hangs = 0;

  constructor(options: AwsServerOptions) {
    this.#options = options;
    this.#server.on('stream', (http, headers) => this.#accept(http, headers));
  }

  /** TCP connections that are open now. */
  get connections(): number {
    return this.#port.connections;
  }

  /** Requests that are open and will not be answered. */
  get unanswered(): number {
    return this.#unanswered.size;
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
    this.#port.destroyConnections();
  }

  /** Listens on a free port of the loopback interface. */
  start(): Promise<{ readonly url: string }> {
    return this.#port.open();
  }

  stop(): Promise<void> {
    return this.#port.close();
  }

  #accept(http: ServerHttp2Stream, headers: IncomingHttpHeaders): void {
    // A client may reset its stream.
    http.on('error', () => http.close());
    if (this.#hangs > 0) {
      this.#hangs -= 1;
      this.#unanswered.add(http);
      http.on('close', () => this.#unanswered.delete(http));
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
