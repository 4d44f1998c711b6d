import type { LocalGateway } from '../local-gateway.ts';

/** What the gateway measured of itself, in words. */
export async function measure(gateway: LocalGateway): Promise<string[]> {
  const { turnLatency, bargeIn, framesDropped } = gateway.services.metrics;
  const dropped = (await framesDropped.get()).values.reduce((sum, { value }) => sum + value, 0);
  return [
    `  gateway: barge-in signal to clear ${await mean(bargeIn)}, end of caller's turn to first audio ${await mean(turnLatency)}, ${dropped} frames dropped`,
  ];
}

interface Measured {
  get(): Promise<{ readonly values: readonly { readonly metricName?: string; readonly value: number }[] }>;
}

async function mean(histogram: Measured): Promise<string> {
  const { values } = await histogram.get();
  const read = (suffix: string) => values.find(({ metricName }) => metricName?.endsWith(suffix))?.value ?? 0;
  const count = read('_count');
  return count === 0 ? 'not measured' : `${((read('_sum') / count) * 1000).toFixed(2)} ms (mean of ${count})`;
}
