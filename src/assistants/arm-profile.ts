import { withOwn } from '../voice/options/option-conflicts.ts';
import type { Arm } from './experiments/experiment.ts';
import type { ChosenArm } from './experiments/experiment-book.ts';
import type { Profile } from './profile.ts';

/** The profile as the callers of these arms get it. */
export function armProfile(profile: Profile, chosen: readonly ChosenArm[]): Profile {
  let changed = profile;
  for (const { arm } of chosen) changed = withArm(changed, arm);
  return changed;
}

/** What an arm does not say stays. */
function withArm(profile: Profile, { instructions = profile.instructions, preferences: own }: Arm): Profile {
  const { preferences } = profile;
  return {
    ...profile,
    instructions,
    preferences: {
      provider: own.provider ?? preferences.provider,
      fallback: own.fallback ?? preferences.fallback,
      models: { ...preferences.models, ...own.models },
      voices: { ...preferences.voices, ...own.voices },
      turnTaking: own.turnTaking ?? preferences.turnTaking,
      realtime: withOwn(preferences.realtime ?? {}, own.realtime ?? {}),
      nova: own.nova === undefined ? preferences.nova : { ...preferences.nova, ...own.nova },
    },
  };
}

/** The names of the arms, by the name of the experiment. */
export function armNames(chosen: readonly ChosenArm[]): Readonly<Record<string, string>> {
  return Object.fromEntries(chosen.map(({ experiment, arm }) => [experiment, arm.name]));
}

/** The versions of the experiments, by name, where the call is known to be in them. */
export function experimentVersions(chosen: readonly ChosenArm[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    chosen.flatMap(({ experiment, version }) => (version === undefined ? [] : [[experiment, version]])),
  );
}
