import { isFaultyDrop } from '../../src/telemetry/drop-reasons.ts';
import type { DelayProbe, Delays } from '../delay-probe.ts';
import type { LocalGateway } from '../local-gateway.ts';

/** What was measured from outside and what the gateway measured of itself, in words. */
export async function measure(gateway: LocalGateway, probe: DelayProbe): Promise<string[]> {
  const { turnLatency, framesDropped } = gateway.services.metrics;
  const faults = (await framesDropped.get()).values.filter(({ labels }) => isFaultyDrop(`${labels.reason}`));
  const dropped = faults.reduce((sum, { value }) => sum + value, 0);
  return [
    '  measured at one call (sandbox, everything in one process):',
    `    added delay: caller to model ${inWords(probe.callerToModel(), 'frames')}; model to caller ${inWords(probe.modelToCaller(), 'pieces')}`,
    `    barge-in, the model's signal to clear at the carrier: ${inWords(probe.bargeIn(), 'interruptions')}`,
    `    gateway: end of caller's turn to first audio ${await mean(turnLatency)}, ${dropped} frames dropped`,
  ];
}

/** Of one or two there are no percentiles. */
function inWords({ count, p50, p99 }: Delays, what: string): string {
  if (count === 0) return 'not measured';
  if (count < 3) return `${p50.toFixed(2)} ms`;
  return `p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms (${count} ${what})`;
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
