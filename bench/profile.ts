import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { VoiceProvider } from '../src/voice/provider.ts';
import type { Traffic } from './load/tally.ts';
import type { ProgramName } from './programs.ts';
import type { Testbed } from './testbed.ts';

export interface ProfileOptions {
  readonly provider: VoiceProvider;
  readonly program: ProgramName;
  readonly traffic: Traffic;
  readonly calls: number;
  readonly windowMs: number;
}

/** One function, or one of V8's own activities. */
export interface SelfTime {
  readonly name: string;
  readonly where: string;
  /** Of the busy samples, 0 to 1. */
  readonly share: number;
}

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
}

/** A V8 CPU profile, as `--cpu-prof` writes it. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  /** Microseconds between each sample and the one before it. */
  readonly timeDeltas: readonly number[];
}

/** Milliseconds since the profile's beginning. */
interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A caller whose beginning is measured says 200 ms and falls silent. */
const EARLY_FRAMES = 10;
const NOT_WORK = new Set(['(idle)', '(root)']);
const PLACED_PER_SECOND = 50;

/**
 * Runs one program under load with V8's profiler. Not pinned: on a pinned core the sampler reports far too much
 * idle time. It undercounts short wake-ups, so the shares count, not the seconds.
 */
export async function takeProfile(testbed: Testbed, options: ProfileOptions): Promise<readonly SelfTime[]> {
  const { provider, program, traffic } = options;
  const folder = join(testbed.folder, `profile-${provider}-${program}-${traffic}`);
  const nodeArgs = ['--cpu-prof', `--cpu-prof-dir=${folder}`, '--cpu-prof-interval=200'];
  const startedMs = performance.now();
  const candidate = await testbed.start(program, provider, { nodeArgs, pinned: false, settleMs: 500 });
  await testbed.load.ask('traffic', traffic);
  const span = await runSpan(testbed, candidate.origin, { ...options, startedMs });
  await testbed.load.ask('hangUp');
  // The profile is written at the end of the process.
  await testbed.stop(candidate);
  const [file] = readdirSync(folder);
  if (file === undefined) throw new Error('the program wrote no profile');
  const profile: CpuProfile = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  return selfTimes(profile, span);
}

/** @returns when the load was on: all of the arrivals in `setup`, else the time after them */
async function runSpan(
  { load }: Testbed,
  origin: string,
  { traffic, calls, windowMs, startedMs }: ProfileOptions & { readonly startedMs: number },
): Promise<Span> {
  const sinceStart = () => performance.now() - startedMs;
  const arriving = traffic === 'setup' ? Math.ceil((windowMs / 1000) * PLACED_PER_SECOND) : calls;
  const beforeMs = sinceStart();
  const silence = traffic === 'setup' ? { frames: EARLY_FRAMES } : {};
  await load.ask('place', { origin, calls: arriving, perSecond: PLACED_PER_SECOND, ...silence });
  if (traffic === 'setup') return { fromMs: beforeMs, toMs: sinceStart() };
  const fromMs = sinceStart();
  await delay(windowMs);
  return { fromMs, toMs: sinceStart() };
}

/**
 * Functions by their own samples within a span, the busiest first. The same function at several places in the
 * tree is one. The interval of samples is even, so a sample is a sample.
 */
export function selfTimes({ nodes, samples, timeDeltas }: CpuProfile, { fromMs, toMs }: Span): SelfTime[] {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const counts = new Map<string, number>();
  let atMs = 0;
  for (const [n, id] of samples.entries()) {
    atMs += (timeDeltas[n] ?? 0) / 1000;
    const frame = atMs >= fromMs && atMs <= toMs ? frames.get(id) : undefined;
    if (!frame || NOT_WORK.has(frame.functionName)) continue;
    const key = `${frame.functionName || '(anonymous)'}\t${shortPlace(frame.url, frame.lineNumber)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const busy = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([key, count]) => {
      const [name = '', where = ''] = key.split('\t');
      return { name, where, share: count / busy };
    });
}

/** The same shares by where the functions live: a package, a folder of the gateway, Node itself, native code. */
export function sharesByPlace(
  times: readonly SelfTime[],
): { readonly place: string; readonly share: number }[] {
  const shares = new Map<string, number>();
  for (const { name, where, share } of times) {
    const place = placeOf(name, where);
    shares.set(place, (shares.get(place) ?? 0) + share);
  }
  return [...shares].map(([place, share]) => ({ place, share })).sort((a, b) => b.share - a.share);
}

function placeOf(name: string, where: string): string {
  if (where === 'native') return name;
  if (where.startsWith('node:')) return 'Node';
  const [first = '', second = ''] = where.split('/');
  const depth = first.startsWith('@') || first === 'gateway' ? `${first}/${second}` : first;
  return depth.replace(/\.(js|mjs):\d+$/, '');
}

/** From the package's or the build's own folder on. */
function shortPlace(url: string, lineNumber: number): string {
  if (url === '') return 'native';
  const path = url
    .replace(/^file:\/\//, '')
    .replace(/^.*\/node_modules\//, '')
    .replace(/^.*\/(?:dist|bench\/build)\//, 'gateway/')
    .replace(/^.*\/bench\//, 'bench/');
  return `${path}:${lineNumber + 1}`;
}
