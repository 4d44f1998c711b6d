import OpenAI from 'openai';
import type { Response, ResponseInput } from 'openai/resources/responses/responses';
import type { HistoryMessage, ToolDefinition } from '../../client.ts';
import type { DelegateUsage } from '../../events.ts';
import { functionTool } from '../wire/client-events.ts';
import type { DelegateCall } from '../wire/events.ts';

/** Two sentences, or the arguments of a few tools; a model that thinks needs tokens for that besides. */
const MOST_TOKENS = 2_000;

/** A call that was made, and its result. */
export interface AnsweredCall {
  readonly call: DelegateCall;
  /** JSON text. */
  readonly output: string;
}

export interface DelegateRequest {
  readonly instructions: string;
  readonly tools: readonly ToolDefinition[];
  readonly turns: readonly HistoryMessage[];
  readonly answered: readonly AnsweredCall[];
}

export interface DelegateAnswer {
  readonly calls: readonly DelegateCall[];
  /** What the voice has to tell; '' when there is nothing. */
  readonly text: string;
  readonly usage: DelegateUsage;
}

/** A text model that does one step of a task. */
export interface DelegateModel {
  /** @throws what the vendor's SDK throws */
  ask(request: DelegateRequest, signal: AbortSignal): Promise<DelegateAnswer>;
}

export interface OpenAIDelegateOptions {
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly model: string;
}

/**
 * The delegate behind OpenAI's Responses API, which is asked to store nothing.
 * @see https://developers.openai.com/api/docs/guides/function-calling
 */
export class OpenAIDelegateModel implements DelegateModel {
  readonly #model: string;
  readonly #client: OpenAI;

  constructor({ apiKey, baseUrl, model }: OpenAIDelegateOptions) {
    this.#model = model;
    // One attempt: a caller waits. The SDK's own log would contain what is said in calls.
    this.#client = new OpenAI({ apiKey, baseURL: baseUrl, maxRetries: 0, logLevel: 'off' });
  }

  async ask(request: DelegateRequest, signal: AbortSignal): Promise<DelegateAnswer> {
    const { instructions, tools } = request;
    const response = await this.#client.responses.create(
      {
        model: this.#model,
        instructions,
        input: inputOf(request),
        tools: tools.map((tool) => ({ ...functionTool(tool), parameters: { ...tool.parameters } })),
        max_output_tokens: MOST_TOKENS,
        store: false,
      },
      { signal },
    );
    return { calls: callsOf(response), text: response.output_text?.trim() ?? '', usage: usageOf(response) };
  }
}

function inputOf({ turns, answered }: DelegateRequest): ResponseInput {
  return [
    ...turns.map(({ role, text }) => ({
      role: role === 'caller' ? ('user' as const) : ('assistant' as const),
      content: text,
    })),
    ...answered.map(({ call }) => ({
      type: 'function_call' as const,
      call_id: call.callId,
      name: call.name,
      arguments: call.arguments,
    })),
    ...answered.map(({ call, output }) => ({
      type: 'function_call_output' as const,
      call_id: call.callId,
      output,
    })),
  ];
}

/** Each call once: a model may repeat one. */
function callsOf({ output }: Response): DelegateCall[] {
  const calls = new Map<string, DelegateCall>();
  for (const item of output ?? []) {
    if (item.type !== 'function_call' || calls.has(item.call_id)) continue;
    calls.set(item.call_id, { callId: item.call_id, name: item.name, arguments: item.arguments });
  }
  return [...calls.values()];
}

function usageOf({ usage }: Response): DelegateUsage {
  return {
    inputTokens: usage?.input_tokens ?? 0,
    cachedTokens: usage?.input_tokens_details?.cached_tokens ?? 0,
    outputTokens: usage?.output_tokens ?? 0,
  };
}
