import type { RecordingMode } from '../recording/recording-mode.ts';
import type { LanguageLines } from '../spoken/lines.ts';
import { shippedLines } from '../spoken/shipped-lines.ts';
import type { Tool } from '../tools/tool.ts';
import type { ToolDefinition, TranscriptionHints, VoicePreferences } from '../voice/client.ts';
import type { CallWishes } from './call-start.ts';
import type { GreetingBargeIn, HoldLineBargeIn } from './conversation/guarded-line.ts';
import { findLanguage, offeredLanguages } from './language/offered-languages.ts';
import type { TextFacts } from './text-facts.ts';
import { setLanguageTools } from './tools/language-tool.ts';
import { BEGIN_SECURE_INPUT, END_SECURE_INPUT } from './tools/secure-input.ts';
import { CALLBACK_TOOL, END_CALL_TOOL, ESCALATE_TOOL } from './tools/tools.ts';

/** Who speaks on the phone: the model's instructions, its tools and the gateway's own lines. */
export interface Assistant {
  /** Name of its profile; `default` without ASSISTANTS_FILE. */
  readonly name: string;
  /** Changes with everything that the profile says. */
  readonly version: string;
  /** The arm of each experiment that this caller is in, by the name of the experiment. */
  readonly arms: Readonly<Record<string, string>>;
  /** The version of each of these experiments, as far as it is known that the call began with it. */
  readonly experiments: Readonly<Record<string, string>>;
  readonly instructions: string;
  /** The tools of the gateway itself, which are part of every call. */
  readonly tools: readonly ToolDefinition[];
  /** The operator's tools. */
  readonly toolbox: readonly Tool[];
  readonly preferences: VoicePreferences;
  readonly hints: TranscriptionHints;
  /** The language in which a call begins, ISO 639-1. Undefined: English lines until the caller's language is known. */
  readonly language: string | undefined;
  /** The languages in which a call may be held, ISO 639-1; empty for all that the gateway has lines in. */
  readonly languages: readonly string[];
  /** Attributes for the person who takes a call over, and the queue that is asked whether someone is there. */
  readonly handoff: AssistantHandoff;
  /** How long and how costly its calls may be. What is absent comes from the settings of the process. */
  readonly limits: AssistantLimits;
  /** Which of its calls are recorded. Undefined: as RECORDING says. */
  readonly recording?: RecordingMode | undefined;
  /** Whether its texts name the caller's contact: then a call waits for it, in bounded time. */
  readonly needsContact: boolean;
  /** Whether its texts say if the contact centre is open: then a call waits for that, in bounded time. */
  readonly needsOpening: boolean;
  /** What a caller who speaks over the greeting does to it. */
  readonly greetingBargeIn: GreetingBargeIn;
  readonly holdLineBargeIn: HoldLineBargeIn;
  /** In English, for a caller whose language is not known. */
  readonly lines: LanguageLines;
  /** @param language like `pt` or `pt-BR`; English when there are no lines in it, or none is given */
  linesFor(language: string | undefined): LanguageLines;
  /** The same assistant, with what its instructions and greetings say about one call filled in. */
  withFacts(facts: TextFacts): Assistant;
}

export interface AssistantLimits {
  readonly idleCallSeconds?: number | undefined;
  readonly maxCallSeconds?: number | undefined;
  /** US dollars. */
  readonly maxCallCostUsd?: number | undefined;
}

/** Where a hand-off of this assistant goes. What is absent comes from the settings of the process. */
export interface AssistantHandoff {
  /** Id of a queue of Amazon Connect. */
  readonly queueId?: string | undefined;
  /** Contact attributes beside the gateway's own. */
  readonly attributes: Readonly<Record<string, string>>;
}

const SECURE_TOOLS = [BEGIN_SECURE_INPUT, END_SECURE_INPUT];

