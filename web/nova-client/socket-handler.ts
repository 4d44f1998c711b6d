/** What is used of a WebSocket. The browser's fits, and so do others that keep to its standard. */
export interface Socket {
  binaryType: string;
  readonly bufferedAmount: number;
  send(data: Uint8Array<ArrayBuffer>): void;
  close(code?: number, reason?: string): void;
  addEventListener(type: 'open' | 'message' | 'error' | 'close', listener: (event: object) => void): void;
}

/** A request as the SDK has signed it. */
interface SignedHandshake {
  readonly hostname: string;
  readonly port?: number | undefined;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | string[] | null>> | undefined;
  readonly body?: AsyncIterable<Uint8Array> | ReadableStream<Uint8Array> | undefined;
}

export interface SocketHandlerOptions {
  readonly openSocket: (url: string) => Socket;
  /** The SDK asks for `wss:` only. True for a server on this machine that has no TLS. */
  readonly withoutTls: boolean;
  /** Milliseconds until the handshake must have been answered. */
  readonly connectMs: number;
  /** The handshake was accepted. */
  readonly onAccepted: () => void;
}

/** More than this is not given to the socket: about 2 s of audio, so a stalled network shows in our own queue. */
const MAX_BUFFERED_BYTES = 128 * 1024;
const BUFFER_CHECK_MS = 20;
/** How long the last words may come after our end of the stream. */
const LAST_WORDS_MS = 1_000;
const CLOSE_NORMAL = 1000;

/**
 * Carries the SDK's signed event stream over a WebSocket. The SDK's own handler waits 3 s for every refused handshake
 * and then rejects with an object that is no error, gives the socket everything without looking at its buffer, and
 * closes it at the end of the input, before the last words have come.
 * @see https://github.com/aws/aws-sdk-js-v3/blob/main/packages-internal/middleware-websocket/src/WebSocketFetchHandler.ts
 */
export class SocketHandler {
  /** Makes the SDK sign the address of a WebSocket. */
  readonly metadata = { handlerProtocol: 'websocket/h1.1' };
  readonly #options: SocketHandlerOptions;

  constructor(options: SocketHandlerOptions) {
    this.#options = options;
  }

  /** @throws Error named `HandshakeRefused` or `TimeoutError` */
  async handle(
    request: SignedHandshake,
    { abortSignal }: { readonly abortSignal?: unknown } = {},
  ): Promise<{
    response: { statusCode: number; headers: Record<string, string>; body: ReadableStream<Uint8Array> };
  }> {
    const { openSocket, withoutTls, connectMs, onAccepted } = this.#options;
    const socket = openSocket(addressOf(request, withoutTls ? 'ws' : 'wss'));
    socket.binaryType = 'arraybuffer';
    const link = new SocketLink(socket);
    if (abortSignal instanceof AbortSignal) {
      if (abortSignal.aborted) link.close();
      else abortSignal.addEventListener('abort', () => link.close(), { once: true });
    }
    await link.opened(connectMs);
    onAccepted();
    void link.send(request.body);
    return { response: { statusCode: 200, headers: {}, body: link.output } };
  }

  /** Part of the SDK's interface; nothing can be set. */
  updateHttpClientConfig(): void {
    // Our settings are fixed.
  }

  httpHandlerConfigs(): object {
    return {};
  }
}

/** One open socket: bytes out with back-pressure, bytes in as a stream. */
class SocketLink {
  readonly output: ReadableStream<Uint8Array>;
  readonly #socket: Socket;
  readonly #opening: { resolve: () => void; reject: (error: Error) => void }[] = [];
  #state: 'opening' | 'open' | 'closed' = 'opening';
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;

  constructor(socket: Socket) {
    this.#socket = socket;
    this.output = new ReadableStream({
      start: (controller) => {
        this.#controller = controller;
      },
      cancel: () => this.close(),
    });
    // Attached before the socket can have opened, so no message and no refusal is missed.
    socket.addEventListener('open', () => this.#open());
    socket.addEventListener('message', (event) => this.#receive(event));
    socket.addEventListener('close', (event) => this.#end(event));
    // A browser tells nothing about an error, and `close` follows each.
    socket.addEventListener('error', () => undefined);
  }

  async opened(limitMs: number): Promise<void> {
    if (this.#state === 'open') return;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(named('TimeoutError', 'The handshake was not answered in time'));
        this.close();
      }, limitMs);
      const settle = () => clearTimeout(timer);
      this.#opening.push({
        resolve: () => {
          settle();
          resolve();
        },
        reject: (error) => {
          settle();
          reject(error);
        },
      });
    });
  }

  /** Never rejects. Keeps the socket open after the input's end, for the model's last words. */
  async send(body: SignedHandshake['body']): Promise<void> {
    try {
      for await (const chunk of iterate(body)) {
        if (!(await this.#hasRoom())) return;
        this.#socket.send(new Uint8Array(chunk));
      }
      setTimeout(() => this.close(), LAST_WORDS_MS);
    } catch {
      // The signer or the encoder failed: the stream is of no use, and its reader learns of the end.
      this.close();
    }
  }

  /** Idempotent. */
  close(): void {
    this.#socket.close(CLOSE_NORMAL);
  }

  /** @returns false when the socket has closed meanwhile */
  async #hasRoom(): Promise<boolean> {
    while (this.#state === 'open' && this.#socket.bufferedAmount > MAX_BUFFERED_BYTES)
      await new Promise((resolve) => setTimeout(resolve, BUFFER_CHECK_MS));
    return this.#state === 'open';
  }

  #open(): void {
    this.#state = 'open';
    for (const { resolve } of this.#opening.splice(0)) resolve();
  }

  #receive(event: object): void {
    if ('data' in event && event.data instanceof ArrayBuffer)
      this.#controller?.enqueue(new Uint8Array(event.data));
  }

  #end(event: object): void {
    const wasOpen = this.#state === 'open';
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    for (const { reject } of this.#opening.splice(0))
      reject(named('HandshakeRefused', 'The socket was refused; a browser is not told why'));
    const code = 'code' in event ? event.code : undefined;
    if (wasOpen && code !== CLOSE_NORMAL)
      this.#controller?.error(named('SocketClosed', `The socket was closed with ${String(code)}`));
    else this.#controller?.close();
  }
}

async function* iterate(body: SignedHandshake['body']): AsyncGenerator<Uint8Array, void, undefined> {
  if (body === undefined) return;
  if (!(body instanceof ReadableStream)) {
    yield* body;
    return;
  }
  // Safari cannot iterate a ReadableStream.
  const reader = body.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function addressOf({ hostname, port, path, query = {} }: SignedHandshake, protocol: 'ws' | 'wss'): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value ?? ''].flat().map((one) => `${escaped(name)}=${escaped(one)}`),
  );
  return `${protocol}://${hostname}${port === undefined ? '' : `:${port}`}${path}?${pairs.join('&')}`;
}

/** As the signature has it. */
function escaped(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function named(name: string, message: string): Error {
  const error = new Error(message);
  error.name = name;
  return error;
}
