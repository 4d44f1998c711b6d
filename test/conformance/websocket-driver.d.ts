/** What the tests use of `websocket-driver`, which brings no types. */
declare module 'websocket-driver' {
  import type { IncomingMessage } from 'node:http';
  import type { Duplex } from 'node:stream';

  interface Driver {
    /** To be piped to and from the connection. */
    readonly io: Duplex;
    readonly protocol: string | null;
    on(event: 'open', listener: () => void): this;
    on(event: 'message', listener: (event: { readonly data: string | Buffer }) => void): this;
    on(event: 'close', listener: (event: { readonly code: number; readonly reason: string }) => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
    setHeader(name: string, value: string): boolean;
    start(): boolean;
    text(message: string): boolean;
    binary(message: Buffer): boolean;
    ping(message: string, onPong: () => void): boolean;
    close(reason?: string, code?: number): boolean;
  }

  const websocket: {
    client(url: string, options?: { readonly protocols?: readonly string[] }): Driver;
    http(request: IncomingMessage): Driver;
    isWebSocket(request: IncomingMessage): boolean;
  };
  // biome-ignore lint/style/noDefaultExport: the package has no other.
  export default websocket;
}
