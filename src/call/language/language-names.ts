const ENGLISH_NAMES = new Intl.DisplayNames(['en'], { type: 'language' });

/** `German` for `de`. @param language ISO 639-1 */
export function englishName(language: string): string {
  return ENGLISH_NAMES.of(language) ?? language;
}

/** How people who speak the language call it: `Deutsch` for `de`. @param language ISO 639-1 */
export function ownName(language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
}

/** `pt` for `pt-BR` or `PT`. @param tag BCP 47 */
export function baseLanguage(tag: string): string {
  return tag.trim().toLowerCase().split(/[-_]/)[0] ?? '';
}

/** `German (de), English (en)`, as a model reads it. @param languages ISO 639-1 */
export function namesOf(languages: readonly string[]): string {
  return languages.map((language) => `${englishName(language)} (${language})`).join(', ');
}
