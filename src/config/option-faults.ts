import { z } from 'zod';
import { optionConflicts, type RealtimeModels } from '../voice/options/option-conflicts.ts';
import type { RealtimeOptionName } from '../voice/options/realtime-options.ts';
import type { Given } from './given-values.ts';
import { OPTION_SETTINGS, realtimeOptions, realtimeShape } from './realtime-settings.ts';
import type { SettingFault } from './setting-fault.ts';

const MODEL_SETTINGS = {
  model: 'OPENAI_REALTIME_MODEL',
  transcriptionModel: 'OPENAI_TRANSCRIPTION_MODEL',
} as const satisfies Record<keyof RealtimeModels, string>;
const SETTINGS = { ...OPTION_SETTINGS, ...MODEL_SETTINGS };

function optionSetting(name: RealtimeOptionName | keyof RealtimeModels): string {
  return SETTINGS[name];
}

const realtimeSchema = z.object(realtimeShape);

/** Options that OpenAI would refuse beside each other, or for the chosen models. */
export function optionFaults(given: Given): SettingFault[] {
  const { data: env } = realtimeSchema.safeParse(given);
  // A value that cannot be read is a fault already; whether the values fit together is known after that.
  if (env === undefined) return [];
  const models = { model: env.OPENAI_REALTIME_MODEL, transcriptionModel: env.OPENAI_TRANSCRIPTION_MODEL };
  return optionConflicts(realtimeOptions(env), models).map(({ option, problem, needs }) => ({
    name: optionSetting(option),
    problem,
    advice: `remove it, or write ${optionSetting(needs.name)}=${needs.value}`,
  }));
}
