import type { TranscriptionHints } from '../client.ts';
import { type KeywordForm, transcriptionTraits } from '../options/model-traits.ts';
import { MOST_KEYWORDS, type RealtimeOptions } from '../options/realtime-options.ts';
import type { TranscriptionSettings } from './wire.ts';

const NO_HINTS: TranscriptionHints = { languages: [], keywords: [] };

/**
 * What a transcription model gets to know about the caller: only what that model takes. A model that is not known gets no
 * hints, because the vendor refuses a session with a field that its transcription model does not take; it gets what the
 * operator asks for.
 * @param options those that fit the model
 */
export function buildTranscription(
  model: string,
  hints: TranscriptionHints = NO_HINTS,
  options: RealtimeOptions = {},
): TranscriptionSettings {
  const { transcriptionLanguages, transcriptionDelay: delay } = options;
  const known = transcriptionTraits(model)?.keywords;
  const languages = transcriptionLanguages ?? hints.languages;
  return {
    model,
    ...languageFields(known ?? (transcriptionLanguages ? 'list' : 'none'), languages),
    ...wordFields(known, hints, options),
    ...(delay !== undefined && { delay }),
  };
}

/** A single language excludes every other, so it is named only when no other is offered. */
function languageFields(form: KeywordForm, languages: readonly string[]): Partial<TranscriptionSettings> {
  const [language, ...others] = languages;
  if (language === undefined) return {};
  if (others.length === 0) return { language };
  return form === 'list' ? { languages } : {};
}

function wordFields(
  known: KeywordForm | undefined,
  hints: TranscriptionHints,
  { transcriptionKeywords = [], transcriptionPrompt: prompt }: RealtimeOptions,
): Partial<TranscriptionSettings> {
  const own = known === undefined ? [] : hints.keywords;
  const keywords = [...new Set([...transcriptionKeywords, ...own])].slice(0, MOST_KEYWORDS);
  const given = prompt === undefined ? {} : { prompt };
  if (keywords.length === 0) return given;
  switch (known) {
    case undefined:
    case 'list':
      return { ...given, keywords };
    case 'word_prompt':
      return { prompt: [prompt, keywords.join(', ')].filter(Boolean).join(' ') };
    case 'sentence_prompt':
      return {
        prompt: [prompt, `Expect these names and terms: ${keywords.join(', ')}.`].filter(Boolean).join(' '),
      };
    case 'none':
      return given;
    default:
      return known satisfies never;
  }
}
