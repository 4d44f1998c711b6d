import type { AddressInfo } from 'node:net';

const ANY: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' };

/** Where this process answers Twilio, for requests that it sends to itself. Known once it listens. */
export class OwnAddress {
  #origin: string | undefined;

  /** @returns `http://127.0.0.1:3000`; undefined before the server listens */
  get origin(): string | undefined {
    return this.#origin;
  }

  /** The server listens. */
  learn([first]: readonly (AddressInfo | string)[]): void {
    // A string is a socket file, which nothing is sent to.
    if (first === undefined || typeof first === 'string') return;
    const { address, family, port } = first;
    const host = ANY[address] ?? (family === 'IPv6' ? `[${address}]` : address);
    this.#origin = `http://${host}:${port}`;
  }
}
