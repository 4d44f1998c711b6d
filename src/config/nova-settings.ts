import type { Environment } from './environment.ts';

type RegionSettings = Pick<Environment, 'NOVA_REGION' | 'AWS_BEDROCK_REGION'>;

/** Where Nova Sonic is used when no region is named. */
const DEFAULT_REGION = 'us-east-1';

/** In order of preference. */
export function novaRegions(env: RegionSettings): string[] {
  const names = (env.NOVA_REGION ?? env.AWS_BEDROCK_REGION ?? DEFAULT_REGION).split(',');
  return names.map((name) => name.trim()).filter((name) => name !== '');
}

/** Chosen, or given a region: an operator who uses OpenAI alone has no access to Bedrock, and needs none. */
export function isNovaConfigured(env: RegionSettings & Pick<Environment, 'VOICE_PROVIDER'>): boolean {
  return env.VOICE_PROVIDER === 'nova' || (env.NOVA_REGION ?? env.AWS_BEDROCK_REGION) !== undefined;
}

export function novaSettings(env: Environment) {
  return {
    configured: isNovaConfigured(env),
    /** In order of preference. */
    regions: novaRegions(env),
    modelId: env.NOVA_SONIC_MODEL_ID,
    voiceId: env.NOVA_SONIC_VOICE_ID,
    sampleRateHz: Number(env.NOVA_SONIC_SAMPLE_RATE) as 8000 | 16000 | 24000,
    sessionLimitMs: env.NOVA_SONIC_SESSION_TIMEOUT,
    endpointing: env.NOVA_SONIC_ENDPOINTING,
    /** Whether the model hears only what may be the caller's own words while it speaks. */
    inputGate: env.NOVA_INPUT_GATE,
    /** Whether the model is asked to go on after it has stopped for a sound that was nothing. */
    resumeAfterNoise: env.NOVA_RESUME_AFTER_NOISE,
    /** Whether the caller's audio waits while the model waits for a tool. */
    holdAudioDuringTools: env.NOVA_HOLD_AUDIO_DURING_TOOLS,
    maxTokens: env.AWS_BEDROCK_MAX_TOKENS,
    temperature: env.AWS_BEDROCK_TEMPERATURE,
    topP: env.AWS_BEDROCK_TOP_P,
    maxRetries: env.AWS_BEDROCK_MAX_RETRIES,
  };
}
