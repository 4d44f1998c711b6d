import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BrowserTokens } from '../../../src/web/tokens.ts';
import { fetchToken, WEB } from '../../support/browser.ts';

/** `expired`: tokens of yesterday. `refused`: the user is not signed in. */
type TokenKind = 'fresh' | 'expired' | 'refused';

const DAY_MS = 86_400_000;

/** The operator's own server: it knows its users by a cookie, and gets voice tokens for them from the gateway. */
export class TokenBackend {
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  readonly #pageOrigin: string;
  #gatewayOrigin = '';
  /** What it gives from now on. */
  kind: TokenKind = 'fresh';
  /** Requests that it has answered with a token. */
  given = 0;

  /** @param pageOrigin the only origin whose pages may ask */
  constructor(pageOrigin: string) {
    this.#pageOrigin = pageOrigin;
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  connectTo(gatewayOrigin: string): void {
    this.#gatewayOrigin = gatewayOrigin;
  }

  get url(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}/voice-token`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    request.resume();
    response.setHeader('access-control-allow-origin', this.#pageOrigin);
    response.setHeader('access-control-allow-credentials', 'true');
    response.setHeader('access-control-allow-headers', 'content-type');
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end();
      return;
    }
    if (request.url === '/') {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Another page</title>');
      return;
    }
    const [, userId] = /(?:^|; )user=([\w-]+)/.exec(request.headers.cookie ?? '') ?? [];
    if (userId === undefined || this.kind === 'refused') {
      response.writeHead(401).end();
      return;
    }
    this.given += 1;
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ token: await this.#token(userId), userId }));
  }

  async #token(userId: string): Promise<string> {
    const origin = this.#pageOrigin;
    if (this.kind === 'fresh') return fetchToken(this.#gatewayOrigin, userId, { origin });
    return new BrowserTokens(WEB.tokenKey, () => Date.now() - DAY_MS).issue({ userId, origin }).token;
  }
}
