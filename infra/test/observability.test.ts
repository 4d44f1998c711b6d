import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { DROP_REASONS } from '../../src/telemetry/drop-reasons.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import { MEASUREMENTS } from '../lib/measurements.ts';
import { collectorConfig } from '../lib/metrics-collector.ts';

const infra = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(infra, path), 'utf8');

/** What the gateway publishes: names with their labels. A histogram has three names. */
async function published(): Promise<Map<string, readonly string[]>> {
  const series = new Map<string, readonly string[]>();
  const { registry } = new Metrics();
  for (const { name, type } of await registry.getMetricsAsJSON()) {
    const labels = labelsOf(registry.getSingleMetric(name));
    series.set(name, labels);
    if (String(type) !== 'histogram') continue;
    for (const suffix of ['_bucket', '_sum', '_count']) series.set(`${name}${suffix}`, [...labels, 'le']);
  }
  return series;
}

function labelsOf(metric: unknown): readonly string[] {
  if (typeof metric !== 'object' || metric === null || !('labelNames' in metric)) return [];
  return Array.isArray(metric.labelNames) ? metric.labelNames.map(String) : [];
}

interface Source {
  readonly type: string;
  readonly uid: string;
}

interface Panel {
  readonly title: string;
  readonly datasource: Source;
  readonly targets: readonly { readonly expr: string; readonly datasource: Source }[];
}

interface Variable {
  readonly name: string;
  readonly type: string;
  readonly query: unknown;
  readonly current: { readonly value: string };
}

interface Dashboard {
  readonly __inputs: readonly { readonly name: string; readonly type: string; readonly pluginId: string }[];
  readonly templating: { readonly list: readonly Variable[] };
  readonly panels: readonly Panel[];
}

const dashboard: Dashboard = JSON.parse(read('observability/grafana-dashboard.json'));
interface Rule {
  readonly alert?: string;
  readonly record?: string;
  readonly expr: string;
  readonly annotations?: Record<string, string>;
}

const alerts: { groups: { rules: Rule[] }[] } = parse(read('observability/prometheus-alerts.yaml'));
interface AdapterRule {
  readonly name: { readonly as: string };
  readonly seriesQuery: string;
}

const adapter: { rules: { custom: AdapterRule[] } } = parse(read('kubernetes/prometheus-adapter.yaml'));

const rules = alerts.groups.flatMap((group) => group.rules);
const expressions = [
  ...dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => ({ where: title, expr }))),
  ...rules.map(({ alert, record, expr }) => ({ where: alert ?? record, expr })),
  ...adapter.rules.custom.map(({ name, seriesQuery: expr }) => ({ where: `adapter ${name.as}`, expr })),
];

/** A metric of the gateway, or what a rule records (level:metric:operation), or Prometheus' own sign of life. */
const METRIC =
  /\b(?:(?:gateway|voice_provider):[a-z_]+:[a-z0-9]+|(?:gateway|voice|process|nodejs)_[a-z_]+|up)\b/g;
/** Labels that Prometheus itself adds. */
const OWN_LABELS = ['instance', 'job', 'namespace', 'pod', 'le'];

/** What the gateway publishes and what the rules make of it, with their labels. */
async function queryable(): Promise<Map<string, readonly string[]>> {
  const series = await published();
  series.set('up', []);
  for (const { record, expr } of rules) {
    if (record === undefined) continue;
    const [, labels = ''] = /^sum by \(([^)]*)\)/.exec(expr) ?? [];
    series.set(record, labels.split(/,\s*/));
  }
  return series;
}

