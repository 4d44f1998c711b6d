import type { Buckets } from './quantiles.ts';

interface Value {
  readonly value: number;
  readonly labels: Readonly<Partial<Record<string, string | number>>>;
  readonly metricName?: string;
}

/** The parts of a metric of the registry that are read here. */
export interface ReadableMetric {
  get(): Promise<{ readonly values: readonly Value[] }>;
}

/** The values of a counter or gauge, added up by some of its labels. `''` is the key without labels. */
export async function sumsBy(
  metric: ReadableMetric,
  labels: readonly string[],
): Promise<Map<string, number>> {
  const sums = new Map<string, number>();
  const { values } = await metric.get();
  for (const { value, labels: given } of values) {
    const key = labels.map((label) => String(given[label] ?? '')).join(' ');
    sums.set(key, (sums.get(key) ?? 0) + value);
  }
  return sums;
}

/** The buckets of a histogram by some of its labels. */
export async function bucketsBy(
  metric: ReadableMetric,
  labels: readonly string[],
): Promise<Map<string, Buckets>> {
  const found = new Map<string, Map<number, number>>();
  const { values } = await metric.get();
  for (const { value, labels: given, metricName } of values) {
    if (!metricName?.endsWith('_bucket')) continue;
    const key = labels.map((label) => String(given[label] ?? '')).join(' ');
    const buckets = found.get(key) ?? new Map<number, number>();
    const limit = given.le === '+Inf' ? Number.POSITIVE_INFINITY : Number(given.le);
    buckets.set(limit, (buckets.get(limit) ?? 0) + value);
    found.set(key, buckets);
  }
  return found;
}
