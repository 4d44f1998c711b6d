import { capitalised, plainText } from './formats.ts';

const MODELS: Readonly<Record<string, string>> = {
  openai: 'OpenAI Realtime',
  nova: 'Amazon Nova 2 Sonic',
};

/** @param provider empty or `none` before there is one */
export function modelName(provider: string): string {
  return provider === '' || provider === 'none' ? 'No model yet' : (MODELS[provider] ?? provider);
}

/** English name of a language. @param code ISO 639-1 */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code;
  } catch {
    // Not a language code.
    return code;
  }
}

/** Whom a call is with. @param caller empty when the number is withheld */
export function callerName({
  caller,
  channel,
}: {
  readonly caller: string;
  readonly channel: string;
}): string {
  return caller !== '' ? caller : channel === 'browser' ? 'Browser user' : 'Number withheld';
}

export function channelName(channel: string): string {
  return channel === 'browser' ? 'Browser' : 'Phone';
}

const MOODS: Readonly<Record<string, string>> = {
  negative: 'Unhappy',
  neutral: 'Calm',
  positive: 'Pleased',
};

export function moodName(mood: string): string {
  return MOODS[mood] ?? capitalised(plainText(mood));
}
