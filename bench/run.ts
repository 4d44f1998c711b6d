import { resolve } from 'node:path';
import { buildGateway } from './build-gateway.ts';
import { canPin } from './child.ts';
import { type BenchOptions, HELP, readOptions } from './options.ts';
import { sharesByPlace, takeProfile } from './profile.ts';
import { describeMachine, writeResults } from './report/results.ts';
import { cleanCalls, summariseSetup, summariseSteps } from './report/summary.ts';
import { cleanTable, formatTable, setupTable, stepTable } from './report/table.ts';
import { type AnyRow, runRounds } from './rounds.ts';
import { soak } from './soak.ts';
import { Testbed } from './testbed.ts';

const SOAK_CALLS = 50;
const PROFILE_CALLS = 50;
const TOP = 10;
const NAME_LENGTH = 40;

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    print(HELP);
    return 0;
  }
  const { processor, cores, node } = describeMachine();
  const models = options.plain ? 'models without TLS' : 'models over TLS';
  const pinning = canPin ? '' : '; nothing can be pinned to a core here';
  print(`${processor}, ${cores} cores, Node ${node}; ${models}${pinning}`);
  const gatewayEntry = options.gateway === undefined ? buildGateway() : resolve(options.gateway);
  const testbed = new Testbed();
  const interrupt = () => void testbed.close().then(() => process.exit(130));
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  try {
    const peersFolder = process.env.BENCH_PEERS_FOLDER;
    await testbed.open({ gatewayEntry, ...(peersFolder !== undefined && { peersFolder }) }, options);
    if (options.soakMinutes !== undefined) return await runSoak(testbed, options, options.soakMinutes);
    if (options.profile) return await runProfiles(testbed, options);
    return await runAll(testbed, options);
  } finally {
    await testbed.close();
  }
}

async function runAll(testbed: Testbed, options: BenchOptions): Promise<number> {
  const startedAt = new Date();
  const rows = await runRounds(testbed, options, (row) => print(progressLine(row)));
  const steps = summariseSteps(rows);
  const setup = summariseSetup(rows);
  if (steps.length > 0) {
    const clean = `Most calls with p99 below 20 ms and no frame lost, in every round:\n\n${cleanTable(cleanCalls(steps))}`;
    print(`\n${stepTable(steps)}\n\n${clean}`);
  }
  if (setup.length > 0) print(`\nThe beginning and end of a call:\n\n${setupTable(setup)}`);
  const { json, chart } = writeResults(options, rows, startedAt);
  print(`\nWritten: ${[json, chart].filter(Boolean).join(', ')}`);
  return report(faultsOf(rows));
}

function progressLine({ provider, mode, program, round, measured }: AnyRow): string {
  const where = `${provider} ${mode} ${measured.calls} calls, round ${round}, ${program}`;
  const trouble = [
    ...measured.faults,
    ...(measured.lost > 0 ? [`${measured.lost} frames lost`] : []),
    ...(measured.failedCalls > 0
      ? [`${measured.failedCalls} calls failed: ${measured.failure ?? 'ended early'}`]
      : []),
  ].join(', ');
  const cost =
    'cpuPerCall' in measured
      ? `${measured.cpuPerCall.toFixed(2)} ms/call`
      : `${measured.cpuPerCallSecond.toFixed(2)} ms/call-s`;
  return `${where}: ${cost}${trouble === '' ? '' : ` (${trouble})`}`;
}

/**
 * What must never be seen, however busy the machine is: at the lowest step nothing is overloaded. A peer's own
 * faults are its own; the progress lines and the results show them.
 */
function faultsOf(rows: readonly AnyRow[]): string[] {
  const lowest = Math.min(...rows.flatMap((row) => (row.mode === 'setup' ? [] : row.measured.calls)));
  const faults = rows
    .filter(({ program }) => program === 'floor' || program === 'gateway')
    .flatMap((row) => {
      const { measured } = row;
      const atLowest = row.mode === 'setup' || measured.calls === lowest;
      const own = [
        ...measured.faults,
        ...(atLowest && measured.lost > 0 ? [`${measured.lost} frames lost`] : []),
        ...(atLowest && measured.failedCalls > 0 ? [`${measured.failedCalls} calls failed`] : []),
        ...('damaged' in measured && measured.damaged > 0 ? [`${measured.damaged} frames damaged`] : []),
      ];
      return own.map((fault) => `${row.provider} ${row.mode} ${row.program}: ${fault}`);
    });
  return [...new Set(faults)];
}

async function runSoak(testbed: Testbed, options: BenchOptions, minutes: number): Promise<number> {
  const faults: string[] = [];
  const calls = options.calls?.[0] ?? SOAK_CALLS;
  for (const provider of options.providers) {
    const candidate = await testbed.start('gateway', provider, options);
    const onSample = ({
      minute,
      rssMb,
      heapMb,
      lost,
    }: {
      minute: number;
      rssMb: number;
      heapMb: number;
      lost: number;
    }) =>
      print(
        `${provider} ${minute.toFixed(1)} min: ${rssMb.toFixed(1)} MB resident, ${heapMb.toFixed(1)} MB heap, ${lost} lost`,
      );
    const result = await soak(testbed, candidate, { provider, options: { minutes, calls }, onSample });
    await testbed.stop(candidate);
    const { samples: _samples, ...summary } = result;
    print(`${JSON.stringify(summary, undefined, 2)}`);
    for (const fault of await testbed.load.ask('takeFaults')) faults.push(`${provider}: ${fault}`);
    if (result.failed > 0) faults.push(`${provider}: ${result.failed} calls failed`);
    if (result.left.calls > 0) faults.push(`${provider}: ${result.left.calls} calls are left`);
    if (result.left.modelConnections > 0) faults.push(`${provider}: connections to the model are left`);
  }
  return report(faults);
}

async function runProfiles(testbed: Testbed, options: BenchOptions): Promise<number> {
  for (const provider of options.providers) {
    for (const traffic of options.modes) {
      for (const program of options.programs) {
        const calls = options.calls?.[0] ?? PROFILE_CALLS;
        const times = await takeProfile(testbed, { ...options, provider, program, traffic, calls });
        const rows = times
          .slice(0, TOP)
          .map(({ name, where, share }) => [
            `${(share * 100).toFixed(1)} %`,
            name.slice(0, NAME_LENGTH),
            where,
          ]);
        print(`\n${provider}, ${traffic}, ${calls} calls, ${program}: share of busy samples`);
        print(formatTable(['self', 'function', 'where'], rows));
        const places = sharesByPlace(times)
          .slice(0, TOP)
          .map(({ place, share }) => `${place} ${(share * 100).toFixed(1)} %`);
        print(`By place: ${places.join(', ')}`);
      }
    }
  }
  return 0;
}

function report(faults: readonly string[]): number {
  for (const fault of faults) print(`FAULT ${fault}`);
  return faults.length === 0 ? 0 : 1;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
