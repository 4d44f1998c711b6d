import { ALL_LINES } from '../../spoken/shipped-lines.ts';
import { baseLanguage, englishName, ownName } from './language-names.ts';

/** The languages in which a call may be held: those of the assistant, or all that have lines. ISO 639-1 */
export function offeredLanguages(languages: readonly string[]): readonly string[] {
  return languages.length > 0 ? languages : [...ALL_LINES.keys()];
}

/**
 * Finds the language that a model or a person names.
 * @param named a tag such as `de` or `de-AT`, or a name such as `German` or `Deutsch`
 * @returns its ISO 639-1 code, or undefined when it is not offered
 */
export function findLanguage(named: string, offered: readonly string[]): string | undefined {
  const base = baseLanguage(named);
  const name = named.trim().toLowerCase();
  return offered.find(
    (language) =>
      language === base ||
      englishName(language).toLowerCase() === name ||
      ownName(language).toLowerCase() === name,
  );
}
