import { isFaultyDrop } from '../src/telemetry/drop-reasons.ts';

const TIMEOUT_MS = 2000;

/** @returns the exposition text of a program, undefined when it publishes none */
export async function fetchMetrics(origin: string): Promise<string | undefined> {
  const response = await fetch(`${origin}/metrics`, { signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(
    () => undefined,
  );
  if (!response?.ok) return undefined;
  const text = await response.text();
  return text === '' ? undefined : text;
}

/** The value of a metric without labels. */
export function gaugeOf(text: string, name: string): number | undefined {
  const line = text.split('\n').find((candidate) => candidate.startsWith(`${name} `));
  return line === undefined ? undefined : Number(line.slice(name.length + 1));
}

/** The sum of a metric over all its labels, or over the lines that count. */
export function sumOf(text: string, name: string, counts: (line: string) => boolean = () => true): number {
  const lines = text.split('\n').filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
  return lines.filter(counts).reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
}

/** Frames that the gateway should have used and did not. */
export function lostFramesOf(text: string): number {
  const isFault = (line: string) => isFaultyDrop(/reason="(\w+)"/.exec(line)?.[1] ?? '');
  return sumOf(text, 'gateway_frames_dropped_total', isFault);
}
