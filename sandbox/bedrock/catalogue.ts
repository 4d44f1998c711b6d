import type { IncomingMessage, ServerResponse } from 'node:http';
import { LoopbackServer } from '../loopback-server.ts';
import { type Credentials, checkRequest } from './signature.ts';

export interface ModelLifecycle {
  readonly status: 'ACTIVE' | 'LEGACY';
  /** ISO 8601. */
  readonly endOfLifeTime?: string;
}

const PATH = /^\/foundation-models\/([^/?]+)$/;

/** The part of Amazon Bedrock that tells of models, on a loopback port: `AWS_ENDPOINT_URL_BEDROCK`. */
export class BedrockCatalogue {
  readonly lifecycles = new Map<string, ModelLifecycle>([['amazon.nova-2-sonic-v1:0', { status: 'ACTIVE' }]]);
  /** While true, nobody may look. */
  denies = false;
  readonly #credentials: Credentials;
  readonly #server = new LoopbackServer(async (request, response) => this.#answer(request, response));

  constructor(credentials: Credentials) {
    this.#credentials = credentials;
  }

  start(): Promise<{ readonly url: string }> {
    return this.#server.start();
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }

  #answer({ method = '', url: path = '', headers }: IncomingMessage, response: ServerResponse): void {
    const texts = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    const signed = checkRequest({ method, path, headers: texts }, this.#credentials);
    const lifecycle = this.lifecycles.get(decodeURIComponent(PATH.exec(path)?.[1] ?? ''));
    if (signed.outcome === 'refused' || this.denies) send(response, 403, { message: 'not allowed' });
    else if (lifecycle) send(response, 200, { modelDetails: { modelLifecycle: lifecycle } });
    else send(response, 404, { message: 'no such model' });
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}
