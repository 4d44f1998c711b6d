/**
 * The dialect of each language that is asked for. Streaming transcription takes at most one dialect of a language.
 * @see https://docs.aws.amazon.com/transcribe/latest/dg/supported-languages.html
 */
const DIALECTS = {
  en: 'en-US',
  de: 'de-DE',
  es: 'es-US',
  fr: 'fr-FR',
  hi: 'hi-IN',
  it: 'it-IT',
  pt: 'pt-BR',
} as const;

type KnownLanguage = keyof typeof DIALECTS;
type Dialect = (typeof DIALECTS)[KnownLanguage];

/** When the call names none. */
const DEFAULT_LANGUAGE: KnownLanguage = 'en';

/**
 * Identification chooses among two to five languages.
 * @see https://docs.aws.amazon.com/transcribe/latest/dg/lang-id-stream.html
 */
const MAX_OPTIONS = 5;
/** Candidates when any language may come: those with the most callers in the regions that have every service. */
const ANY_LANGUAGE: readonly KnownLanguage[] = ['en', 'es', 'fr', 'de', 'it'];

/** Dialects that a caller may speak, the most likely first; never empty. */
export function dialectsOf(languages: readonly string[]): readonly Dialect[] {
  const known = languages.map((language) => language.slice(0, 2).toLowerCase()).filter(isKnown);
  const candidates = languages.length === 0 ? ANY_LANGUAGE : known;
  const dialects = [...new Set(candidates)].slice(0, MAX_OPTIONS).map((language) => DIALECTS[language]);
  return dialects.length > 0 ? dialects : [DIALECTS[DEFAULT_LANGUAGE]];
}

/** The language in which a call begins. */
export function firstLanguage(languages: readonly string[]): string {
  return languages[0]?.slice(0, 2).toLowerCase() ?? DEFAULT_LANGUAGE;
}

function isKnown(language: string): language is KnownLanguage {
  return language in DIALECTS;
}
