import type { CallLanguage } from '../language/call-language.ts';
import { englishName, namesOf } from '../language/language-names.ts';
import { findLanguage } from '../language/offered-languages.ts';
import { type CallRecord, LAST_WRITES_MS } from '../record/call-record.ts';
import { type ToolAnswer, textFields } from './tools.ts';

interface SetLanguageParts {
  readonly language: Pick<CallLanguage, 'offered' | 'current' | 'ask' | 'onRecord'>;
  readonly record: Pick<CallRecord, 'keepLanguage'>;
}

/**
 * `set_language`: from now on the call is held in the language that the caller asked for, if it is offered. Bounded in
 * time. A language that could not be stored still holds for this stream.
 */
export async function setLanguage(
  argumentsJson: string,
  { language, record }: SetLanguageParts,
): Promise<ToolAnswer> {
  const found = findLanguage(textFields(argumentsJson).language ?? '', language.offered);
  if (found === undefined) return notOffered(language);
  language.ask(found);
  await record.keepLanguage(language.onRecord, LAST_WRITES_MS);
  return {
    status: 'changed',
    tell_the_caller: `Confirm it in ${englishName(found)}, and speak ${englishName(found)} from now on.`,
  };
}

function notOffered({ offered, current }: SetLanguageParts['language']): ToolAnswer {
  return {
    status: 'not_offered',
    tell_the_caller: `Go on in ${englishName(current)}: say which languages you can speak, and ask for one of them. They are ${namesOf(offered)}.`,
  };
}
