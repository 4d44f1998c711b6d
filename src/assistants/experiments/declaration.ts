import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Arm, type Experiment, GUARD_METRICS } from './experiment.ts';

/** Something wrong in a section of the profile file. `path`: where, from the top of the section. */
export interface SectionFault {
  readonly path: readonly (string | number)[];
  readonly problem: string;
  readonly advice: string;
}

export interface ExperimentSectionOptions {
  /** Names of all assistants of the file. */
  readonly assistants: readonly string[];
  /**
   * Reads a file that the section names, relative to the profile file.
   * @throws Error when it cannot be read
   */
  readonly readText: (path: string) => string;
}

const NAME = /^[a-zA-Z0-9_-]{1,40}$/;
const name = z.string().regex(NAME, { error: 'must be 1 to 40 letters, digits, dashes or underscores' });
const byProvider = <T extends z.ZodType>(value: T) =>
  z.strictObject({ openai: value.optional(), nova: value.optional() });
const voice = z.union([z.string().min(1), z.strictObject({ id: z.string().min(1) })]);

const armSchema = z.strictObject({
  share: z.number().min(0).max(100),
  provider: z.enum(['openai', 'nova']).optional(),
  fallback: z.boolean().optional(),
  models: byProvider(z.string().min(1)).optional(),
  voices: byProvider(voice).optional(),
  instructions: z.string().min(1).optional(),
  instructionsFile: z.string().min(1).optional(),
});

const experimentSchema = z.strictObject({
  assistants: z.array(z.string()).min(1).optional(),
  salt: z.string().default(''),
  leastCalls: z.number().int().min(20).max(100_000).default(100),
  guards: z
    .partialRecord(z.enum(GUARD_METRICS), z.number().min(0))
    .default({ failures: 0.01, handoffs: 0.05 }),
  arms: z.record(name, armSchema),
});

const sectionSchema = z.record(name, experimentSchema);

/** Reads the section `experiments` of a profile file. Every fault is reported. */
export function readExperiments(
  section: unknown,
  options: ExperimentSectionOptions,
): { readonly experiments: readonly Experiment[]; readonly faults: readonly SectionFault[] } {
  const parsed = sectionSchema.safeParse(section ?? {});
  if (!parsed.success) return { experiments: [], faults: parsed.error.issues.map(faultOf) };
  const faults: SectionFault[] = [];
  const experiments = Object.entries(parsed.data).map(([experiment, declared]) => {
    for (const fault of checkExperiment(declared, options)) {
      faults.push({ ...fault, path: [experiment, ...fault.path] });
    }
    const arms = Object.entries(declared.arms).map(([arm, { instructionsFile, ...given }]) => {
      const read = readInstructions(instructionsFile, options);
      if (read.problem !== undefined) {
        faults.push({
          path: [experiment, 'arms', arm, 'instructionsFile'],
          problem: read.problem,
          advice: 'write the path of a text file, relative to the file of the assistants',
        });
      }
      return toArm(arm, { ...given, instructions: given.instructions ?? read.text });
    });
    return toExperiment(experiment, declared, arms);
  });
  return faults.length > 0 ? { experiments: [], faults } : { experiments, faults };
}

type Declared = z.infer<typeof experimentSchema>;
type DeclaredArm = Omit<z.infer<typeof armSchema>, 'instructionsFile'>;

function checkExperiment(
  { assistants = [], arms }: Declared,
  options: ExperimentSectionOptions,
): SectionFault[] {
  const unknown = assistants.flatMap((assistant, index) =>
    options.assistants.includes(assistant)
      ? []
      : [
          {
            path: ['assistants', index],
            problem: `names no assistant of this file: ${assistant}`,
            advice: `write one of ${options.assistants.join(', ')}`,
          },
        ],
  );
  const shares = Object.values(arms).filter(({ share }) => share > 0);
  const tooFew =
    Object.keys(arms).length >= 2 && shares.length >= 1
      ? []
      : [
          {
            path: ['arms'],
            problem: 'compares nothing',
            advice: 'write two arms or more, at least one of them with a share above 0',
          },
        ];
  const both = Object.entries(arms).flatMap(([arm, { instructions, instructionsFile }]) =>
    instructions === undefined || instructionsFile === undefined
      ? []
      : [
          {
            path: ['arms', arm],
            problem: 'has instructions and instructionsFile',
            advice: 'write one of the two',
          },
        ],
  );
  return [...unknown, ...tooFew, ...both];
}

function readInstructions(
  path: string | undefined,
  { readText }: ExperimentSectionOptions,
): { readonly text?: string; readonly problem?: string } {
  if (path === undefined) return {};
  try {
    const text = readText(path);
    return text.trim() === '' ? { problem: `names an empty file: ${path}` } : { text };
  } catch {
    return { problem: `names a file that cannot be read: ${path}` };
  }
}

function toArm(armName: string, { share, instructions, ...preferences }: DeclaredArm): Arm {
  return { name: armName, share, preferences, ...(instructions !== undefined && { instructions }) };
}

function toExperiment(
  experiment: string,
  { assistants, salt, leastCalls, guards }: Declared,
  arms: readonly Arm[],
): Experiment {
  return {
    name: experiment,
    version: versionOf(arms),
    salt,
    arms,
    leastCalls,
    guards: GUARD_METRICS.flatMap((metric) => {
      const margin = guards[metric];
      return margin === undefined ? [] : [{ metric, margin }];
    }),
    ...(assistants !== undefined && { assistants }),
  };
}

/** A share may change while an experiment runs; what the arms are may not. */
function versionOf(arms: readonly Arm[]): string {
  const content = JSON.stringify(arms.map(({ share: _share, ...arm }) => arm));
  return createHash('sha256').update(content).digest('hex').slice(0, 8);
}

function faultOf({ path, message }: z.core.$ZodIssue): SectionFault {
  return {
    path: path.map((part) => (typeof part === 'number' ? part : String(part))),
    problem: message,
    advice: 'see docs/experiments.md for what may stand there',
  };
}
