import type { VoiceProvider } from '../src/voice/provider.ts';
import { type Measurement, measure, measureSetup, type SetupMeasurement } from './measure.ts';
import type { BenchOptions, Mode } from './options.ts';
import type { ProgramName } from './programs.ts';
import type { Candidate, Testbed } from './testbed.ts';

interface Where {
  readonly provider: VoiceProvider;
  readonly program: ProgramName;
  readonly round: number;
}

export type Row = Where & { readonly mode: 'echo' | 'burst'; readonly measured: Measurement };
export type SetupRow = Where & { readonly mode: 'setup'; readonly measured: SetupMeasurement };
export type AnyRow = Row | SetupRow;

/** Late audio from here on is heard as a gap. */
export const CLEAN_P99_MS = 20;

/** Real traffic is measured at the size that the facts about peers were taken at. */
const BURST_STEPS = [100];
const ECHO_STEPS: Readonly<Record<VoiceProvider, readonly number[]>> = {
  openai: [10, 50, 100, 200, 400, 500, 600],
  'openai-live': [10, 50, 100, 200, 400, 500, 600],
  nova: [10, 50, 100, 200, 300],
  cascade: [10, 50, 100],
};

interface Step {
  readonly provider: VoiceProvider;
  readonly mode: Mode;
  /** Not used by `setup`. */
  readonly calls: number;
}

/** Every step of the run, in order. */
export function planSteps({ providers, modes, calls }: BenchOptions): Step[] {
  return providers.flatMap((provider) =>
    modes.flatMap((mode): Step[] => {
      if (mode === 'setup') return [{ provider, mode, calls: 0 }];
      const steps = calls ?? (mode === 'echo' ? ECHO_STEPS[provider] : BURST_STEPS);
      return steps.map((count) => ({ provider, mode, calls: count }));
    }),
  );
}

/**
 * Runs every step: in each round all programs one after the other, in turning order, each as a fresh process.
 * A program that was overloaded in a whole step is spared the higher ones.
 * @param onRow called with every measurement as it is taken
 */
export async function runRounds(
  testbed: Testbed,
  options: BenchOptions,
  onRow: (row: AnyRow) => void,
): Promise<AnyRow[]> {
  const rows: AnyRow[] = [];
  const overloaded = new Set<string>();
  for (const step of planSteps(options)) {
    const programs = options.programs.filter(
      (program) => isMeasurable(program, step.provider) && !overloaded.has(seriesOf(step, program)),
    );
    const stepRows = await runStep(testbed, options, { step, programs, onRow });
    rows.push(...stepRows);
    for (const program of programs) {
      const own = stepRows.filter((row) => row.program === program);
      if (own.every(isOverloaded)) overloaded.add(seriesOf(step, program));
    }
  }
  return rows;
}

function isMeasurable(program: ProgramName, provider: VoiceProvider): boolean {
  return program !== 'openai-agents' || provider === 'openai';
}

function seriesOf({ provider, mode }: Step, program: ProgramName): string {
  return [provider, mode, program].join(' ');
}

function isOverloaded(row: AnyRow): boolean {
  return row.mode !== 'setup' && !isClean(row);
}

/** Whether a caller would have noticed nothing. */
export function isClean({ mode, measured }: Row): boolean {
  const delay = mode === 'echo' ? measured.roundTrip : measured.down;
  return delay.p99 < CLEAN_P99_MS && measured.lost === 0 && measured.failedCalls === 0;
}

async function runStep(
  testbed: Testbed,
  options: BenchOptions,
  work: {
    readonly step: Step;
    readonly programs: readonly ProgramName[];
    readonly onRow: (row: AnyRow) => void;
  },
): Promise<AnyRow[]> {
  const { step, programs, onRow } = work;
  const rows: AnyRow[] = [];
  for (let round = 1; round <= options.rounds; round += 1) {
    for (const program of round % 2 === 1 ? programs : programs.toReversed()) {
      const candidate = await testbed.start(program, step.provider, options);
      const where = { provider: step.provider, program, round };
      const row = await takeRow(testbed, candidate, { step, options, where });
      await testbed.stop(candidate);
      rows.push(row);
      onRow(row);
    }
  }
  return rows;
}

async function takeRow(
  testbed: Testbed,
  candidate: Candidate,
  { step, options, where }: { step: Step; options: BenchOptions; where: Where },
): Promise<AnyRow> {
  const { mode, calls } = step;
  if (mode === 'setup') {
    return { ...where, mode, measured: await measureSetup(testbed, candidate, options.setup) };
  }
  const measured = await measure(testbed, candidate, {
    traffic: mode,
    calls,
    warmUpMs: options.warmUpMs[mode],
    windowMs: options.windowMs,
  });
  return { ...where, mode, measured };
}
