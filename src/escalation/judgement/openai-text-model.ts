import OpenAI, { BadRequestError } from 'openai';
import type { Response, ResponseCreateParamsNonStreaming } from 'openai/resources/responses/responses';
import { RequestForms } from './request-forms.ts';
import type { TextAnswer, TextModel, TextTask } from './text-model.ts';

export interface OpenAITextModelOptions {
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly modelId: string;
}

/** Each model has its own lowest reasoning effort. Models that do not reason refuse every effort. */
const EFFORTS = ['none', 'minimal', 'low', undefined] as const;
type Effort = (typeof EFFORTS)[number];

/**
 * A text model behind OpenAI's Responses API, which is asked to store nothing.
 * @see https://developers.openai.com/api/docs/guides/structured-outputs
 */
export class OpenAITextModel implements TextModel {
  readonly provider = 'openai';
  readonly modelId: string;
  readonly #client: OpenAI;
  readonly #efforts = new RequestForms<Effort>(EFFORTS, refusesEffort);

  constructor({ apiKey, baseUrl, modelId }: OpenAITextModelOptions) {
    this.modelId = modelId;
    // One attempt: there is no time for a second. The SDK's own log would contain what is said in calls.
    this.#client = new OpenAI({ apiKey, baseURL: baseUrl, maxRetries: 0, logLevel: 'off' });
  }

  async ask(task: TextTask, signal: AbortSignal): Promise<TextAnswer> {
    const response = await this.#efforts.send((effort) =>
      this.#client.responses.create(buildRequest(this.modelId, task, effort), { signal }),
    );
    return { text: textOf(response), usage: usageOf(response) };
  }

  close(): void {
    // The SDK uses the connection pool of the process: there is nothing to close.
  }
}

function buildRequest(
  model: string,
  { system, prompt, maxTokens, answer }: TextTask,
  effort: Effort,
): ResponseCreateParamsNonStreaming {
  return {
    model,
    instructions: system,
    input: prompt,
    max_output_tokens: maxTokens,
    store: false,
    ...(effort !== undefined && { reasoning: { effort } }),
    ...(answer && {
      text: {
        format: { type: 'json_schema', name: answer.name, schema: { ...answer.schema }, strict: true },
      },
    }),
  };
}

/** Whether the model refuses `reasoning`, or this effort. */
function refusesEffort(error: unknown): boolean {
  return error instanceof BadRequestError && /effort|reasoning/.test(`${error.param} ${error.message}`);
}

/** Compatible servers may leave out members that OpenAI always sends. */
function textOf(response: Response): string | undefined {
  if (response.status !== undefined && response.status !== 'completed') return undefined;
  const text = response.output_text?.trim();
  return text === undefined || text === '' ? undefined : text;
}

function usageOf({ usage }: Response): TextAnswer['usage'] {
  return {
    inputTokens: usage?.input_tokens ?? 0,
    cachedTokens: usage?.input_tokens_details?.cached_tokens ?? 0,
    outputTokens: usage?.output_tokens ?? 0,
  };
}
