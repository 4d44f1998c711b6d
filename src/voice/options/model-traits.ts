/**
 * How a model takes keywords: as a list, beside a list of languages; in a prompt that is a list of words; in a prompt
 * that is a sentence. All models take one language.
 */
export type KeywordForm = 'list' | 'word_prompt' | 'sentence_prompt' | 'none';

/** What is known of a transcription model. */
export interface TranscriptionTraits {
  readonly keywords: KeywordForm;
  readonly prompt: boolean;
  readonly delay: boolean;
}

/**
 * By the first name that a model's id begins with. The vendor refuses a session with a field that its transcription
 * model does not take.
 * @see https://platform.openai.com/docs/api-reference/realtime-client-events/session/update (audio.input.transcription)
 */
const TRANSCRIPTION_MODELS: readonly (readonly [modelId: string, traits: TranscriptionTraits])[] = [
  ['gpt-live-transcribe', { keywords: 'list', prompt: true, delay: false }],
  ['gpt-transcribe', { keywords: 'list', prompt: true, delay: false }],
  ['gpt-realtime-whisper', { keywords: 'none', prompt: false, delay: true }],
  ['gpt-4o-transcribe-diarize', { keywords: 'none', prompt: false, delay: false }],
  ['gpt-4o-transcribe', { keywords: 'sentence_prompt', prompt: true, delay: false }],
  ['gpt-4o-mini-transcribe', { keywords: 'sentence_prompt', prompt: true, delay: false }],
  ['whisper-1', { keywords: 'word_prompt', prompt: true, delay: false }],
];

/** @returns undefined for a model that is not known */
export function transcriptionTraits(model: string): TranscriptionTraits | undefined {
  return TRANSCRIPTION_MODELS.find(([id]) => model.startsWith(id))?.[1];
}

/** What is known of a speech model. */
export interface SpeechTraits {
  readonly reasons: boolean;
  /** Context window minus longest answer, tokens. */
  readonly mostConversationTokens: number;
}

const REASONING: SpeechTraits = { reasons: true, mostConversationTokens: 96_000 };
const PLAIN: SpeechTraits = { reasons: false, mostConversationTokens: 28_672 };

/**
 * By what a model's id looks like.
 * @see https://platform.openai.com/docs/models (context window, longest answer and reasoning of each model)
 */
const SPEECH_MODELS: readonly (readonly [modelId: RegExp, traits: SpeechTraits])[] = [
  [/^gpt-realtime-2(?:\.\d+)?(?:-|$)/, REASONING],
  [/^gpt-realtime(?:$|-1\.5|-mini|-20\d\d-)/, PLAIN],
  [/^gpt-4o-(?:mini-)?realtime/, PLAIN],
];

/** @returns undefined for a model that is not known */
export function speechTraits(model: string): SpeechTraits | undefined {
  return SPEECH_MODELS.find(([id]) => id.test(model))?.[1];
}

/** Models of GPT-Live: `gpt-live-1`, and not `gpt-live-transcribe`. They have a provider for themselves. */
export function isLiveModel(model: string): boolean {
  return /^gpt-live(?:-|$)/.test(model) && transcriptionTraits(model) === undefined;
}
