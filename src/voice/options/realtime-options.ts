/** `server_vad` judges by volume; `semantic_vad` also by whether the sentence seems complete. */
export const VAD_TYPES = ['server_vad', 'semantic_vad'] as const;
export const VAD_EAGERNESS = ['low', 'medium', 'high', 'auto'] as const;
export const NOISE_REDUCTIONS = ['off', 'near_field', 'far_field'] as const;
export const TRUNCATIONS = ['auto', 'disabled', 'retention_ratio'] as const;
/** Steps of reasoning effort, and of the delay of a transcript. */
export const EFFORTS = ['minimal', 'low', 'medium', 'high', 'xhigh'] as const;

type Effort = (typeof EFFORTS)[number];

/**
 * What an operator may change about a session of OpenAI Realtime. What is absent is the vendor's default.
 * @see https://platform.openai.com/docs/api-reference/realtime-client-events/session/update
 */
export interface RealtimeOptions {
  readonly vad?: (typeof VAD_TYPES)[number] | undefined;
  /** From 0 to 1: how loud a sound must be to count as speech. */
  readonly vadThreshold?: number | undefined;
  /** Audio before the first sound of speech that belongs to the turn, milliseconds. */
  readonly vadPrefixMs?: number | undefined;
  /** Silence that ends a turn, milliseconds. */
  readonly vadSilenceMs?: number | undefined;
  /** How soon a turn ends that may be complete. */
  readonly vadEagerness?: (typeof VAD_EAGERNESS)[number] | undefined;
  /** Silence after an answer until the model speaks again without being asked, milliseconds. Absent: never. */
  readonly vadIdleTimeoutMs?: number | undefined;
  readonly noiseReduction?: (typeof NOISE_REDUCTIONS)[number] | undefined;
  /** From 0 to 1. */
  readonly noiseReductionStrength?: number | undefined;
  /** ISO 639-1, in place of the languages that the assistant offers. */
  readonly transcriptionLanguages?: readonly string[] | undefined;
  /** Names and terms, before those of the assistant. */
  readonly transcriptionKeywords?: readonly string[] | undefined;
  readonly transcriptionPrompt?: string | undefined;
  /** How long the transcription waits for more audio before it writes. */
  readonly transcriptionDelay?: Effort | undefined;
  readonly reasoningEffort?: Effort | undefined;
  /** What happens to the oldest turns when the conversation does not fit. */
  readonly truncation?: (typeof TRUNCATIONS)[number] | undefined;
  /** From 0 to 1: how much of the allowed conversation is kept. */
  readonly truncationRetentionRatio?: number | undefined;
  /** Most tokens of the conversation after the instructions. */
  readonly truncationTokenLimit?: number | undefined;
  /** Of the speech, times normal. */
  readonly speed?: number | undefined;
}

/** Choices that a session has without being asked. */
export const VENDOR_CHOICES = {
  vad: 'server_vad',
  noiseReduction: 'off',
  truncation: 'auto',
} as const satisfies RealtimeOptions;

export type RealtimeOptionName = keyof RealtimeOptions;

/** Smallest and largest value of each number. */
export const OPTION_RANGES = {
  vadThreshold: [0, 1],
  vadPrefixMs: [0, 5_000],
  vadSilenceMs: [50, 10_000],
  // The vendor takes no other.
  vadIdleTimeoutMs: [5_000, 30_000],
  noiseReductionStrength: [0, 1],
  truncationRetentionRatio: [0, 1],
  truncationTokenLimit: [500, 128_000],
  speed: [0.25, 1.5],
} as const satisfies Partial<Record<RealtimeOptionName, readonly [number, number]>>;

export const MOST_KEYWORDS = 100;
export const LONGEST_KEYWORD = 100;
export const LONGEST_PROMPT = 1_000;
