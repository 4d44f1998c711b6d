import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { GatewayStack } from './lib/gateway-stack.ts';
import { parseSettings } from './lib/settings.ts';

/** Builds the stack of the deployment file that `-c deployment=FILE` names, relative to this folder. */
function main(): void {
  const app = new App();
  const file: unknown = app.node.tryGetContext('deployment');
  if (typeof file !== 'string')
    throw new Error('Name a deployment file: -c deployment=deployments/FILE.json');
  const settings = parseSettings(JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8')));
  new GatewayStack(app, settings.name, {
    settings,
    lookupCode: join(import.meta.dirname, '..', 'dist', 'lambda'),
    flowsFolder: join(import.meta.dirname, 'connect'),
  });
}

try {
  main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
