import { BedrockTextModel, createTextModelClient } from './bedrock-text-model.ts';
import { OpenAITextModel } from './openai-text-model.ts';
import type { TextModel } from './text-model.ts';

/** The settings that name a text model. */
export interface TextModelSettings {
  readonly escalation: { readonly modelId: string | undefined; readonly openaiModel: string | undefined };
  readonly openai: { readonly apiKey: string; readonly baseUrl: string } | undefined;
  /** In order of preference; the text model runs in the first. */
  readonly nova: { readonly regions: readonly string[] };
}

/** The configured text model; the one on Bedrock when both vendors are configured. Opens no connection. */
export function createTextModel({ escalation, openai, nova }: TextModelSettings): TextModel | undefined {
  const { modelId, openaiModel } = escalation;
  if (modelId !== undefined) {
    return new BedrockTextModel({ client: createTextModelClient({ region: nova.regions[0] }), modelId });
  }
  if (openaiModel === undefined || openai === undefined) return undefined;
  const { apiKey, baseUrl } = openai;
  return new OpenAITextModel({ apiKey, baseUrl, modelId: openaiModel });
}
