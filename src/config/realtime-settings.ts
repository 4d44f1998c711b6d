import type { z } from 'zod';
import {
  EFFORTS,
  LONGEST_KEYWORD,
  LONGEST_PROMPT,
  MOST_KEYWORDS,
  NOISE_REDUCTIONS,
  OPTION_RANGES,
  type RealtimeOptionName,
  type RealtimeOptions,
  TRUNCATIONS,
  VAD_EAGERNESS,
  VAD_TYPES,
  VENDOR_CHOICES,
} from '../voice/options/realtime-options.ts';
import {
  isoLanguageList,
  oneOf,
  optionalFraction,
  optionalNumber,
  optionalOneOf,
  termList,
  text,
  textUpTo,
} from './value-kinds.ts';

/** Also what Realtime uses as a fallback of GPT-Live, whose model is named in its place. */
export const DEFAULT_REALTIME_MODEL = 'gpt-realtime-2.1';

/** The settings of a session of OpenAI Realtime, in the order of the table of settings. */
export const realtimeShape = {
  OPENAI_REALTIME_MODEL: text(DEFAULT_REALTIME_MODEL),
  OPENAI_VOICE: text('marin'),
  OPENAI_TRANSCRIPTION_MODEL: text('gpt-live-transcribe'),
  OPENAI_TRANSCRIPTION_LANGUAGES: isoLanguageList,
  OPENAI_TRANSCRIPTION_KEYWORDS: termList(MOST_KEYWORDS, LONGEST_KEYWORD),
  OPENAI_TRANSCRIPTION_PROMPT: textUpTo(LONGEST_PROMPT),
  OPENAI_TRANSCRIPTION_DELAY: optionalOneOf(EFFORTS),
  OPENAI_VAD: oneOf(VAD_TYPES, VENDOR_CHOICES.vad),
  OPENAI_VAD_THRESHOLD: optionalFraction(...OPTION_RANGES.vadThreshold),
  OPENAI_VAD_PREFIX_MS: optionalNumber(...OPTION_RANGES.vadPrefixMs),
  OPENAI_VAD_SILENCE_MS: optionalNumber(...OPTION_RANGES.vadSilenceMs),
  OPENAI_VAD_EAGERNESS: optionalOneOf(VAD_EAGERNESS),
  OPENAI_VAD_IDLE_TIMEOUT_MS: optionalNumber(...OPTION_RANGES.vadIdleTimeoutMs),
  OPENAI_NOISE_REDUCTION: oneOf(NOISE_REDUCTIONS, VENDOR_CHOICES.noiseReduction),
  OPENAI_NOISE_REDUCTION_STRENGTH: optionalFraction(...OPTION_RANGES.noiseReductionStrength),
  OPENAI_REASONING_EFFORT: optionalOneOf(EFFORTS),
  OPENAI_TRUNCATION: oneOf(TRUNCATIONS, VENDOR_CHOICES.truncation),
  OPENAI_TRUNCATION_RETENTION_RATIO: optionalFraction(...OPTION_RANGES.truncationRetentionRatio),
  OPENAI_TRUNCATION_TOKEN_LIMIT: optionalNumber(...OPTION_RANGES.truncationTokenLimit),
  OPENAI_SPEED: optionalFraction(...OPTION_RANGES.speed),
};

export type RealtimeEnvironment = z.infer<z.ZodObject<typeof realtimeShape>>;

/** The variable of each option of OpenAI Realtime. */
export const OPTION_SETTINGS = {
  vad: 'OPENAI_VAD',
  vadThreshold: 'OPENAI_VAD_THRESHOLD',
  vadPrefixMs: 'OPENAI_VAD_PREFIX_MS',
  vadSilenceMs: 'OPENAI_VAD_SILENCE_MS',
  vadEagerness: 'OPENAI_VAD_EAGERNESS',
  vadIdleTimeoutMs: 'OPENAI_VAD_IDLE_TIMEOUT_MS',
  noiseReduction: 'OPENAI_NOISE_REDUCTION',
  noiseReductionStrength: 'OPENAI_NOISE_REDUCTION_STRENGTH',
  transcriptionLanguages: 'OPENAI_TRANSCRIPTION_LANGUAGES',
  transcriptionKeywords: 'OPENAI_TRANSCRIPTION_KEYWORDS',
  transcriptionPrompt: 'OPENAI_TRANSCRIPTION_PROMPT',
  transcriptionDelay: 'OPENAI_TRANSCRIPTION_DELAY',
  reasoningEffort: 'OPENAI_REASONING_EFFORT',
  truncation: 'OPENAI_TRUNCATION',
  truncationRetentionRatio: 'OPENAI_TRUNCATION_RETENTION_RATIO',
  truncationTokenLimit: 'OPENAI_TRUNCATION_TOKEN_LIMIT',
  speed: 'OPENAI_SPEED',
} as const satisfies Record<RealtimeOptionName, keyof RealtimeEnvironment>;

export function realtimeOptions(env: RealtimeEnvironment): RealtimeOptions {
  return {
    vad: env.OPENAI_VAD,
    vadThreshold: env.OPENAI_VAD_THRESHOLD,
    vadPrefixMs: env.OPENAI_VAD_PREFIX_MS,
    vadSilenceMs: env.OPENAI_VAD_SILENCE_MS,
    vadEagerness: env.OPENAI_VAD_EAGERNESS,
    vadIdleTimeoutMs: env.OPENAI_VAD_IDLE_TIMEOUT_MS,
    noiseReduction: env.OPENAI_NOISE_REDUCTION,
    noiseReductionStrength: env.OPENAI_NOISE_REDUCTION_STRENGTH,
    transcriptionLanguages: env.OPENAI_TRANSCRIPTION_LANGUAGES,
    transcriptionKeywords: env.OPENAI_TRANSCRIPTION_KEYWORDS,
    transcriptionPrompt: env.OPENAI_TRANSCRIPTION_PROMPT,
    transcriptionDelay: env.OPENAI_TRANSCRIPTION_DELAY,
    reasoningEffort: env.OPENAI_REASONING_EFFORT,
    truncation: env.OPENAI_TRUNCATION,
    truncationRetentionRatio: env.OPENAI_TRUNCATION_RETENTION_RATIO,
    truncationTokenLimit: env.OPENAI_TRUNCATION_TOKEN_LIMIT,
    speed: env.OPENAI_SPEED,
  };
}
