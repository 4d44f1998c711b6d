import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Credentials } from '../bedrock/signature.ts';
import { LoopbackServer } from '../loopback-server.ts';
import { signatureFault } from './body-signature.ts';
import { type Fields, parseFields, readBody, sendJson } from './json-exchange.ts';
import { passesFilter } from './metadata-filter.ts';
import { Misbehaviour } from './misbehaviour.ts';
import { type RetrieveRequest, readRetrieve } from './retrieve-rules.ts';
import { similarity, wordVector } from './word-vector.ts';

/** A document of a knowledge base. */
export interface StoredDocument {
  readonly text: string;
  /** `s3://bucket/key` or a URL. */
  readonly uri: string;
  readonly metadata?: Fields;
}

export interface BedrockAgentOptions {
  readonly knowledgeBases: Readonly<Record<string, readonly StoredDocument[]>>;
  readonly credentials: Credentials;
}

const PATH = /^\/knowledgebases\/([0-9a-zA-Z]{10})\/retrieve$/;
const DIMENSIONS = 1024;

/**
 * The knowledge bases of Amazon Bedrock on a loopback port: verifies signatures and refuses what the vendor refuses.
 * Reached by `AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME`.
 */
export class BedrockAgentSandbox {
  /** Accepted requests, oldest first. */
  readonly requests: RetrieveRequest[] = [];
  readonly misbehaviour = new Misbehaviour();
  readonly #options: BedrockAgentOptions;
  readonly #server = new LoopbackServer((http, response) => this.#serve(http, response));
  #received = 0;

  constructor(options: BedrockAgentOptions) {
    this.#options = options;
  }

  /** Requests that came, refused ones included. */
  get received(): number {
    return this.#received;
  }

  start(): Promise<{ url: string }> {
    return this.#server.start();
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }

  async #serve(http: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#received += 1;
    const body = await readBody(http);
    if (await this.misbehaviour.takesOver(response)) return;
    const id = PATH.exec(http.url ?? '')?.[1];
    if (id === undefined || http.method !== 'POST') {
      return refuse(response, 404, 'UnknownOperationException', 'Unknown operation.');
    }
    const signature = signatureFault(http, body, this.#options.credentials);
    if (signature !== undefined) return refuse(response, 403, signature.errorType, signature.message);
    const documents = Object.hasOwn(this.#options.knowledgeBases, id) && this.#options.knowledgeBases[id];
    if (!documents) {
      return refuse(
        response,
        404,
        'ResourceNotFoundException',
        `Knowledge Base with id ${id} does not exist.`,
      );
    }
    const request = readRetrieve(parseFields(body));
    if ('fault' in request) return refuse(response, 400, 'ValidationException', request.fault);
    this.requests.push(request);
    sendJson(response, 200, { retrievalResults: rank(documents, request) });
  }
}

function rank(documents: readonly StoredDocument[], request: RetrieveRequest) {
  const asked = wordVector(request.text, DIMENSIONS);
  return documents
    .filter(({ metadata }) => passesFilter(metadata ?? {}, request.filter))
    .map((document) => ({ document, score: similarity(asked, wordVector(document.text, DIMENSIONS)) }))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, Math.min(request.numberOfResults, request.reranked ?? request.numberOfResults))
    .map(({ document: { text, uri, metadata }, score }) => ({
      content: { type: 'TEXT', text },
      location: uri.startsWith('s3:')
        ? { type: 'S3', s3Location: { uri } }
        : { type: 'WEB', webLocation: { url: uri } },
      score,
      metadata: metadata ?? {},
    }));
}

function refuse(response: ServerResponse, status: number, errorType: string, message: string): void {
  sendJson(response, status, { message }, { 'x-amzn-errortype': errorType });
}
