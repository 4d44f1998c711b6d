import { type Assistant, createAssistant } from '../call/assistant.ts';
import type { GreetingBargeIn, HoldLineBargeIn } from '../call/conversation/guarded-line.ts';
import type { TextFacts } from '../call/text-facts.ts';
import type { LanguageLines } from '../spoken/lines.ts';
import { shippedLines } from '../spoken/shipped-lines.ts';
import type { Tool } from '../tools/tool.ts';
import type { Profile, TextsByLanguage } from './profile.ts';
import { fillTemplate, QUOTED_NOTE, type TemplateCall } from './template/fill-template.ts';
import { slotsOf } from './template/template-variables.ts';

/** What the settings of the process say, where a profile says nothing. */
export interface AssistantDefaults {
  readonly secureInput: boolean;
  readonly greetingBargeIn: GreetingBargeIn;
  readonly holdLineBargeIn: HoldLineBargeIn;
  /** What every assistant may do. */
  readonly toolbox: readonly Tool[];
}

const SPOKEN_BY_DEFAULT = 'en';

/** Makes the assistant that a profile describes. */
export function assistantOf(
  profile: Profile,
  toolbox: readonly Tool[],
  defaults: AssistantDefaults,
): Assistant {
  const { name, version, preferences, language, handoff, limits, languages, keywords, recording } = profile;
  const { greetingBargeIn, holdLineBargeIn, secureInput } = profile;
  const basis = createAssistant({
    instructions: instructionsOf(profile),
    languages,
    secureInput: secureInput ?? defaults.secureInput,
    greetingBargeIn: greetingBargeIn ?? defaults.greetingBargeIn,
    holdLineBargeIn: holdLineBargeIn ?? defaults.holdLineBargeIn,
  });
  const used = variablesOf(profile);
  const linesFor = (spoken: string | undefined) => profileLines(profile, spoken);
  const assistant: Assistant = {
    ...basis,
    name,
    version,
    toolbox: [...defaults.toolbox, ...toolbox],
    preferences,
    hints: { languages, keywords },
    language,
    handoff,
    limits,
    recording,
    needsContact: namesContact(used),
    needsOpening: used.has('opening'),
    lines: linesFor(language ?? SPOKEN_BY_DEFAULT),
    linesFor,
    withFacts: (facts) => (used.size === 0 ? assistant : filled(assistant, profile, facts)),
  };
  return assistant;
}

/** The gateway's lines in a language, with those that the profile replaces. The greeting may hold variables. */
export function profileLines(profile: Profile, language: string | undefined): LanguageLines {
  const code = codeOf(language ?? profile.language);
  const greeting = textIn(profile.greeting, code);
  return { ...shippedLines(code), ...profile.lines[code], ...(greeting !== undefined && { greeting }) };
}

/** @returns the text in a language, or the one for every language */
export function textIn(texts: TextsByLanguage, language: string): string | undefined {
  return texts[language] ?? texts.all;
}

/** ISO 639-1, like `pt` for `pt-BR`. */
export function codeOf(language: string | undefined): string {
  const [code = ''] = (language ?? SPOKEN_BY_DEFAULT).toLowerCase().split(/[-_]/);
  return code;
}

function filled(assistant: Assistant, profile: Profile, facts: TextFacts): Assistant {
  const { timeZone } = profile;
  const callIn = (language: string): TemplateCall => ({ ...facts, timeZone, language });
  const linesFor = (spoken: string | undefined) => {
    const code = codeOf(spoken ?? profile.language);
    const lines = assistant.linesFor(code);
    return { ...lines, greeting: fillTemplate(lines.greeting, callIn(code), 'spoken') };
  };
  const language = codeOf(profile.language);
  const known: Assistant = {
    ...assistant,
    instructions: fillTemplate(assistant.instructions, callIn(language), 'instructions'),
    lines: linesFor(language),
    linesFor,
    withFacts: () => known,
  };
  return known;
}

function instructionsOf({ instructions }: Profile): string {
  const quotes = slotsOf(instructions).some(({ name }) => name.startsWith('caller.'));
  return quotes ? `${instructions}\n\n${QUOTED_NOTE}` : instructions;
}

/** @param moreTexts those of the arms that a caller may get */
export function textsNameContact(profile: Profile, moreTexts: readonly string[]): boolean {
  return namesContact(variablesOf(profile, moreTexts));
}

function namesContact(variables: ReadonlySet<string>): boolean {
  return variables.has('caller.name') || variables.has('caller.company');
}

function variablesOf(
  { instructions, greeting }: Profile,
  moreTexts: readonly string[] = [],
): ReadonlySet<string> {
  const texts = [instructions, ...Object.values(greeting), ...moreTexts];
  return new Set(texts.flatMap((text) => slotsOf(text ?? '').map(({ name }) => name)));
}
