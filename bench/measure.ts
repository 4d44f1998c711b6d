import { setTimeout as delay } from 'node:timers/promises';
import { PROGRAM_CORE } from './child.ts';
import type { Placed } from './load/exchange.ts';
import type { TallyReport, Traffic } from './load/tally.ts';
import { fetchMetrics, gaugeOf, lostFramesOf } from './metrics-text.ts';
import { coreBusyMs, cpuMs, rssKb } from './process-stats.ts';
import type { Percentiles } from './statistics.ts';
import type { Candidate, Testbed } from './testbed.ts';

export interface MeasureOptions {
  readonly traffic: Extract<Traffic, 'echo' | 'burst'>;
  readonly calls: number;
  readonly warmUpMs: number;
  readonly windowMs: number;
  /** Done while the calls go on, before the warm-up. */
  readonly onPlaced?: (() => Promise<void>) | undefined;
}

/** One program under one load in one window. */
export interface Measurement extends TallyReport {
  readonly calls: number;
  /** Milliseconds of CPU for each second of each call. */
  readonly cpuPerCallSecond: number;
  /** Share of its core that the program used, 0 to 1. */
  readonly coreShare: number;
  readonly rssMb: number;
  /** Resident memory above the idle program's, for each call. */
  readonly kbPerCall: number;
  /** p99 of the event loop's delay in milliseconds, where the program publishes it. */
  readonly loopLagMs?: number;
  /** Messages or audio that the program says it has not used, where it does. */
  readonly droppedByProgram?: number;
  /** Requests to the session table, for each call and second. */
  readonly tableRequests: number;
  readonly failedCalls: number;
  readonly failure?: string;
  /** Share of its core that load, models and table used. */
  readonly harnessShare: number;
  /** Others worked on the program's core, or the load generator itself was late. */
  readonly noisy: boolean;
  /** What a vendor would have refused. */
  readonly faults: readonly string[];
}

/** Slow enough that the beginning of the calls does not overload the program before the window. */
const PLACED_PER_SECOND = 50;
const NOISE_SHARE = 0.05;
const LATE_MS = 5;

/** @throws Error when the load process fails */
export async function measure(
  testbed: Testbed,
  candidate: Candidate,
  options: MeasureOptions,
): Promise<Measurement> {
  const { load } = testbed;
  const { calls, traffic, warmUpMs } = options;
  await load.ask('traffic', traffic);
  const idleKb = rssKb(candidate.pid);
  const placed = await load.ask('place', { origin: candidate.origin, calls, perSecond: PLACED_PER_SECOND });
  await options.onPlaced?.();
  await delay(warmUpMs);
  const window = await runWindow(testbed, candidate, options.windowMs);
  const metrics = await fetchMetrics(candidate.origin);
  await load.ask('hangUp');
  // Only now: a client may say something wrong at the very end, which is not the next one's fault.
  const faults = await load.ask('takeFaults');
  const { streaming, ...tally } = window.report;
  const lagSeconds = metrics === undefined ? undefined : gaugeOf(metrics, 'gateway_event_loop_lag_seconds');
  return {
    ...tally,
    faults,
    calls,
    cpuPerCallSecond: window.cpuMs / calls / (window.elapsedMs / 1000),
    coreShare: window.cpuMs / window.elapsedMs,
    rssMb: window.rssKb / 1024,
    kbPerCall: (window.rssKb - idleKb) / calls,
    ...(lagSeconds !== undefined && { loopLagMs: lagSeconds * 1000 }),
    ...(metrics !== undefined && { droppedByProgram: lostFramesOf(metrics) }),
    tableRequests: window.tableRequests / calls / (window.elapsedMs / 1000),
    failedCalls: calls - streaming,
    ...(placed.failure !== undefined && { failure: placed.failure }),
    harnessShare: window.harnessMs / window.elapsedMs,
    noisy: window.othersShare > NOISE_SHARE || tally.loadLate.p99 > LATE_MS,
  };
}

async function runWindow(testbed: Testbed, { pid }: Candidate, windowMs: number) {
  const sample = () => ({
    atMs: performance.now(),
    programMs: cpuMs(pid),
    harnessMs: testbed.harnessPids.reduce((sum, harnessPid) => sum + cpuMs(harnessPid), 0),
    coreMs: coreBusyMs(PROGRAM_CORE),
  });
  await testbed.load.ask('begin');
  const requestsBefore = await testbed.table.ask('requests');
  const from = sample();
  await delay(windowMs);
  const to = sample();
  const memoryKb = rssKb(pid);
  const tableRequests = (await testbed.table.ask('requests')) - requestsBefore;
  const report = await testbed.load.ask('report');
  const elapsedMs = to.atMs - from.atMs;
  const programMs = to.programMs - from.programMs;
  return {
    report,
    elapsedMs,
    cpuMs: programMs,
    rssKb: memoryKb,
    tableRequests,
    harnessMs: to.harnessMs - from.harnessMs,
    othersShare: Math.max(0, to.coreMs - from.coreMs - programMs) / elapsedMs,
  };
}

export interface SetupOptions {
  readonly calls: number;
  readonly perSecond: number;
  /** Ramps before the one that is measured. */
  readonly warmUps: number;
  /** What a ramp leaves to do is done after so many milliseconds. */
  readonly settleMs: number;
}

/** What it costs to begin and end a call. Times in milliseconds since the call's webhook. */
export interface SetupMeasurement extends Pick<Placed, 'webhook' | 'upgrade'> {
  readonly calls: number;
  readonly perSecond: number;
  /** Milliseconds of CPU for one call's beginning and end, with 200 ms of the caller's speech. */
  readonly cpuPerCall: number;
  readonly firstAudio: Percentiles;
  /** Frames the caller said while the model's connection was still opening, and that never came. */
  readonly lost: number;
  readonly failedCalls: number;
  readonly failure?: string;
  readonly faults: readonly string[];
}

/** Frames that each caller sends right after the start: speech that must not be lost. */
const EARLY_FRAMES = 10;

/** @throws Error when the load process fails */
export async function measureSetup(
  { load }: Testbed,
  { pid, origin }: Candidate,
  { calls, perSecond, warmUps, settleMs }: SetupOptions,
): Promise<SetupMeasurement> {
  const ramp = { origin, calls, perSecond, frames: EARLY_FRAMES };
  await load.ask('traffic', 'setup');
  // A process that has just started compiles its functions with the first calls: once, not for each call.
  for (let warmUp = 0; warmUp < warmUps; warmUp += 1) {
    await load.ask('place', ramp);
    await load.ask('hangUp');
    await delay(settleMs);
  }
  await load.ask('begin');
  const beforeMs = cpuMs(pid);
  const placed = await load.ask('place', ramp);
  await delay(settleMs);
  const report = await load.ask('report');
  const firstAudio = await load.ask('firstAudio');
  await load.ask('hangUp');
  await delay(settleMs);
  const { webhook, upgrade, failed, failure } = placed;
  return {
    calls,
    perSecond,
    cpuPerCall: (cpuMs(pid) - beforeMs) / calls,
    webhook,
    upgrade,
    firstAudio,
    lost: report.lost,
    failedCalls: failed,
    ...(failure !== undefined && { failure }),
    faults: await load.ask('takeFaults'),
  };
}
