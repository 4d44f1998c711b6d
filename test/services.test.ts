import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config/config.ts';
import { createLogger } from '../src/logging.ts';
import { createServices } from '../src/services.ts';
import { Metrics } from '../src/telemetry/metrics.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phrases-'));
});

afterAll(() => rm(folder, { recursive: true }));

async function start(phrases: string) {
  const file = join(folder, 'phrases.json');
  await writeFile(file, phrases);
  const { config } = readConfig({
    ...{ OPENAI_API_KEY: 'sk', AWS_REGION: 'us-east-1', PUBLIC_URL: 'https://voice.example.com' },
    ...{
      TWILIO_AUTH_TOKEN: 'token',
      ESCALATION_PHRASES_FILE: file,
      ESCALATION_MODEL_ID: 'amazon.nova-lite-v1:0',
    },
  });
  return createServices(config, { logger: createLogger('silent'), metrics: new Metrics() });
}

describe("an operator's phrases", () => {
  it('are taken at the start', async () => {
    const services = await start('{"language":"en","rules":{"explicit_request":{"say":["beam me up"]}}}');
    await services.close();
  });

  it.each([
    ['that are no JSON', '{'],
    ['of another shape', '{"lang":"en"}'],
    ['with a pattern that means nothing', '{"language":"en","rules":{"safety":{"say":["(open"]}}}'],
  ])('%s are a fault of the set-up, with its name', async (_what, phrases) => {
    const starting = start(phrases);
    await expect(starting).rejects.toBeInstanceOf(ConfigError);
    await expect(starting).rejects.toThrow('ESCALATION_PHRASES_FILE');
  });
});
