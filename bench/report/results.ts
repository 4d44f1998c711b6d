import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { groupBy } from '../group-by.ts';
import type { BenchOptions } from '../options.ts';
import { type AnyRow, CLEAN_P99_MS } from '../rounds.ts';
import { type Panel, renderChart, type Series } from './chart.ts';
import { cleanCalls, type StepSummary, summariseSetup, summariseSteps } from './summary.ts';

export interface WrittenFiles {
  readonly json: string;
  /** Absent when there is no line to draw. */
  readonly chart?: string;
}

/** Writes everything that was measured, and the chart. @param startedAt names the files */
export function writeResults(options: BenchOptions, rows: readonly AnyRow[], startedAt: Date): WrittenFiles {
  mkdirSync(options.out, { recursive: true });
  const base = join(options.out, startedAt.toISOString().slice(0, 19).replaceAll(':', ''));
  const steps = summariseSteps(rows);
  const content = {
    startedAt: startedAt.toISOString(),
    machine: describeMachine(),
    options,
    steps,
    setup: summariseSetup(rows),
    clean: cleanCalls(steps),
    rows,
  };
  const json = `${base}.json`;
  writeFileSync(json, `${JSON.stringify(content, undefined, 2)}\n`);
  const panels = panelsOf(steps);
  if (panels.length === 0) return { json };
  const chart = `${base}.svg`;
  writeFileSync(chart, renderChart(panels));
  return { json, chart };
}

export function describeMachine() {
  return {
    node: process.version,
    kernel: release(),
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
  };
}

const TRAFFIC = {
  echo: { delay: 'round trip', label: 'calls on one core, every frame sent back' },
  burst: { delay: 'model to carrier', label: 'calls on one core, turns of 3 s, each second one interrupted' },
} as const;

/** @returns two for each provider and kind of traffic: cost, and delay with its limit */
function panelsOf(steps: readonly StepSummary[]): Panel[] {
  const groups = groupBy(steps, ({ provider, mode }) => `${provider}, ${mode}`);
  return [...groups].flatMap(([name, own]) => {
    const { delay, label } = TRAFFIC[own[0]?.mode ?? 'echo'];
    return [
      {
        title: `${name}: CPU, ms for each call and second`,
        xLabel: label,
        series: seriesOf(own, ({ cpuPerCallSecond }) => cpuPerCallSecond),
      },
      {
        title: `${name}: ${delay} p99, ms`,
        xLabel: label,
        series: seriesOf(own, (step) => step.delay.p99),
        limit: CLEAN_P99_MS,
        logarithmic: true,
      },
    ];
  });
}

function seriesOf(steps: readonly StepSummary[], pick: (step: StepSummary) => number): Series[] {
  return [...groupBy(steps, ({ program }) => program)].map(([name, own]) => ({
    name,
    points: own.map((step) => ({ x: step.calls, y: pick(step) })).toSorted((a, b) => a.x - b.x),
  }));
}
