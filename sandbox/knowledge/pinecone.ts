import type { IncomingMessage, ServerResponse } from 'node:http';
import { LoopbackServer } from '../loopback-server.ts';
import { type Fields, isFields, parseFields, readBody, sendJson, unknownMember } from './json-exchange.ts';
import { Misbehaviour } from './misbehaviour.ts';
import { similarity, wordVector } from './word-vector.ts';

export interface StoredRecord {
  readonly id: string;
  readonly fields: Readonly<Record<string, string | number>>;
}

export interface PineconeOptions {
  readonly apiKey: string;
  /** Whether the index makes the vectors of texts itself. */
  readonly integrated: boolean;
  readonly dimensions?: number;
  /** The field whose text the vectors are made of. */
  readonly textField?: string;
  readonly namespaces: Readonly<Record<string, readonly StoredRecord[]>>;
}

export interface PineconeSearch {
  readonly namespace: string;
  readonly topK: number;
  readonly filter: unknown;
  readonly rerank: unknown;
}

const SEARCH_PATH = /^\/records\/namespaces\/([^/]+)\/search$/;
const VERSION = /^20\d\d-\d\d$/;
const DEFAULT_NAMESPACE = '__default__';
const FILTER_OPERATORS = [
  '$eq',
  '$ne',
  '$gt',
  '$gte',
  '$lt',
  '$lte',
  '$in',
  '$nin',
  '$exists',
  '$and',
  '$or',
];
const RERANKING_MODELS = ['bge-reranker-v2-m3', 'pinecone-rerank-v0', 'cohere-rerank-3.5'];

type Answer =
  | { readonly refused: number; readonly message: string }
  | { readonly refused?: undefined; readonly body: Fields };

/** One index of Pinecone on a loopback port: refuses what the vendor refuses. */
export class PineconeSandbox {
  /** Accepted searches, oldest first. */
  readonly searches: PineconeSearch[] = [];
  readonly misbehaviour = new Misbehaviour();
  readonly #options: Required<PineconeOptions>;
  readonly #server = new LoopbackServer((http, response) => this.#serve(http, response));
  #received = 0;

  constructor(options: PineconeOptions) {
    this.#options = { dimensions: 1024, textField: 'text', ...options };
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
    const body = parseFields(await readBody(http));
    if (await this.misbehaviour.takesOver(response)) return;
    const answer = this.#answer(http, body);
    if (answer.refused === undefined) return sendJson(response, 200, answer.body);
    sendJson(response, answer.refused, { error: { code: answer.refused, message: answer.message } });
  }

  #answer({ url = '', method, headers }: IncomingMessage, body: Fields | undefined): Answer {
    if (headers['api-key'] !== this.#options.apiKey) return { refused: 401, message: 'Invalid API Key' };
    if (!VERSION.test(String(headers['x-pinecone-api-version'] ?? ''))) {
      return invalid('X-Pinecone-Api-Version is missing or invalid');
    }
    if (method !== 'POST' || body === undefined) return invalid('The body is not a JSON object');
    const namespace = SEARCH_PATH.exec(url)?.[1];
    if (namespace !== undefined) return this.#search(decodeURIComponent(namespace), body);
    return url === '/query' ? this.#query(body) : { refused: 404, message: 'Not Found' };
  }

  #search(namespace: string, body: Fields): Answer {
    if (!this.#options.integrated) return invalid('Integrated inference is not configured for this index');
    const { query, fields = [], rerank } = body;
    const unknown = unknownMember(body, ['query', 'fields', 'rerank']);
    if (unknown !== undefined) return invalid(`Unknown field ${unknown}`);
    const inputs = isFields(query) ? query.inputs : undefined;
    const text = isFields(inputs) ? inputs.text : undefined;
    if (!isFields(query) || typeof text !== 'string' || text === '')
      return invalid('query.inputs.text is required');
    const fault = searchFault(query.top_k, query.filter) ?? rerankFault(rerank, fields);
    if (fault !== undefined) return invalid(fault);
    const topK = Number(query.top_k);
    this.searches.push({ namespace, topK, filter: query.filter, rerank });
    const limit = isFields(rerank) ? Number(rerank.top_n ?? topK) : topK;
    const names = Array.isArray(fields) ? fields : [];
    const hits = this.#rank(namespace, wordVector(text, this.#options.dimensions), Math.min(topK, limit));
    const answer = {
      result: {
        hits: hits.map(({ record, score }) => ({
          _id: record.id,
          _score: score,
          fields: Object.fromEntries(Object.entries(record.fields).filter(([name]) => names.includes(name))),
        })),
      },
      usage: { read_units: 1 },
    };
    return { body: answer };
  }

  #query(body: Fields): Answer {
    const { vector, topK, filter, namespace = DEFAULT_NAMESPACE, includeMetadata } = body;
    const isVector = Array.isArray(vector) && vector.every((value) => typeof value === 'number');
    if (!isVector) return invalid('Either vector or id must be provided');
    if (vector.length !== this.#options.dimensions) {
      return invalid(`Vector dimension ${vector.length} does not match the dimension of the index`);
    }
    const fault = searchFault(topK, filter);
    if (fault !== undefined) return invalid(fault);
    this.searches.push({ namespace: String(namespace), topK: Number(topK), filter, rerank: undefined });
    const matches = this.#rank(String(namespace), vector, Number(topK));
    const answer = {
      matches: matches.map(({ record, score }) => ({
        id: record.id,
        score,
        ...(includeMetadata === true && { metadata: record.fields }),
      })),
      namespace,
      usage: { readUnits: 1 },
    };
    return { body: answer };
  }

  #rank(namespace: string, vector: readonly number[], limit: number) {
    const { namespaces, textField, dimensions } = this.#options;
    const records = Object.hasOwn(namespaces, namespace) ? (namespaces[namespace] ?? []) : [];
    return records
      .map((record) => {
        const own = wordVector(String(record.fields[textField] ?? ''), dimensions);
        return { record, score: similarity(vector, own) };
      })
      .toSorted((a, b) => b.score - a.score)
      .slice(0, limit);
  }
}

function searchFault(topK: unknown, filter: unknown): string | undefined {
  if (!Number.isInteger(topK) || Number(topK) < 1 || Number(topK) > 10_000) return 'top_k must be 1 to 10000';
  if (filter === undefined) return undefined;
  if (!isFields(filter)) return 'filter must be an object';
  const operators = Object.entries(filter).flatMap(([name, value]) => [
    ...(name.startsWith('$') ? [name] : []),
    ...(isFields(value) ? Object.keys(value) : []),
  ]);
  const unknown = operators.find((name) => !FILTER_OPERATORS.includes(name));
  return unknown === undefined ? undefined : `${unknown} is not a valid operator`;
}

function rerankFault(rerank: unknown, fields: unknown): string | undefined {
  if (rerank === undefined) return undefined;
  if (!isFields(rerank) || !RERANKING_MODELS.includes(String(rerank.model))) return 'Unknown reranking model';
  const ranked = rerank.rank_fields;
  if (!Array.isArray(ranked) || !Array.isArray(fields)) return 'rank_fields is required';
  return ranked.every((field) => fields.includes(field)) ? undefined : 'rank_fields must be among fields';
}

function invalid(message: string): Answer {
  return { refused: 400, message };
}
