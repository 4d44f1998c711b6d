import { z } from 'zod';
import { type ModelMistake, modelMistake } from '../voice/options/model-mistakes.ts';
import { isLiveModel } from '../voice/options/model-traits.ts';
import { optionConflicts, type RealtimeModels } from '../voice/options/option-conflicts.ts';
import type { RealtimeOptionName } from '../voice/options/realtime-options.ts';
import type { Given } from './given-values.ts';
import {
  OPTION_SETTINGS,
  type RealtimeEnvironment,
  realtimeOptions,
  realtimeShape,
} from './realtime-settings.ts';
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
  // A value that cannot be read is a fault already; whether the others fit together is known without it.
  const unread = unreadable(given);
  const readable = Object.entries(given).filter(([name]) => !unread.has(name));
  const { data: env } = realtimeSchema.safeParse(Object.fromEntries(readable));
  if (env === undefined) return [];
  const models = { model: env.OPENAI_REALTIME_MODEL, transcriptionModel: env.OPENAI_TRANSCRIPTION_MODEL };
  const conflicts = optionConflicts(realtimeOptions(env), models)
    .filter(({ needs }) => !unread.has(optionSetting(needs.name)))
    .map(({ option, problem, needs }) => ({
      name: optionSetting(option),
      problem,
      advice: `remove it, or write ${optionSetting(needs.name)}=${needs.value}`,
    }));
  return [...modelFaults(env), ...conflicts];
}

/** Names of the variables whose values cannot be read. */
function unreadable(given: Given): ReadonlySet<string> {
  const { error } = realtimeSchema.safeParse(given);
  return new Set((error?.issues ?? []).map(({ path }) => path.join('.')));
}

/** `OPENAI_REALTIME_MODEL` also chooses GPT-Live, so a model of it is no mistake there. */
function modelFaults(env: RealtimeEnvironment): SettingFault[] {
  const { OPENAI_REALTIME_MODEL: speech, OPENAI_TRANSCRIPTION_MODEL: transcription } = env;
  const ofSpeech = isLiveModel(speech) ? undefined : modelMistake('openai', speech);
  return [
    ...mistakeIn(MODEL_SETTINGS.model, ofSpeech),
    ...mistakeIn(MODEL_SETTINGS.transcriptionModel, modelMistake('transcription', transcription)),
  ];
}

function mistakeIn(name: string, mistake: ModelMistake | undefined): SettingFault[] {
  return mistake === undefined ? [] : [{ name, problem: mistake.problem, advice: `write ${mistake.wanted}` }];
}
