import type { CallReport } from './caller.ts';
import type { MemoryTrack } from './gateway-pair.ts';

/** What a run of chaos has shown. */
export interface ChaosReport {
  readonly faults: ReadonlyMap<string, number>;
  readonly calls: readonly CallReport[];
  readonly memory: readonly MemoryTrack[];
  /** Exit codes of drained gateways. */
  readonly drainExits: readonly (number | null)[];
  /** Callers and troubles that did not end by themselves. */
  readonly unfinished: number;
}

/** Why the run counts as failed; empty when it does not. */
export function failuresOf({ calls, drainExits, unfinished }: ChaosReport): string[] {
  const failures = calls.flatMap(({ why }) => why ?? []).map((why) => `lost ${why}`);
  const bad = drainExits.filter((code) => code !== 0);
  if (bad.length > 0) failures.push(`a drained gateway exited with ${bad.join(', ')}`);
  if (unfinished > 0) failures.push(`${unfinished} callers did not end`);
  if (calls.length === 0) failures.push('there were no calls');
  return failures;
}

/** The lines of the table. */
export function describeReport(report: ChaosReport): string[] {
  const { faults, calls, memory } = report;
  const count = (end: CallReport['end']) => calls.filter((call) => call.end === end).length;
  const silences = calls.map(({ longestSilenceMs }) => longestSilenceMs).toSorted((a, b) => a - b);
  const total = [...faults.values()].reduce((sum, times) => sum + times, 0);
  return [
    ...[...faults].toSorted(([a], [b]) => a.localeCompare(b)).map(([kind, times]) => row(kind, times)),
    row('faults', total),
    '',
    row('calls', calls.length),
    row('completed', count('completed')),
    row('handed off', count('handed_off')),
    row('told goodbye', count('goodbye')),
    row('lost', count('lost')),
    row(
      'further streams',
      calls.reduce((sum, { resumes }) => sum + resumes, 0),
    ),
    row('silence p50', seconds(silences[Math.floor(silences.length / 2)])),
    row('silence p99', seconds(silences[Math.floor(silences.length * 0.99)])),
    row('longest silence', `${seconds(silences.at(-1))}${whereOf(calls, silences.at(-1))}`),
    '',
    ...memory.flatMap(describeMemory),
  ];
}

function whereOf(calls: readonly CallReport[], silenceMs: number | undefined): string {
  const call = calls.find(({ longestSilenceMs }) => longestSilenceMs === silenceMs);
  return call ? ` (${call.silentAt})` : '';
}

/** Only of processes that lived long enough to tell something. */
function describeMemory({ slot, samples }: MemoryTrack): string[] {
  const [first] = samples;
  const last = samples.at(-1);
  if (!first || !last || samples.length < 2) return [];
  const lived = Math.round((last.atMs - first.atMs) / 1000);
  return [row(`memory of ${slot}`, `${megabytes(first.bytes)} to ${megabytes(last.bytes)} in ${lived} s`)];
}

function row(name: string, value: number | string): string {
  return `  ${name.padEnd(32)}${value}`;
}

function seconds(ms: number | undefined): string {
  return ms === undefined ? '-' : `${(ms / 1000).toFixed(1)} s`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MB`;
}
