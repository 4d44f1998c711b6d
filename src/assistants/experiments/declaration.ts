import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { FileProblem } from '../../operator-file/file-problem.ts';
import { problemsOf } from '../../operator-file/schema-problems.ts';
import { object, trueOrFalse, wholeNumberFrom } from '../../operator-file/shapes.ts';
import { VOICE_PROVIDERS, type VoiceProvider } from '../../voice/provider.ts';
import { novaSchema } from '../file/nova-schema.ts';
import { realtimeSchema, turnTakingSchema } from '../file/realtime-schema.ts';
import { type Arm, type Experiment, GUARD_METRICS } from './experiment.ts';

export interface ExperimentSectionOptions {
  /** Names of all assistants of the file. */
  readonly assistants: readonly string[];
  /**
   * Reads a file that the section names, relative to the assistants file.
   * @throws Error when it cannot be read
   */
  readonly readText: (path: string) => string;
}

/** Every message is what belongs there, as it follows "write". */
const NAME = /^[a-zA-Z0-9_-]{1,40}$/;
const name = z.string().regex(NAME, { error: 'a name of 1 to 40 letters, digits, dashes and underscores' });
const LONGEST_INSTRUCTIONS = 64 * 1024;

const text = (what: string, longest: number) => {
  const message = `${what}, of 1 to ${longest} characters`;
  return z.string({ error: message }).min(1, message).max(longest, message);
};
const numberFrom = (minimum: number, maximum: number) => {
  const message = `a number from ${minimum} to ${maximum}`;
  return z.number({ error: message }).min(minimum, message).max(maximum, message);
};
const byProvider = <T extends z.ZodType>(value: T, what: string) =>
  object(
    {
      openai: value.optional(),
      'openai-live': value.optional(),
      nova: value.optional(),
      cascade: value.optional(),
    } satisfies Record<VoiceProvider, unknown>,
    what,
  );

const VOICE = "a voice's name, or {id: …} for a custom voice";
const voice = z.union([text(VOICE, 100), object({ id: text('the id of the voice', 100) }, VOICE)], {
  error: VOICE,
});

const armSchema = object(
  {
    share: numberFrom(0, 100),
    provider: z.enum(VOICE_PROVIDERS, { error: VOICE_PROVIDERS.join(' or ') }).optional(),
    fallback: trueOrFalse.optional(),
    models: byProvider(
      text("the model's name", 200),
      'models by provider, like {openai: gpt-realtime-2.1}',
    ).optional(),
    voices: byProvider(voice, 'voices by provider, like {openai: marin, nova: matthew}').optional(),
    openai: realtimeSchema.optional(),
    nova: novaSchema.optional(),
    turnTaking: turnTakingSchema.optional(),
    instructions: text('what the assistant does', LONGEST_INSTRUCTIONS).optional(),
    instructionsFile: text('the path of a text file', 1_000).optional(),
  },
  'the fields of the arm, at least its share, like {share: 50}',
);

/** Rates are at most 1; times and costs are not. */
const MOST_MARGIN = 1_000;
const guardsShape = Object.fromEntries(
  GUARD_METRICS.map((metric) => [metric, numberFrom(0, MOST_MARGIN).optional()]),
);

const experimentSchema = object(
  {
    assistants: z
      .array(z.string({ error: 'the name of an assistant' }), {
        error: 'a list of assistants, like [reception]',
      })
      .min(1, 'at least one assistant, or nothing for all of them')
      .optional(),
    salt: z.string({ error: 'a text' }).max(100, 'a text of 100 characters at most').default(''),
    leastCalls: wholeNumberFrom(20, 100_000).default(100),
    guards: object(guardsShape, 'margins by metric, like {failures: 0.01}').default({
      failures: 0.01,
      handoffs: 0.05,
    }),
    arms: z.record(name, armSchema, { error: 'arms by name, like {a: {share: 50}, b: {share: 50}}' }),
  },
  'the fields of the experiment, at least its arms',
);

const sectionSchema = z.record(name, experimentSchema, { error: 'experiments by name' });

/** Reads the section `experiments` of an assistants file. Every fault is reported. */
export function readExperiments(
  section: unknown,
  options: ExperimentSectionOptions,
): { readonly experiments: readonly Experiment[]; readonly faults: readonly FileProblem[] } {
  const parsed = sectionSchema.safeParse(section ?? {});
  if (!parsed.success) return { experiments: [], faults: problemsOf(parsed.error, section) };
  const faults: FileProblem[] = [];
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
          advice: 'write the path of a text file, relative to the assistants file',
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
): FileProblem[] {
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

function toArm(armName: string, { share, instructions, openai, ...given }: DeclaredArm): Arm {
  const preferences = { ...given, ...(openai && { realtime: openai }) };
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
