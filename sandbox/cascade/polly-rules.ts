import type { Refusal } from '../bedrock/refusal.ts';

/** What speech was asked for. */
export interface SpeechAsked {
  readonly voice: string;
  readonly engine: string;
  readonly encoding: 'pcm' | 'mulaw';
  readonly sampleRateHz: 8000 | 16_000;
}

interface KnownVoice {
  readonly language: string;
  readonly engines: readonly string[];
}

const BOTH = ['neural', 'generative'];
/** The voices of this region. */
export const VOICES: ReadonlyMap<string, KnownVoice> = new Map(
  Object.entries({
    Ruth: { language: 'en-US', engines: BOTH },
    Matthew: { language: 'en-US', engines: BOTH },
    Tiffany: { language: 'en-US', engines: BOTH },
    Amy: { language: 'en-GB', engines: BOTH },
    Vicki: { language: 'de-DE', engines: BOTH },
    Lennart: { language: 'de-DE', engines: BOTH },
    Lea: { language: 'fr-FR', engines: BOTH },
    Lupe: { language: 'es-US', engines: BOTH },
    Bianca: { language: 'it-IT', engines: BOTH },
    Camila: { language: 'pt-BR', engines: BOTH },
    Kajal: { language: 'hi-IN', engines: ['neural'] },
    Thiago: { language: 'pt-BR', engines: ['neural'] },
  }),
);

/** Kajal speaks both. */
const SECOND_LANGUAGES: Readonly<Record<string, string>> = { Kajal: 'en-IN' };

type Texts = Readonly<Record<string, unknown>>;

/** Checks the voice, its engine and its format. @returns the refusal of what the vendor would not accept */
export function readSpeech(fields: Texts): SpeechAsked | Refusal {
  const { VoiceId, Engine = 'standard', LanguageCode, OutputFormat, SampleRate } = fields;
  const voice = VOICES.get(String(VoiceId));
  if (!voice) return refusal('ValidationException', 'The voice does not exist.');
  if (!voice.engines.includes(String(Engine)))
    return refusal('EngineNotSupportedException', 'This voice does not support the selected engine.');
  const languages = [voice.language, SECOND_LANGUAGES[String(VoiceId)]];
  if (LanguageCode !== undefined && !languages.includes(String(LanguageCode)))
    return refusal('LanguageNotSupportedException', 'The voice does not speak this language.');
  if (OutputFormat !== 'pcm' && OutputFormat !== 'mulaw')
    return refusal('ValidationException', 'The output format is not supported.');
  const rate = Number(SampleRate ?? (OutputFormat === 'pcm' ? 16_000 : 8000));
  if ((rate !== 8000 && rate !== 16_000) || (OutputFormat === 'mulaw' && rate !== 8000))
    return refusal('InvalidSampleRateException', 'The specified sample rate is not valid.');
  return { voice: String(VoiceId), engine: String(Engine), encoding: OutputFormat, sampleRateHz: rate };
}

export function refusal(errorType: string, message: string): Refusal {
  return { status: 400, errorType, message };
}
