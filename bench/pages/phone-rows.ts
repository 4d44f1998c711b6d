import { setTimeout as delay } from 'node:timers/promises';
import { cpuMs } from '../process-stats.ts';
import type { Percentiles } from '../statistics.ts';
import type { Candidate, Testbed } from '../testbed.ts';
import type { BrowserBenchOptions } from './options.ts';
import { PER_SECOND, SETTLE_MS } from './page-rows.ts';
import { report } from './progress.ts';

const PHONES_PER_SECOND = 50;

export interface PhoneRow {
  /** Asked for. */
  readonly sessions: number;
  /** Sessions that were still there at the end. */
  readonly live: number;
  /** What failed first when the sessions began. */
  readonly failure: string | undefined;
  readonly down: Percentiles;
  readonly clear: Percentiles;
  readonly lost: number;
  readonly damaged: number;
  readonly coreShare: number;
  readonly loadLate: Percentiles;
}

/** The same calls without sessions of browsers, and with them. */
export async function measurePhones(testbed: Testbed, options: BrowserBenchOptions): Promise<PhoneRow[]> {
  const { load } = testbed;
  const { phones, sessions, formats } = options;
  const gateway = await testbed.start('gateway', 'openai', { settleMs: SETTLE_MS });
  const { origin } = gateway;
  report(`${phones} phone calls, alone at first`);
  await load.ask('traffic', 'burst');
  await load.ask('place', { origin, calls: phones, perSecond: PHONES_PER_SECOND });
  const alone = await phoneWindow(testbed, gateway, { ...options, sessions: 0 });
  const [format = 'pcm16-16k'] = formats;
  report(`${sessions} sessions of ${format} begin beside them`);
  const failure = await load.ask('openPages', { origin, sessions, format, perSecond: PER_SECOND });
  const beside = await phoneWindow(testbed, gateway, options);
  const { live } = await load.ask('reportPages');
  await load.ask('endPages');
  await load.ask('hangUp');
  await testbed.stop(gateway);
  return [alone, { ...beside, live, failure }];
}

async function phoneWindow(
  { load }: Testbed,
  { pid }: Candidate,
  { sessions, windowMs, warmUpMs }: BrowserBenchOptions,
): Promise<PhoneRow> {
  await delay(warmUpMs);
  await load.ask('begin');
  const [fromCpuMs, fromMs] = [cpuMs(pid), performance.now()];
  await delay(windowMs);
  const [usedMs, elapsedMs] = [cpuMs(pid) - fromCpuMs, performance.now() - fromMs];
  const { down, clear, lost, damaged, loadLate } = await load.ask('report');
  return {
    sessions,
    live: 0,
    failure: undefined,
    down,
    clear,
    lost,
    damaged,
    loadLate,
    coreShare: usedMs / elapsedMs,
  };
}
