import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Credentials } from '../bedrock/signature.ts';
import { LoopbackServer } from '../loopback-server.ts';
import { signatureFault } from './body-signature.ts';
import { type Fields, parseFields, readBody, sendJson, unknownMember } from './json-exchange.ts';
import { Misbehaviour } from './misbehaviour.ts';
import { wordVector } from './word-vector.ts';

const PATH = '/model/amazon.titan-embed-text-v2%3A0/invoke';
const DIMENSIONS = [256, 512, 1024];
const MAX_TEXT_CHARS = 50_000;

/** Titan Text Embeddings V2 behind `InvokeModel` on a loopback port: words in place of meanings. */
export class EmbeddingSandbox {
  /** Accepted texts, oldest first. */
  readonly texts: string[] = [];
  readonly misbehaviour = new Misbehaviour();
  readonly #credentials: Credentials;
  readonly #server = new LoopbackServer((http, response) => this.#serve(http, response));

  constructor(credentials: Credentials) {
    this.#credentials = credentials;
  }

  start(): Promise<{ url: string }> {
    return this.#server.start();
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }

  async #serve(http: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(http);
    if (await this.misbehaviour.takesOver(response)) return;
    const signature = signatureFault(http, body, this.#credentials);
    if (signature !== undefined) return refuse(response, 403, signature.errorType, signature.message);
    if (http.url !== PATH || http.method !== 'POST') {
      return refuse(response, 404, 'ResourceNotFoundException', 'Could not resolve the foundation model.');
    }
    const request = readRequest(parseFields(body));
    if ('fault' in request) return refuse(response, 400, 'ValidationException', request.fault);
    this.texts.push(request.text);
    const embedding = wordVector(request.text, request.dimensions);
    const inputTextTokenCount = Math.ceil(request.text.length / 4);
    sendJson(response, 200, { embedding, embeddingsByType: { float: embedding }, inputTextTokenCount });
  }
}

function readRequest(
  fields: Fields | undefined,
): { readonly fault: string } | { readonly text: string; readonly dimensions: number } {
  if (fields === undefined)
    return { fault: 'Malformed input request, please reformat your input and try again.' };
  const unknown = unknownMember(fields, ['inputText', 'dimensions', 'normalize', 'embeddingTypes']);
  const { inputText, dimensions = 1024 } = fields;
  if (unknown !== undefined) return { fault: `extraneous key [${unknown}] is not permitted` };
  if (typeof inputText !== 'string' || inputText === '' || inputText.length > MAX_TEXT_CHARS) {
    return { fault: `inputText must have 1 to ${MAX_TEXT_CHARS} characters` };
  }
  if (typeof dimensions !== 'number' || !DIMENSIONS.includes(dimensions)) {
    return { fault: 'dimensions must be 256, 512 or 1024' };
  }
  return { text: inputText, dimensions };
}

function refuse(response: ServerResponse, status: number, errorType: string, message: string): void {
  sendJson(response, status, { message }, { 'x-amzn-errortype': errorType });
}
