import {
  type BedrockRuntimeClient,
  type ContentBlock,
  ConverseStreamCommand,
  type ConverseStreamCommandInput,
  type ConverseStreamCommandOutput,
  type ConverseStreamOutput,
  type Message,
  type TokenUsage,
  ValidationException,
} from '@aws-sdk/client-bedrock-runtime';
import type { UnknownFields } from '../../../is-record.ts';
import type {
  AnswerModel,
  AnswerPiece,
  AnswerRequest,
  AnswerStop,
  AnswerTokens,
  MessagePart,
  ModelMessage,
} from '../parts.ts';

/** Models that refuse a temperature, as newer ones do. Shared by all calls. */
export type PlainModels = Set<string>;

export interface ConverseOptions {
  /** A Bedrock text model or inference profile. */
  readonly modelId: string;
  readonly maxTokens: number;
  /** Undefined: the model's own. */
  readonly temperature: number | undefined;
}

/** What JSON documents are to the SDK. */
type Document = NonNullable<Extract<ContentBlock, { toolUse: object }>['toolUse']['input']>;

/**
 * A text model behind Amazon Bedrock's ConverseStream.
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ConverseStream.html
 */
export class ConverseModel implements AnswerModel {
  readonly #client: BedrockRuntimeClient;
  readonly #options: ConverseOptions;
  readonly #plainModels: PlainModels;

  constructor(client: BedrockRuntimeClient, options: ConverseOptions, plainModels: PlainModels = new Set()) {
    this.#client = client;
    this.#options = options;
    this.#plainModels = plainModels;
  }

  async *answer(request: AnswerRequest, abortSignal: AbortSignal): AsyncGenerator<AnswerPiece> {
    const { stream } = await this.#ask(request, abortSignal);
    const tools = new ToolBlocks();
    let isComplete = false;
    for await (const event of stream ?? []) {
      if (event.messageStop) isComplete = true;
      yield* readEvent(event, tools);
    }
    // A reset stream or a lost connection ends the loop without an error.
    if (!isComplete) throw new Error('The output of the model ended too early: premature close');
  }

  async #ask(request: AnswerRequest, abortSignal: AbortSignal): Promise<ConverseStreamCommandOutput> {
    const { modelId } = this.#options;
    const isPlain = this.#plainModels.has(modelId);
    const options = isPlain ? { ...this.#options, temperature: undefined } : this.#options;
    try {
      const command = new ConverseStreamCommand(buildConverse(options, request));
      return await this.#client.send(command, { abortSignal });
    } catch (error) {
      const isTemperature =
        error instanceof ValidationException && /temperature|extra inputs/i.test(error.message);
      if (isPlain || !isTemperature) throw error;
      this.#plainModels.add(modelId);
      return this.#ask(request, abortSignal);
    }
  }
}

/** A newer model takes a temperature or `topP`, not both, so only one is sent. */
export function buildConverse(
  { modelId, maxTokens, temperature }: ConverseOptions,
  { system, messages, tools }: AnswerRequest,
): ConverseStreamCommandInput {
  return {
    modelId,
    system: system.map((text) => ({ text })),
    messages: messages.map(toMessage),
    inferenceConfig: { maxTokens, ...(temperature !== undefined && { temperature }) },
    ...(tools.length > 0 && {
      toolConfig: {
        tools: tools.map(({ name, description, parameters }) => ({
          toolSpec: { name, description, inputSchema: { json: toDocument(parameters) } },
        })),
      },
    }),
  };
}

function toMessage({ role, parts }: ModelMessage): Message {
  return { role, content: parts.map(toBlock) };
}

function toBlock(part: MessagePart): ContentBlock {
  switch (part.type) {
    case 'text':
      return { text: part.text };
    case 'tool_call':
      return { toolUse: { toolUseId: part.callId, name: part.name, input: toDocument(part.input) } };
    case 'tool_result':
      return { toolResult: { toolUseId: part.callId, content: [{ text: part.result }] } };
  }
}

/** JSON that was parsed is a document. */
function toDocument(fields: UnknownFields): Document {
  return JSON.parse(JSON.stringify(fields));
}

/** The calls that are being written, by their place in the answer. */
class ToolBlocks {
  readonly #open = new Map<number, { callId: string; name: string; json: string }>();

  begin(place: number, callId: string, name: string): void {
    this.#open.set(place, { callId, name, json: '' });
  }

  add(place: number, json: string): void {
    const block = this.#open.get(place);
    if (block) block.json += json;
  }

  end(place: number): AnswerPiece | undefined {
    const block = this.#open.get(place);
    this.#open.delete(place);
    // A call without arguments has no piece of JSON.
    return block && { type: 'tool', callId: block.callId, name: block.name, arguments: block.json || '{}' };
  }
}

function* readEvent(event: ConverseStreamOutput, tools: ToolBlocks): Generator<AnswerPiece> {
  if (event.contentBlockStart) {
    const { contentBlockIndex: place = 0, start } = event.contentBlockStart;
    const { toolUseId, name } = start?.toolUse ?? {};
    if (toolUseId !== undefined && name !== undefined) tools.begin(place, toolUseId, name);
    yield { type: 'working' };
  } else if (event.contentBlockDelta) {
    const { contentBlockIndex: place = 0, delta } = event.contentBlockDelta;
    if (delta?.toolUse) tools.add(place, delta.toolUse.input ?? '');
    yield delta?.text === undefined ? { type: 'working' } : { type: 'text', text: delta.text };
  } else if (event.contentBlockStop) {
    const call = tools.end(event.contentBlockStop.contentBlockIndex ?? 0);
    if (call) yield call;
  } else if (event.messageStop) {
    yield { type: 'stopped', reason: stopReason(event.messageStop.stopReason) };
  } else if (event.metadata?.usage) {
    yield { type: 'tokens', tokens: toTokens(event.metadata.usage) };
  } else if (!event.messageStart && !event.metadata) {
    const error = Object.values(event).find((value) => value instanceof Error);
    if (error) throw error;
  }
}

function stopReason(reason: string | undefined): AnswerStop {
  switch (reason) {
    case 'tool_use':
      return 'tool';
    case 'max_tokens':
    case 'model_context_window_exceeded':
      return 'max_tokens';
    case 'content_filtered':
    case 'guardrail_intervened':
      return 'filter';
    default:
      return 'end';
  }
}

/** The vendor's input tokens are without those of the cache. */
function toTokens(usage: TokenUsage): AnswerTokens {
  const { inputTokens = 0, outputTokens = 0, cacheReadInputTokens = 0, cacheWriteInputTokens = 0 } = usage;
  return {
    input: inputTokens + cacheReadInputTokens + cacheWriteInputTokens,
    cached: cacheReadInputTokens,
    output: outputTokens,
  };
}
