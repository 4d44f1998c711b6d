import { assistantOf } from '../../assistants/profile-assistant.ts';
import { type Assistant, createAssistant } from '../../call/assistant.ts';
import type { TextFacts } from '../../call/text-facts.ts';
import type { Config } from '../../config/config.ts';
import type { OperatorFiles } from '../../config/operator-files.ts';

/**
 * The assistant of a call that no other one is meant for, as a caller gets it whose number is withheld. It has the
 * gateway's own tools alone, because those of ASSISTANTS_FILE open connections.
 */
export function defaultAssistant(
  { assistant: settings }: Pick<Config, 'assistant'>,
  { assistants, instructions }: Pick<OperatorFiles, 'assistants' | 'instructions'>,
  nowMs: number,
): Assistant {
  const { secureInput, greetingBargeIn, holdLineBargeIn } = settings;
  const facts: TextFacts = {
    ...{ caller: undefined, dialed: undefined, contact: undefined },
    ...{ opening: 'unknown', nowMs },
  };
  const file = assistants && !('faults' in assistants.first) ? assistants.first.profiles : undefined;
  const profile = file?.profiles.get(file.default);
  if (!profile) return createAssistant({ instructions, ...settings });
  const defaults = { secureInput, greetingBargeIn, holdLineBargeIn, toolbox: [] };
  return assistantOf(profile, [], defaults).withFacts(facts);
}
