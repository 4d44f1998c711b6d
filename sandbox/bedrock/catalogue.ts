import type { IncomingMessage, ServerResponse } from 'node:http';
import { LoopbackServer } from '../loopback-server.ts';
import { type Credentials, checkRequest } from './signature.ts';

export interface ModelLifecycle {
  readonly status: 'ACTIVE' | 'LEGACY';
  /** ISO 8601, as the two below. */
  readonly legacyTime?: string;
  readonly publicExtendedAccessTime?: string;
  readonly endOfLifeTime?: string;
}

const PATH = /^\/foundation-models\/([^/?]+)$/;
const LIST_PATH = /^\/foundation-models(?:\?byProvider=amazon)?$/;

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
    if (signed.outcome === 'refused') refuse(response, 403, signed.errorType);
    else if (this.denies) refuse(response, 403, 'AccessDeniedException');
    else if (LIST_PATH.test(path)) send(response, { modelSummaries: this.#summaries() });
    else this.#describe(decodeURIComponent(PATH.exec(path)?.[1] ?? ''), response);
  }

  #describe(modelId: string, response: ServerResponse): void {
    const lifecycle = this.lifecycles.get(modelId);
    if (lifecycle) send(response, { modelDetails: { modelId, modelLifecycle: lifecycle } });
    else refuse(response, 404, 'ResourceNotFoundException');
  }

  #summaries(): object[] {
    return [...this.lifecycles].map(([modelId, modelLifecycle]) => ({ modelId, modelLifecycle }));
  }
}

function send(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

function refuse(response: ServerResponse, status: number, errorType: string): void {
  response
    .writeHead(status, { 'Content-Type': 'application/json', 'x-amzn-errortype': errorType })
    .end(JSON.stringify({ message: 'not allowed, or not there' }));
}
