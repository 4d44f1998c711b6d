import { describe, expect, it } from 'vitest';
import { Metrics } from '../../src/telemetry/metrics.ts';
import { documentText } from './documents.ts';

describe("docs/operations.md's table of metrics", () => {
  it('has each metric of the gateway with its labels, and no other', async () => {
    const { registry } = new Metrics();
    const own = (await registry.getMetricsAsJSON())
      .map(({ name }) => name)
      .filter((name) => /^(gateway|voice_provider)_/.test(name));
    const text = documentText('docs/operations.md');
    const rows = [...text.matchAll(/^\| (`(?:gateway|voice_provider)_[^|]+) \| ([^|]+) \|/gm)];
    const names = rows.flatMap(([, cell = '']) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name));
    expect(names.toSorted()).toEqual(own.toSorted());
    for (const [, cell = '', labels = ''] of rows) {
      const [name = ''] = /\w+/.exec(cell) ?? [];
      const metric: unknown = registry.getSingleMetric(name);
      const known =
        typeof metric === 'object' && metric !== null && 'labelNames' in metric && metric.labelNames;
      expect([...labels.matchAll(/`(\w+)`/g)].map(([, label]) => label)).toEqual(known);
    }
  });
});
