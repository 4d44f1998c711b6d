import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { buildGateway } from './build-gateway.ts';
import { canPin } from './child.ts';
import { PAGE_FORMATS, type PageFormat } from './load/page-audio.ts';
import type { PageReport } from './load/page-tally.ts';
import { fetchMetrics, lostFramesOf } from './metrics-text.ts';
import { cpuMs, rssKb } from './process-stats.ts';
import { describeMachine } from './report/results.ts';
import { formatTable } from './report/table.ts';
import type { Percentiles } from './statistics.ts';
import { type Candidate, Testbed } from './testbed.ts';

/**
 * What sessions of browsers cost one gateway on one core, and what they do to the phone calls beside them. The models
 * are OpenAI's over TLS; pages, callers, models and table share the other core.
 */

const HELP = `npx tsx bench/browser-sessions.ts [--sessions 200] [--seconds 30] [--warm-up 15] [--phones 100]
  [--formats ${PAGE_FORMATS.join(',')}] [--gateway OTHER/dist/main.js] [--plain]`;

const PER_SECOND = 20;
const PHONES_PER_SECOND = 50;
const SETTLE_MS = 1500;

interface Options {
  readonly sessions: number;
  readonly windowMs: number;
  readonly warmUpMs: number;
  readonly phones: number;
  readonly formats: readonly PageFormat[];
  readonly gateway: string | undefined;
  readonly plain: boolean;
}

interface PageRow extends PageReport {
  readonly format: PageFormat;
  readonly failure: string | undefined;
  readonly cpuPerSessionSecond: number;
  readonly coreShare: number;
  readonly kbPerSession: number;
  readonly unused: number;
  readonly loadLate: Percentiles;
}

interface PhoneRow {
  readonly sessions: number;
  readonly down: Percentiles;
  readonly clear: Percentiles;
  readonly lost: number;
  readonly damaged: number;
  readonly coreShare: number;
  readonly loadLate: Percentiles;
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) {
    print(HELP);
    return 0;
  }
  const { processor, cores, node } = describeMachine();
  print(
    `${processor}, ${cores} cores, Node ${node}${canPin ? '' : '; nothing can be pinned to a core here'}`,
  );
  const gatewayEntry = options.gateway === undefined ? buildGateway() : resolve(options.gateway);
  const testbed = new Testbed();
  const interrupt = () => void testbed.close().then(() => process.exit(130));
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  try {
    await testbed.open({ gatewayEntry }, options);
    const pages = await measureFormats(testbed, options);
    const phones = options.phones > 0 ? await measurePhones(testbed, options) : [];
    printTables(options, pages, phones);
    const faults = await testbed.load.ask('takeFaults');
    for (const fault of faults) print(`fault: ${fault}`);
    const isWhole = pages.every(({ live, failure }) => live === options.sessions && failure === undefined);
    return faults.length === 0 && isWhole ? 0 : 1;
  } finally {
    await testbed.close();
  }
}

async function measureFormats(testbed: Testbed, options: Options): Promise<PageRow[]> {
  const rows: PageRow[] = [];
  for (const format of options.formats) {
    const gateway = await testbed.start('gateway', 'openai', { settleMs: SETTLE_MS });
    rows.push(await measureFormat(testbed, gateway, { ...options, format }));
    await testbed.stop(gateway);
  }
  return rows;
}

async function measureFormat(
  { load }: Testbed,
  { pid, origin }: Candidate,
  { sessions, windowMs, warmUpMs, format }: Options & { readonly format: PageFormat },
): Promise<PageRow> {
  const idleKb = rssKb(pid);
  const failure = await load.ask('openPages', { origin, sessions, format, perSecond: PER_SECOND });
  await delay(warmUpMs);
  await load.ask('begin');
  await load.ask('beginPages');
  const [fromCpuMs, fromMs] = [cpuMs(pid), performance.now()];
  await delay(windowMs);
  const [usedMs, elapsedMs] = [cpuMs(pid) - fromCpuMs, performance.now() - fromMs];
  const report = await load.ask('reportPages');
  const { loadLate } = await load.ask('report');
  const kb = rssKb(pid) - idleKb;
  const metrics = await fetchMetrics(origin);
  await load.ask('endPages');
  return {
    ...report,
    loadLate,
    format,
    failure,
    cpuPerSessionSecond: usedMs / sessions / (elapsedMs / 1000),
    coreShare: usedMs / elapsedMs,
    kbPerSession: kb / sessions,
    unused: metrics === undefined ? 0 : lostFramesOf(metrics),
  };
}

