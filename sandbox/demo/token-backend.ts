import type { IncomingMessage, ServerResponse } from 'node:http';
import { LoopbackServer } from '../loopback-server.ts';

export interface TokenBackendOptions {
  /** Base address of the gateway. */
  readonly gateway: () => string;
  /** Its `WEB_API_KEY`. */
  readonly apiKey: string;
  /** Pages that may ask. */
  readonly origins: readonly string[];
}

/** Stands for an operator's own server: knows who its user is, and gets a voice token for them from the gateway. */
export class TokenBackend {
  readonly #options: TokenBackendOptions;
  readonly #server = new LoopbackServer((http, response) => this.#serve(http, response));
  #users = 0;

  constructor(options: TokenBackendOptions) {
    this.#options = options;
  }

  /** @returns the address that answers `{token, userId}` */
  async start(): Promise<{ url: string }> {
    const { url } = await this.#server.start();
    return { url: `${url}/voice-token` };
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }

  async #serve(http: IncomingMessage, response: ServerResponse): Promise<void> {
    const { origin = '' } = http.headers;
    response.setHeader('vary', 'origin');
    response.setHeader('cache-control', 'no-store');
    if (http.method !== 'POST' || !this.#options.origins.includes(origin)) {
      response.writeHead(403).end();
      return;
    }
    response.setHeader('access-control-allow-origin', origin);
    response.setHeader('access-control-allow-credentials', 'true');
    const userId = userOf(http) ?? `visitor-${++this.#users}`;
    const { status, body } = await this.#askGateway(userId, origin);
    // The cookie keeps the user, whose session a lost connection goes on with.
    response.setHeader('set-cookie', `demo-user=${userId}; Path=/; HttpOnly; SameSite=Strict`);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ...body, userId }));
  }

  async #askGateway(userId: string, origin: string) {
    const { gateway, apiKey } = this.#options;
    const answer = await fetch(`${gateway()}/voice/token`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ userId, origin }),
    });
    const body: unknown = await answer.json();
    return { status: answer.status, body: typeof body === 'object' ? body : {} };
  }
}

function userOf({ headers }: IncomingMessage): string | undefined {
  return /(?:^|; )demo-user=(visitor-\d+)(?:;|$)/.exec(headers.cookie ?? '')?.[1];
}
