import { dirname, resolve } from 'node:path';
import { fieldsOf } from '../../is-record.ts';
import type { FileProblem, PlaceInFile } from '../../operator-file/file-problem.ts';
import { meantAdvice, problemsOf } from '../../operator-file/schema-problems.ts';
import type { EquipmentPlan, EquipmentReader } from '../equipment.ts';
import { readExperiments } from '../experiments/declaration.ts';
import type { Experiment } from '../experiments/experiment.ts';
import type { Profile, ProfileFile } from '../profile.ts';
import { templateFaults } from '../template/template-faults.ts';
import { readBoundedText } from './bounded-text.ts';
import { profileOf, withExperiments } from './build-profile.ts';
import type { FileFault } from './file-fault.ts';
import { modelProblems } from './model-problems.ts';
import { optionProblems } from './option-problems.ts';
import { instructionText, lineProblems, readInstructions, referenceProblems } from './profile-places.ts';
import { assistantSchema, fileSchema } from './profile-schema.ts';
import { type ConfiguredProviders, providerProblems } from './provider-problems.ts';
import { readYaml, type YamlText } from './yaml-text.ts';

const MAX_FILE_BYTES = 1024 * 1024;

export type ProfilesRead =
  | {
      readonly profiles: ProfileFile;
      readonly plan: EquipmentPlan;
      readonly warnings: readonly FileFault[];
      /** The faults of what was found after reading, with their lines. */
      readonly place: (problem: FileProblem) => FileFault;
    }
  | { readonly faults: readonly FileFault[] };

/**
 * Reads and checks the assistants file. Finds every fault. Opens nothing, and never throws.
 * @param configured undefined when the settings are not known: then no provider is compared with them
 */
export function readProfiles(
  file: string,
  equipment: EquipmentReader,
  configured?: ConfiguredProviders,
): ProfilesRead {
  const text = readBoundedText(file, MAX_FILE_BYTES);
  if (typeof text !== 'string') return { faults: [{ file, line: undefined, path: [], ...text }] };
  const yaml = readYaml(text);
  if ('faults' in yaml) return { faults: yaml.faults.map((fault) => ({ file, path: [], ...fault })) };
  return new ProfilesReading(file, yaml, equipment, configured).result();
}

class ProfilesReading {
  readonly #file: string;
  readonly #yaml: YamlText;
  readonly #equipment: EquipmentReader;
  readonly #configured: ConfiguredProviders | undefined;
  readonly #faults: FileFault[] = [];

  constructor(
    file: string,
    yaml: YamlText,
    equipment: EquipmentReader,
    configured: ConfiguredProviders | undefined,
  ) {
    this.#file = file;
    this.#yaml = yaml;
    this.#equipment = equipment;
    this.#configured = configured;
  }

  result(): ProfilesRead {
    const { sections } = this.#equipment;
    const top = fileSchema(sections).safeParse(this.#yaml.value);
    if (!top.success) this.#add(problemsOf(top.error, this.#yaml.value));
    const { assistants, numbers, ...rest } = fieldsOf(this.#yaml.value);
    const given = Object.fromEntries(sections.map((section) => [section, rest[section]]));
    const { plan, problems, warnings } = this.#equipment.read(given, { folder: dirname(this.#file) });
    this.#add(problems);
    const profiles = new Map(
      Object.entries(fieldsOf(assistants)).flatMap(([name, declared]) => {
        const profile = this.#profile(name, declared, plan);
        return profile === undefined ? [] : [[name, profile] as const];
      }),
    );
    const names = Object.keys(fieldsOf(assistants));
    this.#checkName(rest.default, ['default'], names);
    for (const [number, name] of Object.entries(fieldsOf(numbers))) {
      this.#checkName(name, ['numbers', number], names);
    }
    const experiments = this.#experiments(rest.experiments, names);
    this.#add(modelProblems({ profiles, experiments }));
    const providers = this.#configured && providerProblems({ profiles, experiments }, this.#configured);
    this.#add(providers?.faults ?? []);
    const realtime = this.#configured?.realtime;
    if (realtime !== undefined) this.#add(optionProblems({ profiles, experiments }, realtime));
    if (!top.success || this.#faults.length > 0) return { faults: this.#inOrder() };
    const found = {
      file: this.#file,
      default: top.data.default,
      numbers: new Map(
        Object.entries(top.data.numbers ?? {}).map(([number, name]) => [number.toLowerCase(), name]),
      ),
      profiles: withExperiments(profiles, experiments),
      experiments,
    };
    const place = (problem: FileProblem) => this.#place(problem);
    return {
      profiles: found,
      plan,
      place,
      warnings: [...warnings, ...(providers?.warnings ?? [])].map(place),
    };
  }

  #profile(name: string, value: unknown, plan: EquipmentPlan): Profile | undefined {
    const path = ['assistants', name];
    const parsed = assistantSchema.safeParse(value);
    if (!parsed.success) {
      this.#add(problemsOf(parsed.error, value, path));
      return undefined;
    }
    const instructions = readInstructions(parsed.data, path, this.#file);
    this.#add([
      ...instructions.problems,
      ...lineProblems(parsed.data, path),
      ...referenceProblems(parsed.data, path, plan),
    ]);
    this.#faults.push(...instructions.faults);
    return profileOf(name, parsed.data, instructions.text, plan);
  }

  #experiments(section: unknown, assistants: readonly string[]): readonly Experiment[] {
    const folder = dirname(this.#file);
    const { experiments, faults } = readExperiments(section, {
      assistants,
      readText: (path) => instructionText(resolve(folder, path)),
    });
    const arms = experiments.flatMap(({ name, arms: all }) =>
      all.flatMap((arm) =>
        templateFaults(arm.instructions ?? '').map(({ problem, advice }) => ({
          path: [name, 'arms', arm.name],
          problem,
          advice,
        })),
      ),
    );
    this.#add([...faults, ...arms].map((fault) => ({ ...fault, path: ['experiments', ...fault.path] })));
    return experiments;
  }

  #checkName(name: unknown, path: PlaceInFile, names: readonly string[]): void {
    // Anything else than a text is a fault of the schema already.
    if (typeof name !== 'string' || names.includes(name)) return;
    const advice = meantAdvice(name, names, 'add it to assistants');
    this.#add([{ path, problem: `names no assistant of this file: ${name.slice(0, 40)}`, advice }]);
  }

  #add(problems: readonly FileProblem[]): void {
    this.#faults.push(...problems.map((problem) => this.#place(problem)));
  }

  #place(problem: FileProblem): FileFault {
    return { file: this.#file, line: this.#yaml.lineOf(problem.path), ...problem };
  }

  /** By file and line. */
  #inOrder(): FileFault[] {
    const rank = ({ file, line = 0 }: FileFault) => (file === this.#file ? 0 : 1_000_000) + line;
    return this.#faults.toSorted((a, b) => rank(a) - rank(b));
  }
}
