import type { Refusal } from '../bedrock/refusal.ts';

/** What a request for a transcription asks for. */
export interface TranscriptionRequest {
  readonly encoding: 'pcm' | 'g711-ulaw';
  readonly sampleRateHz: 8000 | 16_000;
  /** Dialects that may be heard. */
  readonly dialects: readonly string[];
}

const PREFIX = 'x-amzn-transcribe-';
const DIALECT = /^[a-z]{2}-[A-Z]{2}$/;
const MAX_DIALECTS = 5;
/** Headers that this service reads. */
const KNOWN = new Set([
  'sample-rate',
  'media-encoding',
  'language-code',
  'identify-language',
  'identify-multiple-languages',
  'language-options',
  'preferred-language',
  'enable-partial-results-stabilization',
  'partial-results-stability',
  'session-id',
]);

/** Reads the headers as strictly as the vendor. @returns the refusal of what it would not accept */
export function readTranscription(headers: Readonly<Record<string, string>>): TranscriptionRequest | Refusal {
  const of = (name: string) => headers[PREFIX + name];
  const stranger = Object.keys(headers).find(
    (name) => name.startsWith(PREFIX) && !KNOWN.has(name.slice(PREFIX.length)),
  );
  if (stranger !== undefined) return bad(`The header ${stranger} is not known here.`);
  const encoding = of('media-encoding');
  if (encoding !== 'pcm' && encoding !== 'g711-ulaw') return bad('The media encoding is not supported.');
  const rate = Number(of('sample-rate'));
  if (rate !== 8000 && rate !== 16_000) return bad('The sample rate is not supported.');
  if (encoding === 'g711-ulaw' && rate !== 8000) return bad('g711-ulaw has a sample rate of 8000.');
  const dialects = readDialects(of);
  return typeof dialects === 'string' ? bad(dialects) : { encoding, sampleRateHz: rate, dialects };
}

function readDialects(of: (name: string) => string | undefined): readonly string[] | string {
  const code = of('language-code');
  const identifies = [of('identify-language'), of('identify-multiple-languages')].filter(
    (value) => value === 'true',
  );
  if (identifies.length + (code === undefined ? 0 : 1) !== 1) {
    return 'Specify exactly one of LanguageCode, IdentifyLanguage and IdentifyMultipleLanguages.';
  }
  if (code !== undefined) {
    if (of('language-options') !== undefined) return 'LanguageOptions needs language identification.';
    return DIALECT.test(code) ? [code] : 'The language code is not supported.';
  }
  const options = (of('language-options') ?? '').split(',');
  const languages = new Set(options.map((dialect) => dialect.slice(0, 2)));
  if (options.length < 2 || options.length > MAX_DIALECTS)
    return 'LanguageOptions must hold two to five codes.';
  if (!options.every((dialect) => DIALECT.test(dialect))) return 'A language option is not supported.';
  if (languages.size < options.length) return 'LanguageOptions may hold one dialect of a language.';
  const preferred = of('preferred-language');
  if (preferred !== undefined && !options.includes(preferred)) return 'PreferredLanguage is not an option.';
  return options;
}

function bad(message: string): Refusal {
  return { status: 400, errorType: 'BadRequestException', message };
}
