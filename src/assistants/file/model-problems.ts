import type { FileProblem, PlaceInFile } from '../../operator-file/file-problem.ts';
import type { VoicePreferences } from '../../voice/client.ts';
import { modelMistake } from '../../voice/options/model-mistakes.ts';
import type { ProfileFile } from '../profile.ts';

/** Models that assistants and arms name for the wrong provider. Nothing is known against a model that is not known. */
export function modelProblems({
  profiles,
  experiments,
}: Pick<ProfileFile, 'profiles' | 'experiments'>): FileProblem[] {
  const ofProfiles = [...profiles].flatMap(([name, { preferences }]) =>
    problemsOf(['assistants', name], preferences),
  );
  const ofArms = experiments.flatMap(({ name, arms }) =>
    arms.flatMap((arm) => problemsOf(['experiments', name, 'arms', arm.name], arm.preferences)),
  );
  return [...ofProfiles, ...ofArms];
}

function problemsOf(path: PlaceInFile, { models = {} }: VoicePreferences): FileProblem[] {
  return (['openai', 'openai-live'] as const).flatMap((provider) => {
    const model = models[provider];
    const mistake = model === undefined ? undefined : modelMistake(provider, model);
    if (mistake === undefined) return [];
    const { problem, wanted } = mistake;
    return [{ path: [...path, 'models', provider], problem, advice: `write ${wanted}` }];
  });
}