const INSTRUCTIONS = `You are the virtual assistant of a company's customer service, speaking on the telephone.

How you speak
- Answer in the caller's language, in one to three short sentences, the way people talk on the phone.
- Say numbers, dates and codes slowly and repeat important ones for confirmation.
- Never read out symbols, lists or web addresses letter by letter unless asked.
- When you did not understand, say so and ask again. Never invent facts about orders, accounts or prices.
- You are a machine: say so honestly when you are asked.
- Never ask for card numbers, passwords or one-time codes.`;

/** Part of every assistant: its model is one of the witnesses of a wish for a person. */
const HANDOFF_INSTRUCTIONS = `When a person is needed
- When the caller asks for a person in any words, accepts the offer of one, is in danger, reports fraud, speaks of legal
  steps, or you cannot help, call ${ESCALATE_TOOL.name} with a short reason. Do not announce the transfer yourself:
  the line is spoken for you.
- A caller who only mentions people, or refuses a person, does not ask for one.
- Never promise that a person is free.
- When a person cannot be had now, offer a call-back. Once the caller agrees, call ${CALLBACK_TOOL.name}, then confirm
  what its result allows. When the caller would rather wait for a person, call ${ESCALATE_TOOL.name}.`;

/**
 * The assistant of this gateway: the shipped one, with the operator's prompt and greeting where given.
 * @param overrides `instructions`: the text of ASSISTANT_PROMPT_FILE, to which the instructions for a hand-off are
 * added unless it names the tool itself; `greeting`: ASSISTANT_GREETING;
 * `languages`: ASSISTANT_LANGUAGES, in the first of which a call begins; `greetingBargeIn`: GREETING_BARGE_IN; `holdLineBargeIn`: HOLD_LINE_BARGE_IN;
 * `secureInput`: the model may begin secure input; `toolbox`: the operator's tools
 */
export function createAssistant(overrides: {
  readonly instructions?: string | undefined;
  readonly greeting?: string | undefined;
  readonly secureInput?: boolean;
  readonly languages?: readonly string[];
  readonly greetingBargeIn?: GreetingBargeIn;
  readonly holdLineBargeIn?: HoldLineBargeIn;
  readonly toolbox?: readonly Tool[];
}): Assistant {
  const { greeting, languages = [], toolbox = [] } = overrides;
  const linesFor = (language: string | undefined) => ({
    ...shippedLines(language),
    ...(greeting !== undefined && { greeting }),
  });
  const assistant: Assistant = {
    name: 'default',
    version: '0',
    arms: {},
    experiments: {},
    toolbox,
    preferences: {},
    hints: { languages: [], keywords: [] },
    language: languages[0],
    languages,
    handoff: { attributes: {} },
    limits: {},
    needsContact: false,
    needsOpening: false,
    instructions: withHandoff(overrides.instructions ?? INSTRUCTIONS),
    tools: [
      ESCALATE_TOOL,
      CALLBACK_TOOL,
      END_CALL_TOOL,
      ...setLanguageTools(languages),
      ...(overrides.secureInput ? SECURE_TOOLS : []),
    ],
    greetingBargeIn: overrides.greetingBargeIn ?? 'allow',
    holdLineBargeIn: overrides.holdLineBargeIn ?? 'allow',
    lines: linesFor('en'),
    linesFor,
    withFacts: () => assistant,
  };
  return assistant;
}

/** The assistant as one caller has chosen it. A language that is not offered changes nothing. */
export function withWishes(assistant: Assistant, wishes: CallWishes = {}): Assistant {
  const { provider, language } = wishes;
  const chosen = language && findLanguage(language, offeredLanguages(assistant.languages));
  return {
    ...assistant,
    ...(provider !== undefined && { preferences: { ...assistant.preferences, provider } }),
    ...(chosen && { language: chosen }),
    withFacts: (facts) => withWishes(assistant.withFacts(facts), wishes),
  };
}

/** Adds when to call for a person, unless the operator has said so. */
function withHandoff(instructions: string): string {
  if (instructions.includes(ESCALATE_TOOL.name)) return instructions;
  return `${instructions.trimEnd()}\n\n${HANDOFF_INSTRUCTIONS}`;
}
