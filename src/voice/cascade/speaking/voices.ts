import { type Engine, type LanguageCode, VoiceId } from '@aws-sdk/client-polly';

/** A voice of Polly and the language that it is asked to speak. */
export interface PollyVoice {
  readonly id: VoiceId;
  readonly languageCode: LanguageCode;
}

/**
 * One voice for each language that the gateway has lines in. They exist as neural voices and, where a region has them,
 * as generative ones.
 * @see https://docs.aws.amazon.com/polly/latest/dg/available-voices.html
 */
const BY_LANGUAGE: Readonly<Record<string, PollyVoice>> = {
  en: { id: 'Ruth', languageCode: 'en-US' },
  de: { id: 'Vicki', languageCode: 'de-DE' },
  es: { id: 'Lupe', languageCode: 'es-US' },
  fr: { id: 'Lea', languageCode: 'fr-FR' },
  hi: { id: 'Kajal', languageCode: 'hi-IN' },
  it: { id: 'Bianca', languageCode: 'it-IT' },
  pt: { id: 'Camila', languageCode: 'pt-BR' },
};

const ENGLISH: PollyVoice = { id: 'Ruth', languageCode: 'en-US' };

/**
 * The voices of Nova Sonic that Polly has under the same name, and for the others the nearest of the same language.
 * @see https://docs.aws.amazon.com/nova/latest/nova2-userguide/sonic-language-support.html
 */
const NEAR_NOVA: Readonly<Record<string, PollyVoice>> = {
  matthew: { id: 'Matthew', languageCode: 'en-US' },
  tiffany: { id: 'Tiffany', languageCode: 'en-US' },
  amy: { id: 'Amy', languageCode: 'en-GB' },
  olivia: { id: 'Olivia', languageCode: 'en-AU' },
  ambre: { id: 'Ambre', languageCode: 'fr-FR' },
  florian: { id: 'Florian', languageCode: 'fr-FR' },
  beatrice: { id: 'Beatrice', languageCode: 'it-IT' },
  lorenzo: { id: 'Lorenzo', languageCode: 'it-IT' },
  lennart: { id: 'Lennart', languageCode: 'de-DE' },
  tina: { id: 'Vicki', languageCode: 'de-DE' },
  lupe: { id: 'Lupe', languageCode: 'es-US' },
  carlos: { id: 'Pedro', languageCode: 'es-US' },
  carolina: { id: 'Camila', languageCode: 'pt-BR' },
  leo: { id: 'Thiago', languageCode: 'pt-BR' },
  kiara: { id: 'Kajal', languageCode: 'hi-IN' },
  arjun: { id: 'Kajal', languageCode: 'hi-IN' },
};

/** The language of the voices above. Another voice is taken to speak the language of the call. */
const OWN_LANGUAGE: ReadonlyMap<string, LanguageCode> = new Map(
  [...Object.values(BY_LANGUAGE), ...Object.values(NEAR_NOVA)].map(({ id, languageCode }) => [
    id,
    languageCode,
  ]),
);

const KNOWN: ReadonlyMap<string, VoiceId> = new Map(
  Object.values(VoiceId).map((id) => [id.toLowerCase(), id]),
);

/** Best first: where a region or a voice lacks the first, it has the second. */
export const ENGINES: readonly Engine[] = ['generative', 'neural'];

export interface VoiceChoice {
  /** The operator's voice, which speaks its own language. */
  readonly wanted: string | undefined;
  /** The voice of Nova that the caller may have heard before. */
  readonly novaVoice: string | undefined;
}

/** Whether Polly has a voice with this name, in any case of letters. */
export function isPollyVoice(name: string): boolean {
  return KNOWN.has(name.toLowerCase());
}

/** A voice for this language: the operator's, one near Nova's, or the usual one. */
export function voiceFor(language: string, { wanted, novaVoice }: VoiceChoice): PollyVoice {
  const usual = BY_LANGUAGE[language] ?? ENGLISH;
  const chosen = named(wanted, usual) ?? NEAR_NOVA[novaVoice ?? ''];
  return chosen?.languageCode.slice(0, 2) === usual.languageCode.slice(0, 2) ? chosen : usual;
}

function named(name: string | undefined, { languageCode }: PollyVoice): PollyVoice | undefined {
  const id = KNOWN.get(name?.toLowerCase() ?? '');
  return id && { id, languageCode: OWN_LANGUAGE.get(id) ?? languageCode };
}
