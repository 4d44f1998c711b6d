import type { ServerHttp2Stream } from 'node:http2';
import { type Refusal, refuse } from '../bedrock/refusal.ts';
import { type Fields, isFields, unknownMember } from './json-exchange.ts';
import { wordVector } from './word-vector.ts';

export const EMBEDDING_MODEL = 'amazon.titan-embed-text-v2:0';
const DIMENSIONS = [256, 512, 1024];
const MAX_TEXT_CHARS = 50_000;

/** Titan Text Embeddings V2 behind `InvokeModel`: words in place of meanings. */
export class EmbeddingModel {
  /** Accepted texts, oldest first. */
  readonly texts: string[] = [];

  async serve(http: ServerHttp2Stream): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of http) pieces.push(Buffer.from(piece));
    const request = readRequest(Buffer.concat(pieces).toString('utf8'));
    if ('status' in request) return refuse(http, request);
    this.texts.push(request.text);
    const embedding = wordVector(request.text, request.dimensions);
    const answer = {
      embedding,
      embeddingsByType: { float: embedding },
      inputTextTokenCount: Math.ceil(request.text.length / 4),
    };
    http.respond({ ':status': 200, 'content-type': 'application/json' });
    http.end(JSON.stringify(answer));
  }
}

function readRequest(body: string): Refusal | { readonly text: string; readonly dimensions: number } {
  const fields = parse(body);
  if (fields === undefined)
    return malformed('Malformed input request, please reformat your input and try again.');
  const unknown = unknownMember(fields, ['inputText', 'dimensions', 'normalize', 'embeddingTypes']);
  const { inputText, dimensions = 1024 } = fields;
  if (unknown !== undefined) return malformed(`extraneous key [${unknown}] is not permitted`);
  if (typeof inputText !== 'string' || inputText === '' || inputText.length > MAX_TEXT_CHARS) {
    return malformed(`inputText must have 1 to ${MAX_TEXT_CHARS} characters`);
  }
  if (typeof dimensions !== 'number' || !DIMENSIONS.includes(dimensions)) {
    return malformed('dimensions must be 256, 512 or 1024');
  }
  return { text: inputText, dimensions };
}

function parse(body: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function malformed(message: string): Refusal {
  return { status: 400, errorType: 'ValidationException', message };
}
