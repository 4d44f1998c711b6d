import type { VoiceProvider } from '../../src/voice/provider.ts';
import { groupBy } from '../group-by.ts';
import type { ProgramName } from '../programs.ts';
import { type AnyRow, isClean, type Row, type SetupRow } from '../rounds.ts';
import { median, pairedRatios, type Spread } from '../statistics.ts';

/** All rounds of one program at one step: medians, and ratios to the floor of the same round. */
export interface StepSummary {
  readonly provider: VoiceProvider;
  readonly mode: 'echo' | 'burst';
  readonly calls: number;
  readonly program: ProgramName;
  readonly rounds: number;
  readonly cpuPerCallSecond: number;
  readonly coreShare: number;
  readonly kbPerCall: number;
  readonly rssMb: number;
  /** Milliseconds: round trip in echo, model to carrier in burst. */
  readonly delay: { readonly p50: number; readonly p99: number; readonly p999: number };
  readonly upP99: number;
  /** Milliseconds; absent in echo. */
  readonly clear?: { readonly p50: number; readonly p99: number };
  readonly clearsMissed: number;
  readonly loopLagMs?: number;
  /** Requests to the session table, for each call and second. */
  readonly tableRequests: number;
  readonly lost: number;
  /** Duplicated, reordered or damaged. */
  readonly spoiled: number;
  readonly failedCalls: number;
  readonly clean: boolean;
  readonly noisyRounds: number;
  readonly harnessShare: number;
  readonly cpuRatio?: Spread;
  readonly memoryRatio?: Spread;
}

export interface SetupSummary {
  readonly provider: VoiceProvider;
  readonly program: ProgramName;
  readonly calls: number;
  readonly perSecond: number;
  readonly cpuPerCall: number;
  readonly webhookP99: number;
  readonly upgradeP99: number;
  readonly firstAudioP50: number;
  readonly firstAudioP99: number;
  readonly lost: number;
  readonly failedCalls: number;
  readonly cpuRatio?: Spread;
}

/** The highest step at which every round was clean, and every lower one too; 0 when the lowest was not. */
export interface CleanCalls {
  readonly provider: VoiceProvider;
  readonly mode: 'echo' | 'burst';
  readonly program: ProgramName;
  readonly calls: number;
}

export function summariseSteps(rows: readonly AnyRow[]): StepSummary[] {
  const measured = rows.filter((row): row is Row => row.mode !== 'setup');
  const groups = groupBy(measured, (row) => [row.provider, row.mode, row.measured.calls].join(' '));
  return [...groups.values()].flatMap((group) => {
    const byProgram = groupBy(group, ({ program }) => program);
    const floor = byProgram.get('floor');
    return [...byProgram.values()].flatMap((own) => summariseStep(own, floor));
  });
}

function summariseStep(rows: readonly Row[], floor: readonly Row[] | undefined): StepSummary[] {
  const [first] = rows;
  if (!first) return [];
  const of = (pick: (row: Row) => number) => median(rows.map(pick));
  const total = (pick: (row: Row) => number) => rows.reduce((sum, row) => sum + pick(row), 0);
  const delayOf = (row: Row) => (row.mode === 'echo' ? row.measured.roundTrip : row.measured.down);
  const lags = rows.flatMap(({ measured }) => measured.loopLagMs ?? []);
  const { provider, mode, program } = first;
  return [
    {
      provider,
      mode,
      program,
      calls: first.measured.calls,
      rounds: rows.length,
      cpuPerCallSecond: of(cpu),
      coreShare: of(({ measured }) => measured.coreShare),
      kbPerCall: of(memory),
      rssMb: of(({ measured }) => measured.rssMb),
      delay: {
        p50: of((row) => delayOf(row).p50),
        p99: of((row) => delayOf(row).p99),
        p999: of((row) => delayOf(row).p999),
      },
      upP99: of(({ measured }) => measured.up.p99),
      ...(mode === 'burst' && {
        clear: {
          p50: of(({ measured }) => measured.clear.p50),
          p99: of(({ measured }) => measured.clear.p99),
        },
      }),
      clearsMissed: total(({ measured }) => measured.clearsMissed),
      ...(lags.length > 0 && { loopLagMs: median(lags) }),
      tableRequests: of(({ measured }) => measured.tableRequests),
      lost: total(({ measured }) => measured.lost),
      spoiled: total(({ measured }) => measured.duplicated + measured.reordered + measured.damaged),
      failedCalls: total(({ measured }) => measured.failedCalls),
      clean: rows.every(isClean),
      noisyRounds: rows.filter(({ measured }) => measured.noisy).length,
      harnessShare: of(({ measured }) => measured.harnessShare),
      ...ratios(rows, program === 'floor' ? undefined : floor),
    },
  ];
}

function ratios(rows: readonly Row[], floor: readonly Row[] | undefined) {
  if (!floor) return {};
  return {
    cpuRatio: pairedRatios(inRounds(rows).map(cpu), inRounds(floor).map(cpu)),
    memoryRatio: pairedRatios(inRounds(rows).map(memory), inRounds(floor).map(memory)),
  };
}

export function summariseSetup(rows: readonly AnyRow[]): SetupSummary[] {
  const measured = rows.filter((row): row is SetupRow => row.mode === 'setup');
  const groups = groupBy(measured, ({ provider, program }) => `${provider} ${program}`);
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const { provider, program } = first;
    const of = (pick: (row: SetupRow) => number) => median(own.map(pick));
    const floor = program === 'floor' ? undefined : groups.get(`${provider} floor`);
    const cost = (row: SetupRow) => row.measured.cpuPerCall;
    return [
      {
        provider,
        program,
        calls: first.measured.calls,
        perSecond: first.measured.perSecond,
        cpuPerCall: of(cost),
        webhookP99: of((row) => row.measured.webhook.p99),
        upgradeP99: of((row) => row.measured.upgrade.p99),
        firstAudioP50: of((row) => row.measured.firstAudio.p50),
        firstAudioP99: of((row) => row.measured.firstAudio.p99),
        lost: own.reduce((sum, row) => sum + row.measured.lost, 0),
        failedCalls: own.reduce((sum, row) => sum + row.measured.failedCalls, 0),
        ...(floor && { cpuRatio: pairedRatios(inRounds(own).map(cost), inRounds(floor).map(cost)) }),
      },
    ];
  });
}

export function cleanCalls(steps: readonly StepSummary[]): CleanCalls[] {
  const series = groupBy(steps, ({ provider, mode, program }) => `${provider} ${mode} ${program}`);
  return [...series.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const sorted = own.toSorted((a, b) => a.calls - b.calls);
    const spoiledAt = sorted.findIndex(({ clean }) => !clean);
    const held = spoiledAt < 0 ? sorted : sorted.slice(0, spoiledAt);
    const { provider, mode, program } = first;
    return [{ provider, mode, program, calls: held.at(-1)?.calls ?? 0 }];
  });
}

function cpu({ measured }: Row): number {
  return measured.cpuPerCallSecond;
}

function memory({ measured }: Row): number {
  return measured.kbPerCall;
}

function inRounds<T extends { readonly round: number }>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => a.round - b.round);
}
