import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { VoiceProvider } from '../src/voice/client.ts';
import type { ProgramName } from './programs.ts';
import type { Stage } from './stage.ts';

export interface ProfileOptions {
  readonly provider: VoiceProvider;
  readonly program: ProgramName;
  readonly traffic: 'echo' | 'burst';
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
}

const STARTED = new Set(['(idle)', '(root)']);
const PLACED_PER_SECOND = 50;

/**
 * Runs one program under load with V8's profiler. Not pinned: on a pinned core the sampler reports far too much
 * idle time. It undercounts short wake-ups, so the shares count, not the seconds.
 */
export async function takeProfile(stage: Stage, options: ProfileOptions): Promise<SelfTime[]> {
  const { provider, program, traffic, calls, windowMs } = options;
  const folder = join(stage.folder, `profile-${provider}-${program}-${traffic}`);
  const nodeArgs = ['--cpu-prof', `--cpu-prof-dir=${folder}`, '--cpu-prof-interval=200'];
  const candidate = await stage.start(program, provider, { nodeArgs, pinned: false, settleMs: 500 });
  await stage.load.ask('traffic', traffic);
  await stage.load.ask('place', { origin: candidate.origin, calls, perSecond: PLACED_PER_SECOND });
  await delay(windowMs);
  await stage.load.ask('hangUp');
  // The profile is written at the end of the process.
  await stage.stop(candidate);
  const [file] = readdirSync(folder);
  if (file === undefined) throw new Error('the program wrote no profile');
  const profile: CpuProfile = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  return selfTimes(profile);
}

/** Functions by their own samples, the busiest first. The same function at several places in the tree is one. */
export function selfTimes({ nodes, samples }: CpuProfile): SelfTime[] {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const counts = new Map<string, number>();
  for (const id of samples) {
    const frame = frames.get(id);
    if (!frame || STARTED.has(frame.functionName)) continue;
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

/** From the package's or the build's own folder on. */
function shortPlace(url: string, lineNumber: number): string {
  if (url === '') return 'native';
  const path = url.replace(/^file:\/\//, '').replace(/^.*\/(node_modules|bench\/build|bench)\//, '$1/');
  return `${path.replace(/^(node_modules|bench\/build)\//, '')}:${lineNumber + 1}`;
}
