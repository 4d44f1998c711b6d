import type { ServerHttp2Stream } from 'node:http2';
import { strictSchemaFault } from '../model/strict-schema.ts';
import { type Refusal, refuse } from './refusal.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What was asked of the text model. */
export interface TextRequest {
  readonly modelId: string;
  readonly system: string;
  /** The last message's text. */
  readonly prompt: string;
  /** The answer is held to a schema. */
  readonly structured: boolean;
}

const MAX_BODY_BYTES = 1024 * 1024;
const KNOWN = new Set([
  'messages',
  'system',
  'inferenceConfig',
  'additionalModelRequestFields',
  'outputConfig',
]);
const KNOWN_CONFIG = new Set(['maxTokens', 'temperature', 'topP', 'stopSequences']);

/** The answer when no other was set. */
const NOTHING = '{"action":"none","reason":"explicit_request","confidence":1}';

/** A text model behind `Converse`: refuses what the vendor refuses, and gives the answers it was set up with. */
export class TextModel {
  readonly modelIds: readonly string[];
  readonly requests: TextRequest[] = [];
  /** What it says. */
  answer: (request: TextRequest) => string = () => NOTHING;
  /** Milliseconds before each answer. */
  delayMs = 0;
  /** Members of a request that the models here refuse, as some of the vendor's models do. */
  readonly refuses = new Set<'outputConfig' | 'temperature'>();
  #refused = 0;

  constructor(modelIds: readonly string[]) {
    this.modelIds = modelIds;
  }

  /** Requests that were refused because of their content. */
  get refused(): number {
    return this.#refused;
  }

  /** Reads the request and answers it. */
  async serve(http: ServerHttp2Stream, modelId: string): Promise<void> {
    const startedMs = performance.now();
    const request = readRequest(modelId, await readBody(http), this.refuses);
    if ('status' in request) {
      this.#refused += 1;
      refuse(http, request);
      return;
    }
    this.requests.push(request);
    if (this.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, this.delayMs).unref());
    if (!http.closed) send(http, answerOf(this.answer(request), request, performance.now() - startedMs));
  }
}

function answerOf(text: string, { prompt, system }: TextRequest, latencyMs: number): Fields {
  const inputTokens = Math.ceil((prompt.length + system.length) / 4);
  const outputTokens = Math.ceil(text.length / 4);
  return {
    output: { message: { role: 'assistant', content: [{ text }] } },
    stopReason: 'end_turn',
    usage: { inputTokens, outputTokens, totalTokens: inputTokens + outputTokens },
    metrics: { latencyMs: Math.round(latencyMs) },
  };
}

async function readBody(http: ServerHttp2Stream): Promise<unknown> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of http) {
    const buffer = Buffer.from(piece);
    bytes += buffer.length;
    if (bytes > MAX_BODY_BYTES) return undefined;
    pieces.push(buffer);
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString('utf8'));
  } catch {
    return undefined;
  }
}

function readRequest(modelId: string, body: unknown, refuses: ReadonlySet<string>): TextRequest | Refusal {
  if (!isFields(body)) return malformed('The request body is not a JSON object.');
  const unknown = Object.keys(body).find((name) => !KNOWN.has(name));
  if (unknown !== undefined) return malformed(`Unknown member '${unknown}'.`);
  const config = body.inferenceConfig ?? {};
  if (!isFields(config) || !Object.keys(config).every((name) => KNOWN_CONFIG.has(name))) {
    return malformed('The inferenceConfig has an unknown member.');
  }
  if (
    (refuses.has('outputConfig') && body.outputConfig) ||
    (refuses.has('temperature') && 'temperature' in config)
  ) {
    return malformed('The model returned the following errors: Extra inputs are not permitted');
  }
  const fault = body.outputConfig === undefined ? undefined : outputFault(body.outputConfig);
  if (fault !== undefined) return malformed(fault);
  const { maxTokens = 1, temperature = 0 } = config;
  if (!(Number.isInteger(maxTokens) && Number(maxTokens) >= 1))
    return malformed('maxTokens must be at least 1.');
  if (!(Number(temperature) >= 0 && Number(temperature) <= 1))
    return malformed('temperature must be 0 to 1.');
  const system = body.system === undefined ? '' : readContent(body.system);
  const prompts = readMessages(body.messages);
  if (system === undefined || prompts === undefined) {
    return malformed('Messages must alternate between user and assistant, begin with user, and hold text.');
  }
  return { modelId, system, prompt: prompts.at(-1) ?? '', structured: body.outputConfig !== undefined };
}

/** `outputConfig.textFormat`: a JSON schema as text, which the model is held to. */
function outputFault(config: unknown): string | undefined {
  const format = isFields(config) ? config.textFormat : undefined;
  const structure = isFields(format) && format.type === 'json_schema' ? format.structure : undefined;
  const definition = isFields(structure) ? structure.jsonSchema : undefined;
  if (!isFields(definition) || typeof definition.schema !== 'string')
    return 'textFormat holds no JSON schema.';
  try {
    return strictSchemaFault(JSON.parse(definition.schema), { allRequired: false });
  } catch {
    return 'The JSON schema is no JSON.';
  }
}

function readMessages(messages: unknown): string[] | undefined {
  if (!Array.isArray(messages) || messages.length === 0) return undefined;
  const texts: string[] = [];
  for (const [index, message] of messages.entries()) {
    const text = isFields(message) ? readContent(message.content) : undefined;
    if (text === undefined || message.role !== (index % 2 === 0 ? 'user' : 'assistant')) return undefined;
    texts.push(text);
  }
  return texts;
}

/** The vendor refuses blank text blocks. */
function readContent(content: unknown): string | undefined {
  if (!Array.isArray(content) || content.length === 0) return undefined;
  const texts = content.map((block) => (isFields(block) ? block.text : undefined));
  const spoken = texts.filter((text) => typeof text === 'string' && text.trim() !== '');
  return spoken.length === texts.length ? spoken.join('\n') : undefined;
}

function malformed(message: string): Refusal {
  return { status: 400, errorType: 'ValidationException', message };
}

function send(http: ServerHttp2Stream, body: Fields): void {
  http.respond({ ':status': 200, 'content-type': 'application/json' });
  http.end(JSON.stringify(body));
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
