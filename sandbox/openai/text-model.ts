import type { IncomingMessage, ServerResponse } from 'node:http';
import { argumentsText, type ModelAnswer, type ScriptedToolCall } from '../model/script.ts';
import { HTTP_ERRORS } from './faults.ts';
import { keyOf } from './models.ts';
import {
  newestInput,
  type ResponseRequest,
  readResponseRequest,
  type TextModelTraits,
} from './response-request.ts';
import { invalidRequest, type VendorError } from './validator.ts';

const MAX_BODY_BYTES = 1024 * 1024;
const CREATED = 1_760_000_000;
/** The answer when no other was set. */
const NOTHING = '{"action":"none","reason":"explicit_request","confidence":1}';

const MODELS: Readonly<Record<string, TextModelTraits>> = {
  'gpt-6-luna': { efforts: ['none', 'low', 'medium', 'high', 'xhigh', 'max'] },
  'gpt-5-mini': { efforts: ['minimal', 'low', 'medium', 'high'] },
  'gpt-4.1-mini': { efforts: [] },
};

/** What a scripted model says: text, or an end without one. */
export type TextReply =
  | string
  | { readonly toolCalls: readonly ScriptedToolCall[] }
  | { readonly incomplete: string }
  | { readonly refusal: string };

/** Text models behind `POST /v1/responses`: they refuse what the vendor refuses, and answer what they were told to. */
export class OpenAITextModels {
  /** Accepted requests, oldest first. */
  readonly requests: ResponseRequest[] = [];
  /** What it says. */
  answer: (request: ResponseRequest) => TextReply = () => NOTHING;
  /** What it does when it has tools: the work of a voice's delegate. */
  work: (heard: string) => ModelAnswer = () => ({});
  /** Milliseconds before each answer. */
  delayMs = 0;
  readonly #failures: number[] = [];
  #refused = 0;

  /** Names of the models that exist here. */
  get names(): readonly string[] {
    return Object.keys(MODELS);
  }

  /** Requests that were refused because of their content. */
  get refused(): number {
    return this.#refused;
  }

  /** The next request is answered with this HTTP status. */
  failNext(status: number): void {
    this.#failures.push(status);
  }

  /** @param apiKey the one key that is accepted; undefined accepts any */
  async serve(http: IncomingMessage, response: ServerResponse, apiKey: string | undefined): Promise<void> {
    const body = await readBody(http);
    const key = keyOf(http);
    if (key === undefined || (apiKey !== undefined && key !== apiKey)) {
      return refuse(response, 401, { ...HTTP_ERRORS[401], param: null });
    }
    const status = this.#failures.shift();
    if (status !== undefined) return refuse(response, status, failure(status));
    const read = readResponseRequest(body, (name) =>
      Object.hasOwn(MODELS, name) ? MODELS[name] : undefined,
    );
    if ('error' in read) {
      this.#refused += 1;
      return refuse(response, read.status, read.error);
    }
    this.requests.push(read.request);
    if (this.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, this.delayMs).unref());
    if (!response.destroyed)
      send(response, 200, answerOf(read.request, this.#replyTo(read.request), this.requests.length));
  }

  #replyTo(request: ResponseRequest): TextReply {
    return request.tools ? replyOf(this.work(newestInput(request))) : this.answer(request);
  }
}

function replyOf({ text = '', toolCalls = [] }: ModelAnswer): TextReply {
  return toolCalls.length > 0 ? { toolCalls } : text;
}

function answerOf(request: ResponseRequest, reply: TextReply, number: number): object {
  const text = typeof reply === 'string' ? reply : '';
  const incomplete = typeof reply === 'object' && 'incomplete' in reply ? { reason: reply.incomplete } : null;
  const content =
    typeof reply === 'object' && 'refusal' in reply
      ? { type: 'refusal', refusal: reply.refusal }
      : { type: 'output_text', text, annotations: [], logprobs: [] };
  const status = incomplete ? 'incomplete' : 'completed';
  const calls = typeof reply === 'object' && 'toolCalls' in reply ? reply.toolCalls : [];
  const inputTokens = Math.ceil((request.input.length + (request.instructions?.length ?? 0)) / 4);
  const outputTokens = Math.ceil(text.length / 4);
  return {
    id: `resp_${number}`,
    object: 'response',
    created_at: CREATED,
    status,
    error: null,
    incomplete_details: incomplete,
    instructions: request.instructions ?? null,
    model: request.model,
    output: incomplete
      ? []
      : calls.length > 0
        ? calls.map((call, index) => functionCall(call, `call_${number}x${index}`))
        : [{ id: `msg_${number}`, type: 'message', role: 'assistant', status, content: [content] }],
    store: request.store ?? true,
    text: request.text ?? { format: { type: 'text' } },
    usage: {
      input_tokens: inputTokens,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: outputTokens,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: inputTokens + outputTokens,
    },
  };
}

function functionCall(call: ScriptedToolCall, id: string): object {
  const { name, id: callId = id } = call;
  return {
    ...{ id: `fc_${callId}`, type: 'function_call', status: 'completed' },
    ...{ call_id: callId, name, arguments: argumentsText(call) },
  };
}

async function readBody(http: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of http) {
    bytes += piece.length;
    if (bytes > MAX_BODY_BYTES) return undefined;
    pieces.push(piece);
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString('utf8'));
  } catch {
    return undefined;
  }
}

function failure(status: number): VendorError {
  if (status === 429) return { ...HTTP_ERRORS[429], param: null };
  return { ...invalidRequest(null, 'The server had an error.'), type: 'server_error' };
}

function refuse(response: ServerResponse, status: number, error: VendorError): void {
  send(response, status, { error });
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}
