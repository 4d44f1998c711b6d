import type { EquipmentPlan } from './equipment.ts';
import type { Experiment } from './experiments/experiment.ts';
import type { Profile, ProfileFile } from './profile.ts';

/** What a file declares, for people: one line for each assistant, then what they may use, and the experiments. */
export function fileSummary(
  { profiles, numbers, default: standard, experiments }: ProfileFile,
  { toolNames, knowledgeNames }: EquipmentPlan,
): string {
  const lines = [...profiles.values()].map((profile) => {
    const reached = [...numbers].filter(([, name]) => name === profile.name).map(([number]) => number);
    if (profile.name === standard) reached.push(numbers.size === 0 ? 'all calls' : 'all other calls');
    return `${profile.name} (version ${profile.version}): ${[...traits(profile), reachText(reached)].join('; ')}`;
  });
  const used = [
    listed('Tools', toolNames),
    listed('Knowledge', knowledgeNames),
    listed('Experiments', experiments.map(experimentText)),
  ];
  return [...lines, ...used, '']
    .filter((line, index, all) => line !== '' || index === all.length - 1)
    .join('\n');
}

function traits({ preferences, language, languages, tools, knowledge }: Profile): string[] {
  return [
    ...(preferences.provider === undefined ? [] : [preferences.provider]),
    ...(language === undefined ? [] : [`begins in ${language}`]),
    ...(languages.length === 0 ? [] : [`speaks ${languages.join(', ')}`]),
    ...(tools.length === 0 ? [] : [`tools ${tools.join(', ')}`]),
    ...(knowledge === undefined ? [] : [`knowledge ${knowledge}`]),
  ];
}

function reachText(reached: readonly string[]): string {
  return reached.length === 0 ? 'takes no calls' : `takes ${reached.join(', ')}`;
}

/** @returns the arms with their shares: `floor (server 50, gateway 50)` */
function experimentText({ name, arms }: Experiment): string {
  return `${name} (${arms.map((arm) => `${arm.name} ${arm.share}`).join(', ')})`;
}

function listed(title: string, names: readonly string[]): string {
  return names.length === 0 ? '' : `${title}: ${names.join(', ')}`;
}
