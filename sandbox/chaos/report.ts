import { VOICE_PROVIDERS } from '../../src/voice/provider.ts';
import type { CallReport } from './caller.ts';
import type { MemoryTrack } from './gateway-pair.ts';
import { LONG_SILENCE_MS, type Silence } from './silence.ts';

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
  const silences = silencesOf(calls);
  const unheard = allSilences(calls).filter(({ wordsLost }) => wordsLost);
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
    row('waits for a word', silences.length),
    row('silence p50', seconds(silences[Math.floor(silences.length / 2)])),
    row('silence p99', seconds(silences[Math.floor(silences.length * 0.99)])),
    row('longest silence', seconds(silences.at(-1))),
    row('longest, words lost on the line', seconds(unheard.at(-1))),
    '',
    ...describeProviders(calls),
    '',
    ...describeLongest(silences),
    '',
    ...memory.flatMap(describeMemory),
  ];
}

/** One line for the calls that began with each provider. */
function describeProviders(calls: readonly CallReport[]): string[] {
  return VOICE_PROVIDERS.flatMap((provider) => {
    const own = calls.filter((call) => call.provider === provider);
    if (own.length === 0) return [];
    const lost = own.filter(({ end }) => end === 'lost').length;
    const silences = silencesOf(own);
    const p99 = silences[Math.floor(silences.length * 0.99)];
    const facts = [
      `${own.length} calls`,
      `${lost} lost`,
      `silence p50 ${seconds(silences[Math.floor(silences.length / 2)])}`,
      `p99 ${seconds(p99)}`,
      `longest ${seconds(silences.at(-1))}`,
    ];
    return [row(`began with ${provider}`, facts.join(', '))];
  });
}

/** Shortest first, without those that nobody could answer. */
function silencesOf(calls: readonly CallReport[]): Silence[] {
  return allSilences(calls).filter(({ wordsLost }) => !wordsLost);
}

function allSilences(calls: readonly CallReport[]): Silence[] {
  return calls.flatMap(({ silences }) => silences).toSorted((a, b) => a.ms - b.ms);
}

const LISTED = 10;

function describeLongest(silences: readonly Silence[]): string[] {
  const long = silences.filter(({ ms }) => ms >= LONG_SILENCE_MS).toReversed();
  return [
    row(`above ${LONG_SILENCE_MS / 1000} s`, long.length),
    ...long.slice(0, LISTED).map((silence) => `    ${seconds(silence)}: ${silence.where}`),
  ];
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

function seconds(silence: Silence | undefined): string {
  return silence === undefined ? '-' : `${(silence.ms / 1000).toFixed(1)} s`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MB`;
}
