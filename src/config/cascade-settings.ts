import type { Environment } from './environment.ts';

/** Undefined: there is no text model, so the cascade is off. */
export function cascadeSettings(env: Environment) {
  if (env.CASCADE_MODEL_ID === undefined) return undefined;
  const region = env.CASCADE_REGION ?? env.AWS_REGION;
  return {
    modelId: env.CASCADE_MODEL_ID,
    /** Of Amazon Transcribe and of the text model. */
    region,
    pollyRegion: env.CASCADE_POLLY_REGION ?? region,
    /** Undefined: the voice that is nearest to Nova's, or the usual one of the language. */
    voice: env.CASCADE_VOICE,
    novaVoice: env.NOVA_SONIC_VOICE_ID,
    endpointing: env.CASCADE_ENDPOINTING,
    speech: env.CASCADE_POLLY,
    /** On a telephone line; other lines have PCM. */
    audio: env.CASCADE_AUDIO,
    maxTokens: env.AWS_BEDROCK_MAX_TOKENS,
    temperature: env.AWS_BEDROCK_TEMPERATURE,
  };
}
