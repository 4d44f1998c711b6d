import { setTimeout as delay } from 'node:timers/promises';
import type { PageFormat } from '../load/page-audio.ts';
import type { PageReport } from '../load/page-tally.ts';
import { fetchMetrics, lostFramesOf } from '../metrics-text.ts';
import { cpuMs, rssKb } from '../process-stats.ts';
import type { Percentiles } from '../statistics.ts';
import type { Candidate, Testbed } from '../testbed.ts';
import type { BrowserBenchOptions } from './options.ts';
import { report, seconds } from './progress.ts';

/** Sessions that begin in a second. */
export const PER_SECOND = 20;
export const SETTLE_MS = 1500;

export interface PageRow extends PageReport {
  readonly format: PageFormat;
  readonly failure: string | undefined;
  readonly cpuPerSessionSecond: number;
  readonly coreShare: number;
  readonly kbPerSession: number;
  readonly unused: number;
  readonly loadLate: Percentiles;
}

/** One gateway after the other. */
export async function measureFormats(testbed: Testbed, options: BrowserBenchOptions): Promise<PageRow[]> {
  const rows: PageRow[] = [];
  for (const format of options.formats) {
    report(`${format}: ${options.sessions} sessions begin`);
    const gateway = await testbed.start('gateway', 'openai', { settleMs: SETTLE_MS });
    rows.push(await measureFormat(testbed, gateway, { ...options, format }));
    await testbed.stop(gateway);
  }
  return rows;
}

async function measureFormat(
  { load }: Testbed,
  { pid, origin }: Candidate,
  { sessions, windowMs, warmUpMs, format }: BrowserBenchOptions & { readonly format: PageFormat },
): Promise<PageRow> {
  const idleKb = rssKb(pid);
  const failure = await load.ask('openPages', { origin, sessions, format, perSecond: PER_SECOND });
  report(`${format}: ${seconds(warmUpMs)} warm-up, then ${seconds(windowMs)} measured`);
  await delay(warmUpMs);
  await load.ask('begin');
  await load.ask('beginPages');
  const [fromCpuMs, fromMs] = [cpuMs(pid), performance.now()];
  await delay(windowMs);
  const [usedMs, elapsedMs] = [cpuMs(pid) - fromCpuMs, performance.now() - fromMs];
  const pageReport = await load.ask('reportPages');
  const { loadLate } = await load.ask('report');
  const kb = rssKb(pid) - idleKb;
  const metrics = await fetchMetrics(origin);
  await load.ask('endPages');
  return {
    ...pageReport,
    loadLate,
    format,
    failure,
    cpuPerSessionSecond: usedMs / sessions / (elapsedMs / 1000),
    coreShare: usedMs / elapsedMs,
    kbPerSession: kb / sessions,
    unused: metrics === undefined ? 0 : lostFramesOf(metrics),
  };
}
