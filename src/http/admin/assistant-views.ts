import type { AssistantDirectory } from '../../assistants/assistant-directory.ts';
import type { Profile } from '../../assistants/profile.ts';

/** An assistant in the list for operators. */
export function listedAssistant(
  { name, version, language, languages, preferences, tools, knowledge }: Profile,
  directory: Pick<AssistantDirectory, 'reachedBy'>,
  provider: string,
) {
  const { numbers, isDefault } = directory.reachedBy(name);
  return {
    name,
    version,
    language: language ?? null,
    languages,
    provider: preferences.provider ?? provider,
    numbers,
    default: isDefault,
    tools,
    knowledge: knowledge ?? null,
  };
}

/** An assistant with everything that it says. Secrets belong to tools and servers, which are not part of it. */
export function wholeAssistant(
  profile: Profile,
  directory: Pick<AssistantDirectory, 'reachedBy'>,
  provider: string,
) {
  const { instructions, greeting, lines, consentNotice, preferences, keywords, handoff, limits } = profile;
  const { greetingBargeIn, holdLineBargeIn, secureInput, timeZone } = profile;
  const { models = {}, voices = {}, realtime = {}, nova = {}, fallback } = preferences;
  return {
    ...listedAssistant(profile, directory, provider),
    instructions,
    greeting,
    lines,
    consentNotice,
    models,
    voices,
    openai: realtime,
    nova,
    fallback: fallback ?? null,
    keywords,
    handoff,
    limits,
    greetingBargeIn: greetingBargeIn ?? null,
    holdLineBargeIn: holdLineBargeIn ?? null,
    secureInput: secureInput ?? null,
    timeZone: timeZone ?? null,
  };
}
