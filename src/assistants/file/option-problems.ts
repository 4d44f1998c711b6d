import type { FileProblem, PlaceInFile } from '../../operator-file/file-problem.ts';
import { optionConflicts, type RealtimeModels, withOwn } from '../../voice/options/option-conflicts.ts';
import type { RealtimeOptionName, RealtimeOptions } from '../../voice/options/realtime-options.ts';
import type { Arm, Experiment } from '../experiments/experiment.ts';
import type { Profile, ProfileFile } from '../profile.ts';

/** What the settings say of OpenAI Realtime. */
export interface RealtimeDefaults extends RealtimeModels {
  readonly options: RealtimeOptions;
}

/** Options of assistants and arms that OpenAI would refuse for their model, or beside the others. */
export function optionProblems(
  { profiles, experiments }: Pick<ProfileFile, 'profiles' | 'experiments'>,
  defaults: RealtimeDefaults,
): FileProblem[] {
  const ofProfiles = [...profiles].flatMap(([name, profile]) =>
    problemsOf(['assistants', name], optionsOf(profile.preferences), withProfile(defaults, profile)),
  );
  const ofArms = experiments.flatMap((experiment) =>
    experiment.arms.flatMap((arm) => armProblems(experiment, arm, { profiles, defaults })),
  );
  return [...ofProfiles, ...ofArms];
}

interface ArmContext {
  readonly profiles: ReadonlyMap<string, Profile>;
  readonly defaults: RealtimeDefaults;
}

/** One that the arm has with several assistants is shown once. */
function armProblems(
  { name, assistants }: Experiment,
  { name: arm, preferences }: Arm,
  { profiles, defaults }: ArmContext,
): FileProblem[] {
  const path = ['experiments', name, 'arms', arm];
  const inIt = [...profiles].filter(([profile]) => assistants?.includes(profile) ?? true);
  const found = inIt.flatMap(([, profile]) => {
    const general = withProfile(defaults, profile);
    const model = preferences.models?.openai ?? general.model;
    return problemsOf(path, optionsOf(preferences), {
      ...general,
      model,
      options: withOwn(general.options, optionsOf(profile.preferences)),
    });
  });
  return [...new Map(found.map((problem) => [problem.path.join('.'), problem])).values()];
}

function withProfile(defaults: RealtimeDefaults, { preferences }: Profile): RealtimeDefaults {
  return { ...defaults, model: preferences.models?.openai ?? defaults.model };
}

function optionsOf({ realtime = {} }: Profile['preferences']): RealtimeOptions {
  return realtime;
}

/** A general option that does not fit is left out, so only those that the place itself names count. */
function problemsOf(path: PlaceInFile, own: RealtimeOptions, defaults: RealtimeDefaults): FileProblem[] {
  return optionConflicts(withOwn(defaults.options, own), defaults)
    .filter(({ option }) => own[option] !== undefined)
    .map(({ option, problem, needs }) => ({
      path: [...path, 'openai', option],
      problem,
      advice: `remove it, or ${whatToWrite(needs)}`,
    }));
}

function whatToWrite({
  name,
  value,
}: {
  readonly name: RealtimeOptionName | keyof RealtimeModels;
  readonly value: string | number;
}): string {
  if (name === 'model') return `write models: { openai: ${value} }`;
  if (name === 'transcriptionModel') return `set OPENAI_TRANSCRIPTION_MODEL=${value}`;
  return `write ${name}: ${value}`;
}
