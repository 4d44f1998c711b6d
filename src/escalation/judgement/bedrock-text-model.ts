import {
  BedrockRuntimeClient,
  type BedrockRuntimeClientConfig,
  ConverseCommand,
  type ConverseCommandInput,
  type ConverseCommandOutput,
  ValidationException,
} from '@aws-sdk/client-bedrock-runtime';
import { RequestForms } from './request-forms.ts';
import type { AnswerSchema, TextAnswer, TextModel, TextTask } from './text-model.ts';

export interface BedrockTextModelOptions {
  /** Owned by the model; `close` destroys it. */
  readonly client: BedrockRuntimeClient;
  /** A Bedrock text model, or inference profile. */
  readonly modelId: string;
}

/** Not every model accepts a schema, and newer models refuse a temperature. */
const FORMS = [
  { structured: true, temperature: 0 },
  { structured: false, temperature: 0 },
  { structured: true, temperature: undefined },
  { structured: false, temperature: undefined },
] as const;
type Form = (typeof FORMS)[number];

/** Makes one attempt: there is no time for a second. Credentials and endpoint default to those the SDK finds. */
export function createTextModelClient(
  settings: Pick<BedrockRuntimeClientConfig, 'endpoint' | 'credentials'> & {
    readonly region: string | undefined;
  },
): BedrockRuntimeClient {
  const { region, ...rest } = settings;
  return new BedrockRuntimeClient({ ...rest, ...(region !== undefined && { region }), maxAttempts: 1 });
}

/**
 * A text model behind Amazon Bedrock's Converse API.
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/structured-output.html
 */
export class BedrockTextModel implements TextModel {
  readonly provider = 'bedrock';
  readonly modelId: string;
  readonly #client: BedrockRuntimeClient;
  readonly #forms = new RequestForms<Form>(FORMS, (error) => error instanceof ValidationException);

  constructor({ client, modelId }: BedrockTextModelOptions) {
    this.#client = client;
    this.modelId = modelId;
  }

  async ask(task: TextTask, abortSignal: AbortSignal): Promise<TextAnswer> {
    const answer = await this.#forms.send((form) =>
      this.#client.send(new ConverseCommand(buildRequest(this.modelId, task, form)), { abortSignal }),
    );
    return { text: textOf(answer), usage: usageOf(answer) };
  }

  close(): void {
    this.#client.destroy();
  }
}

function buildRequest(
  modelId: string,
  { system, prompt, maxTokens, answer }: TextTask,
  { structured, temperature }: Form,
): ConverseCommandInput {
  return {
    modelId,
    system: [{ text: system }],
    messages: [{ role: 'user', content: [{ text: prompt }] }],
    inferenceConfig: { maxTokens, ...(temperature !== undefined && { temperature }) },
    ...(structured && answer && { outputConfig: outputConfig(answer) }),
  };
}

function outputConfig({ name, schema }: AnswerSchema): NonNullable<ConverseCommandInput['outputConfig']> {
  return {
    textFormat: {
      type: 'json_schema',
      structure: { jsonSchema: { name, schema: JSON.stringify(schema) } },
    },
  };
}

function textOf({ output }: ConverseCommandOutput): string | undefined {
  const texts = output?.message?.content?.map(({ text }) => text ?? '') ?? [];
  const text = texts.join(' ').trim();
  return text === '' ? undefined : text;
}

/** The vendor's `inputTokens` does not contain the tokens that were read from or written to the cache. */
function usageOf({ usage }: ConverseCommandOutput): TextAnswer['usage'] {
  const cachedTokens = usage?.cacheReadInputTokens ?? 0;
  const inputTokens = (usage?.inputTokens ?? 0) + cachedTokens + (usage?.cacheWriteInputTokens ?? 0);
  return { inputTokens, cachedTokens, outputTokens: usage?.outputTokens ?? 0 };
}