describe.each(expressions)('$where', ({ expr }) => {
  it('names only metrics that exist', async () => {
    const series = await queryable();
    const names = expr.match(METRIC) ?? [];
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect([...series.keys()]).toContain(name);
  });

  it('splits only by labels that its metrics have', async () => {
    const series = await queryable();
    const known = (expr.match(METRIC) ?? []).flatMap((name) => series.get(name) ?? []);
    const grouped = [...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(/,\s*/));
    const matched = [...expr.matchAll(/[{,](\w+)(?:=~|!=|!~|=)"/g)].map(([, label = '']) => label);
    for (const label of [...grouped, ...matched]) expect([...known, ...OWN_LABELS]).toContain(label);
  });
});

/** The metrics that operators may rely on. */
const CONTRACT = [
  'gateway_active_sessions',
  'gateway_accepting_calls',
  'gateway_sessions_total',
  'gateway_session_duration_seconds',
  'gateway_escalations_total',
  'gateway_handoffs_total',
  'voice_provider_connection_failures_total',
  'voice_provider_renewals_total',
  'gateway_media_frames_total',
  'gateway_frames_dropped_total',
  'gateway_turn_latency_seconds',
  'gateway_barge_in_seconds',
  'gateway_event_loop_lag_seconds',
  'gateway_cost_usd_total',
];

describe('the dashboard', () => {
  it('shows every metric that operators may rely on', () => {
    const shown = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)).join(' ');
    expect(CONTRACT.filter((name) => !shown.includes(name))).toEqual([]);
  });

  it('shows every metric of the gateway itself', async () => {
    const shown = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)).join(' ');
    const own = (await new Metrics().registry.getMetricsAsJSON()).map(({ name }) => name);
    const missing = own.filter((name) => /^(gateway|voice_provider)_/.test(name) && !shown.includes(name));
    expect(missing).toEqual([]);
  });

  it('asks for its data source when it is imported, and reads everything from that one', () => {
    expect(dashboard.__inputs).toEqual([
      expect.objectContaining({ name: 'DS_PROMETHEUS', type: 'datasource', pluginId: 'prometheus' }),
    ]);
    const variable = dashboard.templating.list.find(({ name }) => name === 'datasource');
    // The import writes the chosen source in place of the input's name.
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Grafana's own form.
    const chosen = '${DS_PROMETHEUS}';
    expect(variable).toMatchObject({ type: 'datasource', query: 'prometheus', current: { value: chosen } });
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Grafana's own form.
    const source = { type: 'prometheus', uid: '${datasource}' };
    for (const { datasource, targets } of dashboard.panels) {
      for (const used of [datasource, ...targets.map((target) => target.datasource)])
        expect(used).toEqual(source);
    }
  });

  it('puts no panel on another', () => {
    const places = JSON.parse(read('observability/grafana-dashboard.json')).panels.map(
      ({ gridPos: { x, y } }: { gridPos: { x: number; y: number } }) => `${x},${y}`,
    );
    expect(new Set(places).size).toBe(places.length);
  });
});

describe('the alert rules', () => {
  it('say what happened and what to do, each under its own name', () => {
    expect(new Set(rules.map(({ alert, record }) => alert ?? record)).size).toBe(rules.length);
    for (const { alert, annotations } of rules) {
      if (alert === undefined) continue;
      expect(annotations).toMatchObject({ summary: expect.any(String), action: expect.any(String) });
    }
  });

  it('leave out exactly the drops that belong to ordinary calls', () => {
    const { expr = '' } = rules.find(({ alert }) => alert === 'VoiceGatewayDropsFrames') ?? {};
    const [, excluded = ''] = /reason!~"([^"]*)"/.exec(expr) ?? [];
    const expected = Object.entries(DROP_REASONS).filter(([, kind]) => kind === 'expected');
    expect(excluded.split('|')).toEqual(expected.map(([reason]) => reason));
  });

  it('record what they count before they ask for it', () => {
    const recorded = new Set<string>();
    for (const { record, expr } of rules) {
      for (const name of expr.match(/\b\w+:\w+:\w+\b/g) ?? []) expect(recorded).toContain(name);
      if (record !== undefined) recorded.add(record);
    }
  });
});

describe('the measurements of CloudWatch', () => {
  it('exist in the gateway, with the label each is split by', async () => {
    const series = await published();
    for (const [name, labels] of Object.entries(MEASUREMENTS)) {
      expect([...series.keys()]).toContain(name);
      for (const label of labels) expect(series.get(name)).toContain(label);
    }
  });

  it('are what the collector keeps and passes on', () => {
    const config = collectorConfig({ service: 'voice-gateway', region: 'us-east-1', logGroup: 'metrics' });
    const [scrape] = config.receivers.prometheus.config.scrape_configs;
    expect(scrape?.metric_relabel_configs[0]?.regex.split('|')).toEqual(Object.keys(MEASUREMENTS));
    const declared = config.exporters.awsemf.metric_declarations;
    expect(declared).toHaveLength(Object.keys(MEASUREMENTS).length);
    expect(
      declared.find(({ metric_name_selectors: [name] }) => name === 'gateway_handoffs_total'),
    ).toMatchObject({
      dimensions: [['service'], ['service', 'result']],
    });
  });

  it('are told apart without anchors, and hold no dollar sign', () => {
    const names = Object.keys(MEASUREMENTS);
    for (const name of names) expect(names.filter((other) => other.includes(name))).toEqual([name]);
    const config = collectorConfig({ service: 'voice-gateway', region: 'us-east-1', logGroup: 'metrics' });
    expect(JSON.stringify(config)).not.toContain('$');
  });
});
