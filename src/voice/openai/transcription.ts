import type { AudioTranscription } from 'openai/resources/realtime/realtime';
import type { TranscriptionHints } from '../client.ts';

/** The vendor's fields for the transcription of the caller. The last two are newer than the types of `openai` 6. */
export interface TranscriptionSettings extends Pick<AudioTranscription, 'language' | 'prompt'> {
  readonly model: string;
  readonly languages?: readonly string[];
  readonly keywords?: readonly string[];
}

/**
 * How a model takes keywords: as a list, beside a list of languages; in a prompt that is a list of words; in a prompt
 * that is a sentence. All models take one language.
 */
type KeywordForm = 'list' | 'word_prompt' | 'sentence_prompt' | 'none';

/**
 * The first name that a model's id begins with counts. A model that is not listed gets no keywords, because the vendor
 * refuses a session with a field that its transcription model does not take.
 * @see https://platform.openai.com/docs/api-reference/realtime-client-events/session/update (audio.input.transcription)
 */
const KEYWORD_FORMS: readonly (readonly [modelId: string, form: KeywordForm])[] = [
  ['gpt-live-transcribe', 'list'],
  ['gpt-transcribe', 'list'],
  ['gpt-realtime-whisper', 'none'],
  ['gpt-4o-transcribe-diarize', 'none'],
  ['gpt-4o-transcribe', 'sentence_prompt'],
  ['gpt-4o-mini-transcribe', 'sentence_prompt'],
  ['whisper-1', 'word_prompt'],
];

/** What a transcription model is told about the caller: only what that model takes. */
export function buildTranscription(
  model: string,
  { languages, keywords }: TranscriptionHints = { languages: [], keywords: [] },
): TranscriptionSettings {
  const form = KEYWORD_FORMS.find(([id]) => model.startsWith(id))?.[1] ?? 'none';
  return { model, ...languageFields(form, languages), ...keywordFields(form, keywords) };
}

/** A single language excludes every other, so it is named only when no other is offered. */
function languageFields(form: KeywordForm, languages: readonly string[]): Partial<TranscriptionSettings> {
  const [language, ...others] = languages;
  if (language === undefined) return {};
  if (others.length === 0) return { language };
  return form === 'list' ? { languages } : {};
}

function keywordFields(form: KeywordForm, keywords: readonly string[]): Partial<TranscriptionSettings> {
  if (keywords.length === 0) return {};
  switch (form) {
    case 'list':
      return { keywords };
    case 'word_prompt':
      return { prompt: keywords.join(', ') };
    case 'sentence_prompt':
      return { prompt: `Expect these names and terms: ${keywords.join(', ')}.` };
    case 'none':
      return {};
    default:
      return form satisfies never;
  }
}
