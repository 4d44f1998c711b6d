import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '../../src/config/config.ts';
import { environmentSchema } from '../../src/config/environment.ts';
import { GATEWAY_PORT } from '../lib/timing.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'infra', 'kubernetes');
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const manifest = (name: string) => parse(readFileSync(join(folder, `${name}.yaml`), 'utf8'));
const sourceText = (path: string) => readFileSync(join(root, 'src', path), 'utf8');

const settings: Record<string, string> = manifest('configmap').data;
const secrets: Record<string, string> = manifest('secret.example').stringData;
const deployment = manifest('deployment');
const pod = deployment.spec.template.spec;
const [gateway] = pod.containers;

describe('the manifests', () => {
  it.each(files.filter((name) => name !== 'prometheus-adapter.yaml'))(
    '%s is one object of this gateway',
    (name) => {
      const object = parse(readFileSync(join(folder, name), 'utf8'));
      expect(object.apiVersion).toBeTypeOf('string');
      expect(object.kind).toBeTypeOf('string');
      expect(object.metadata).toMatchObject({
        name: 'voice-gateway',
        labels: { 'app.kubernetes.io/name': 'voice-gateway' },
      });
    },
  );

  it('name each other', () => {
    const selector = { 'app.kubernetes.io/name': 'voice-gateway' };
    expect(deployment.spec.selector.matchLabels).toEqual(selector);
    expect(deployment.spec.template.metadata.labels).toMatchObject(selector);
    expect(manifest('service').spec.selector).toEqual(selector);
    expect(manifest('disruption-budget').spec.selector.matchLabels).toEqual(selector);
    expect(manifest('autoscaler').spec.scaleTargetRef).toMatchObject({
      kind: 'Deployment',
      name: 'voice-gateway',
    });
    expect(pod.serviceAccountName).toBe(manifest('service-account').metadata.name);
  });
});

describe('the settings', () => {
  it('are variables of the gateway and make a valid configuration', () => {
    const known = Object.keys(environmentSchema.shape);
    for (const name of [...Object.keys(settings), ...Object.keys(secrets)]) expect(known).toContain(name);
    const filled = Object.fromEntries(Object.keys(secrets).map((name) => [name, 'secret']));
    const { config } = readConfig({ ...settings, ...filled });
    expect(config.http.port).toBe(GATEWAY_PORT);
  });

  it('hold no secret, and the example secret has no value', () => {
    for (const name of Object.keys(settings)) expect(name).not.toMatch(/TOKEN$|API_KEY$/);
    expect(Object.values(secrets).every((value) => value === '')).toBe(true);
  });
});

describe('the pod', () => {
  it('listens on the port that service and Prometheus use', () => {
    expect(gateway.ports).toEqual([{ name: 'http', containerPort: Number(settings.PORT) }]);
    expect(manifest('service').spec.ports).toEqual([{ name: 'http', port: 80, targetPort: 'http' }]);
    const annotations = deployment.spec.template.metadata.annotations;
    expect(annotations['prometheus.io/port']).toBe(settings.PORT);
  });

  it.each([
    ['readinessProbe', '/ready'],
    ['livenessProbe', '/health'],
    ['startupProbe', '/health'],
  ])('%s asks %s, which the gateway answers', (probe, path) => {
    expect(gateway[probe].httpGet).toEqual({ path, port: 'http' });
    expect(sourceText('http/health.ts')).toContain(`'${path}'`);
  });

  it('is killed only after it has drained and moved the remaining calls', () => {
    const constant = (name: string) =>
      Number(
        new RegExp(`${name} = ([\\d_]+)`).exec(sourceText('main/shutdown.ts'))?.[1]?.replaceAll('_', ''),
      ) / 1000;
    const preStopSeconds = Number(gateway.lifecycle.preStop.exec.command[1]);
    const needed =
      preStopSeconds +
      Number(settings.DRAIN_SECONDS) +
      2 * constant('LAST_WEBHOOKS_MS') +
      constant('CLOSE_MS');
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(needed);
  });

  it('runs without rights that it does not need', () => {
    expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000 });
    expect(gateway.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8');
    expect(dockerfile).toContain('USER node');
    // The image has no development packages: only the build stage installs them.
    expect(dockerfile).toMatch(
      /AS dependencies\n[\s\S]*npm ci --omit=dev\n[\s\S]*--from=dependencies \/app\/node_modules/,
    );
  });
});

describe('the ingress', () => {
  it('routes the public paths to the gateway, and not /metrics', () => {
    const [rule] = manifest('ingress').spec.rules;
    expect(`https://${rule.host}`).toBe(settings.PUBLIC_URL);
    expect(rule.http.paths.map(({ path }: { path: string }) => path)).toEqual([
      '/twilio',
      '/health',
      '/ready',
    ]);
    for (const { backend } of rule.http.paths) expect(backend.service.name).toBe('voice-gateway');
  });
});

describe('scaling', () => {
  it('never adds a pod whose calls Nova would refuse', () => {
    const SPARE_STREAMS = 2;
    const streams = (20 - SPARE_STREAMS) * String(settings.NOVA_REGION).split(',').length;
    const { minReplicas, maxReplicas } = manifest('autoscaler').spec;
    expect(maxReplicas * Number(settings.MAX_CALLS)).toBeLessThanOrEqual(streams);
    expect(maxReplicas).toBeGreaterThan(minReplicas);
  });

  it('aims at fewer calls than a pod takes', () => {
    const [calls] = manifest('autoscaler').spec.metrics;
    expect(calls.pods.metric.name).toBe('gateway_active_sessions');
    expect(Number(calls.pods.target.averageValue)).toBeLessThan(Number(settings.MAX_CALLS));
  });

  it('gets its metrics from the adapter', () => {
    const asked = manifest('autoscaler').spec.metrics.map(
      ({ pods }: { pods: { metric: { name: string } } }) => pods.metric.name,
    );
    const offered = manifest('prometheus-adapter').rules.custom.map(
      ({ name }: { name: { as: string } }) => name.as,
    );
    expect(asked).toEqual(offered);
  });

  it('keeps at least one pod when a node is drained', () => {
    const { minReplicas } = manifest('autoscaler').spec;
    expect(minReplicas).toBeGreaterThan(manifest('disruption-budget').spec.maxUnavailable);
  });
});
