import { setTimeout as delay } from 'node:timers/promises';
import type { VoiceProvider } from '../src/voice/provider.ts';
import { fetchMetrics, gaugeOf, lostFramesOf } from './metrics-text.ts';
import { openFiles, rssKb } from './process-stats.ts';
import { slope } from './statistics.ts';
import type { Candidate, Testbed } from './testbed.ts';

export interface SoakOptions {
  readonly minutes: number;
  /** Calls at the same time. */
  readonly calls: number;
}

interface Sample {
  readonly minute: number;
  readonly rssMb: number;
  readonly heapMb: number;
  readonly lost: number;
}

export interface SoakReport {
  readonly provider: VoiceProvider;
  readonly minutes: number;
  readonly placed: number;
  readonly failed: number;
  /** Megabytes an hour, over the second half: by then caches and the heap have found their size. */
  readonly rssSlope: number;
  readonly heapSlope: number;
  readonly lost: number;
  /** Messages or audio that the program says it has not used. */
  readonly droppedByProgram: number;
  /** What is left when every call has ended: each should be 0. */
  readonly left: {
    readonly calls: number;
    readonly modelConnections: number;
    /** Files and sockets beyond those before the first call, kept-alive ones of the table and webhooks among them. */
    readonly files: number;
  };
  readonly samples: readonly Sample[];
}

const SAMPLE_MS = 5000;
const LIFE_MS: [number, number] = [5000, 20_000];
/** Idle connections that are kept for the next request are closed by then. */
const REST_MS = 8000;

/** Calls come and go for that time, then all end. @param onSample called with every sample as it is taken */
export async function soak(
  testbed: Testbed,
  candidate: Candidate,
  {
    provider,
    options,
    onSample,
  }: {
    provider: VoiceProvider;
    options: SoakOptions;
    onSample: (sample: Sample) => void;
  },
): Promise<SoakReport> {
  const { load } = testbed;
  const { minutes, calls } = options;
  const filesBefore = openFiles(candidate.pid);
  await load.ask('traffic', 'echo');
  await load.ask('churn', { origin: candidate.origin, calls, lifeMs: LIFE_MS });
  const samples = await takeSamples(testbed, candidate, { minutes, onSample });
  const churned = await load.ask('endChurn');
  await load.ask('hangUp');
  await delay(REST_MS);
  const metrics = await fetchMetrics(candidate.origin);
  const settled = samples.filter(({ minute }) => minute >= minutes / 2);
  const hourly = (pick: (sample: Sample) => number) =>
    slope(settled.map((sample) => ({ x: sample.minute / 60, y: pick(sample) })));
  return {
    provider,
    minutes,
    ...churned,
    rssSlope: hourly(({ rssMb }) => rssMb),
    heapSlope: hourly(({ heapMb }) => heapMb),
    lost: samples.reduce((sum, { lost }) => sum + lost, 0),
    droppedByProgram: metrics === undefined ? 0 : lostFramesOf(metrics),
    left: {
      calls: (metrics === undefined ? undefined : gaugeOf(metrics, 'gateway_active_sessions')) ?? 0,
      modelConnections: await load.ask('connections'),
      files: openFiles(candidate.pid) - filesBefore,
    },
    samples,
  };
}

async function takeSamples(
  { load }: Testbed,
  { pid, origin }: Candidate,
  { minutes, onSample }: { readonly minutes: number; readonly onSample: (sample: Sample) => void },
): Promise<Sample[]> {
  const samples: Sample[] = [];
  const startedMs = performance.now();
  const elapsedMinutes = () => (performance.now() - startedMs) / 60_000;
  while (elapsedMinutes() < minutes) {
    await load.ask('begin');
    await delay(Math.min(SAMPLE_MS, Math.max(1, (minutes - elapsedMinutes()) * 60_000)));
    const { lost } = await load.ask('report');
    const metrics = await fetchMetrics(origin);
    const heapBytes =
      (metrics === undefined ? undefined : gaugeOf(metrics, 'nodejs_heap_size_used_bytes')) ?? 0;
    const sample = { minute: elapsedMinutes(), rssMb: rssKb(pid) / 1024, heapMb: heapBytes / 2 ** 20, lost };
    samples.push(sample);
    onSample(sample);
  }
  return samples;
}
