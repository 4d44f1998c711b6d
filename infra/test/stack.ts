import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { GatewayStack } from '../lib/gateway-stack.ts';
import { parseSettings, type Settings } from '../lib/settings.ts';

const infra = join(import.meta.dirname, '..');

/** The settings of a file in deployments/, with some of them changed. */
export function deployment(name: string, changes: Record<string, unknown> = {}): Settings {
  const text = readFileSync(join(infra, 'deployments', `${name}.json`), 'utf8');
  return parseSettings({ ...JSON.parse(text), ...changes });
}

/** The stack of a deployment, with a small file in place of the built look-up function. */
export function gatewayStack(
  app: App,
  settings: Settings,
  flowsFolder = join(infra, 'connect'),
): GatewayStack {
  const lookupCode = join(infra, 'test', 'fixtures', 'lookup');
  return new GatewayStack(app, settings.name, { settings, lookupCode, flowsFolder });
}

/** The template of a deployment. Needs no network and no account, and leaves nothing behind. */
export function synthesise(settings: Settings, flowsFolder?: string): Template {
  const outdir = mkdtempSync(join(tmpdir(), 'synthesised-'));
  try {
    return Template.fromStack(gatewayStack(new App({ outdir }), settings, flowsFolder));
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** Properties of the only resource of a type. */
export function only(template: Template, type: string): Record<string, unknown> {
  const [resource, ...others] = Object.values(template.findResources(type));
  if (!resource || others.length > 0) throw new Error(`${others.length + (resource ? 1 : 0)} of ${type}`);
  return resource.Properties;
}