/** The same calls without sessions of browsers, and with them. */
async function measurePhones(testbed: Testbed, options: Options): Promise<PhoneRow[]> {
  const { load } = testbed;
  const { phones, sessions, formats } = options;
  const gateway = await testbed.start('gateway', 'openai', { settleMs: SETTLE_MS });
  const { origin } = gateway;
  await load.ask('traffic', 'burst');
  await load.ask('place', { origin, calls: phones, perSecond: PHONES_PER_SECOND });
  const alone = await phoneWindow(testbed, gateway, { ...options, sessions: 0 });
  const [format = 'pcm16-16k'] = formats;
  await load.ask('openPages', { origin, sessions, format, perSecond: PER_SECOND });
  const beside = await phoneWindow(testbed, gateway, options);
  await load.ask('endPages');
  await load.ask('hangUp');
  await testbed.stop(gateway);
  return [alone, beside];
}

async function phoneWindow(
  { load }: Testbed,
  { pid }: Candidate,
  { sessions, windowMs, warmUpMs }: Options,
): Promise<PhoneRow> {
  await delay(warmUpMs);
  await load.ask('begin');
  const [fromCpuMs, fromMs] = [cpuMs(pid), performance.now()];
  await delay(windowMs);
  const [usedMs, elapsedMs] = [cpuMs(pid) - fromCpuMs, performance.now() - fromMs];
  const { down, clear, lost, damaged, loadLate } = await load.ask('report');
  return { sessions, down, clear, lost, damaged, loadLate, coreShare: usedMs / elapsedMs };
}

function printTables(
  { sessions, phones }: Options,
  pages: readonly PageRow[],
  calls: readonly PhoneRow[],
): void {
  const headings = [
    'format',
    'sessions',
    'CPU ms/session-s',
    'core',
    'KB/session',
    'first audio p50',
    'p99',
    'delay p50',
    'p99',
    'lost',
    'unused',
    'load late p99',
  ];
  const rows = pages.map((row) => [
    row.format,
    `${row.live}/${sessions}`,
    row.cpuPerSessionSecond.toFixed(2),
    percent(row.coreShare),
    row.kbPerSession.toFixed(0),
    ms(row.firstAudio.p50),
    ms(row.firstAudio.p99),
    ms(row.down.p50),
    ms(row.down.p99),
    Math.max(0, row.sent - row.received),
    row.unused,
    ms(row.loadLate.p99),
  ]);
  print(`\n${formatTable(headings, rows)}`);
  for (const { format, failure } of pages) if (failure !== undefined) print(`${format}: ${failure}`);
  if (calls.length === 0) return;
  const callHeadings = [
    'phone calls',
    'browsers',
    'core',
    'delay p50',
    'p99',
    'clear p99',
    'lost',
    'load late p99',
  ];
  const callRows = calls.map((row) => [
    phones,
    row.sessions,
    percent(row.coreShare),
    ms(row.down.p50),
    ms(row.down.p99),
    ms(row.clear.p99),
    row.lost + row.damaged,
    ms(row.loadLate.p99),
  ]);
  print(`\n${formatTable(callHeadings, callRows)}`);
}

/** @returns undefined when help was asked for. @throws RangeError that tells what to write */
function readOptions(args: readonly string[]): Options | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      sessions: { type: 'string', default: '200' },
      seconds: { type: 'string', default: '30' },
      'warm-up': { type: 'string', default: '15' },
      phones: { type: 'string', default: '0' },
      formats: { type: 'string', default: PAGE_FORMATS.join(',') },
      gateway: { type: 'string' },
      plain: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  return {
    sessions: numberOf('sessions', values.sessions),
    windowMs: numberOf('seconds', values.seconds) * 1000,
    warmUpMs: numberOf('warm-up', values['warm-up']) * 1000,
    phones: numberOf('phones', values.phones),
    formats: values.formats.split(',').map(formatOf),
    gateway: values.gateway,
    plain: values.plain,
  };
}

function formatOf(text: string): PageFormat {
  const format = PAGE_FORMATS.find((known) => known === text);
  if (format === undefined)
    throw new RangeError(`--formats ${text}: write some of ${PAGE_FORMATS.join(', ')}`);
  return format;
}

function numberOf(option: string, text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value >= 0) return value;
  throw new RangeError(`--${option} ${text}: write a number`);
}

const ms = (value: number) => value.toFixed(1);
const percent = (share: number) => `${(share * 100).toFixed(0)} %`;

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

process.exitCode = await main();
