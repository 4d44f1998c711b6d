import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DynamoSandbox } from '../sandbox/dynamodb.ts';
import { Child } from './support/child.ts';
import { eventually } from './support/eventually.ts';

const GOOD = {
  VOICE_PROVIDER: 'openai',
  OPENAI_API_KEY: 'sk-secret',
  OPENAI_BASE_URL: 'http://127.0.0.1:9/v1',
  AWS_REGION: 'ap-southeast-2',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  PUBLIC_URL: 'https://voice.example.com',
  TWILIO_AUTH_TOKEN: 'auth-secret',
  HOST: '127.0.0.1',
  PORT: '0',
  CREATE_TABLES: 'true',
};

describe('the gateway as a process', () => {
  const dynamo = new DynamoSandbox();
  let folder = '';
  let dynamoUrl = '';
  let child: Child | undefined;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'gateway-'));
    dynamoUrl = (await dynamo.start()).url;
  });
  afterEach(() => child?.signal('SIGKILL'));
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await dynamo.stop();
  });

  function run(env: NodeJS.ProcessEnv, args: readonly string[] = []): Child {
    const started = new Child('src/main.ts', { env, args, cwd: folder });
    child = started;
    return started;
  }

  it('prints every fault of its set-up and exits 78', async () => {
    const gateway = run({ ...GOOD, PUBLIC_URL: '', PORT: 'http', OPENAI_API_KEY: '' });
    expect(await gateway.exit).toBe(78);
    expect(gateway.stdout).toBe('');
    expect(gateway.stderr).toMatch(
      /3 faults:\n {2}OPENAI_API_KEY is missing: .*\n {2}PUBLIC_URL is missing: .*\n {2}PORT must be .* \(got "http"\)\n/,
    );
    expect(gateway.stderr).not.toContain('secret');
  });

  it('says what to do when the session table does not answer, and exits 1', async () => {
    const gateway = run({ ...GOOD, AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:9' });
    expect(await gateway.exit).toBe(1);
    expect(gateway.stderr).toMatch(
      /^The gateway could not start: The session table could not be created\. \(connect ECONNREFUSED 127\.0\.0\.1:9\)\nDynamoDB could not be used\. Check AWS_REGION, AWS_ENDPOINT_URL_DYNAMODB/m,
    );
  });

  it('explains itself with --help', async () => {
    const gateway = run({}, ['--help']);
    expect(await gateway.exit).toBe(0);
    expect(gateway.stdout).toContain('Usage: node dist/main.js');
  });

  it('says so when its port is in use, and exits 1', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await eventually(() => other.listening);
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const gateway = run({ ...GOOD, PORT: String(port), AWS_ENDPOINT_URL_DYNAMODB: dynamoUrl });
    expect(await gateway.exit).toBe(1);
    expect(gateway.stderr).toContain(`Port ${port} on 127.0.0.1 is in use`);
    other.close();
  });

  it('says so when it is to record and cannot, and exits 78', async () => {
    const taken = join(folder, 'taken');
    writeFileSync(taken, '');
    const recording = { RECORDING: 'always', RECORDING_DIR: join(taken, 'calls') };
    const gateway = run({ ...GOOD, ...recording, AWS_ENDPOINT_URL_DYNAMODB: dynamoUrl });
    expect(await gateway.exit).toBe(78);
    expect(gateway.stderr).toContain(
      `RECORDING_DIR names ${taken}/calls, which cannot be written (ENOTDIR): name a folder`,
    );
  });

  it('starts from .env beneath the environment, gets ready, and stops with 0 on SIGTERM', async () => {
    const lines = { ...GOOD, LOG_LEVEL: 'fatal', AWS_ENDPOINT_URL_DYNAMODB: dynamoUrl };
    writeFileSync(
      join(folder, '.env'),
      Object.entries(lines)
        .map(([name, value]) => `${name}=${value}\n`)
        .join(''),
    );
    const gateway = run({ LOG_LEVEL: 'info' });
    const address = await eventually(() => /"address":"([^"]+)"/.exec(gateway.stdout)?.[1], 45_000);
    expect((await fetch(`${address}/health`)).status).toBe(200);
    expect((await fetch(`${address}/ready`)).status).toBe(200);
    gateway.signal('SIGTERM');
    expect(await gateway.exit).toBe(0);
    expect(gateway.stdout).toContain('"provider":"openai"');
    expect(gateway.stdout + gateway.stderr).not.toContain('secret');
  });

  it('serves the console on a port of its own, and not on the public one', async () => {
    const own = { CONSOLE_TOKEN: 'a-token-of-supervisors', CONSOLE_PORT: '0', LOG_LEVEL: 'info' };
    const gateway = run({ ...GOOD, ...own, AWS_ENDPOINT_URL_DYNAMODB: dynamoUrl });
    const address = await eventually(() => /"address":"([^"]+)"/.exec(gateway.stdout)?.[1], 45_000);
    const apart = await eventually(() => /"consoleAddress":"([^"]+)"/.exec(gateway.stdout)?.[1]);
    const headers = { authorization: 'Bearer a-token-of-supervisors' };
    for (const path of ['/console', '/console/api/me', '/console/api/calls'])
      expect((await fetch(address + path, { headers })).status).toBe(404);
    const me = await fetch(`${apart}/console/api/me`, { headers });
    expect(await me.json()).toMatchObject({ role: 'supervisor' });
    expect((await fetch(`${apart}/console/api/me`)).status).toBe(401);
    expect((await fetch(`${apart}/twilio/voice`, { method: 'POST' })).status).toBe(404);
    const feed = await fetch(`${apart}/console/api/feed`, { headers });
    expect(feed.status).toBe(200);
    gateway.signal('SIGTERM');
    expect(await gateway.exit).toBe(0);
    expect(await feed.text()).toMatch(/event: end/);
    expect(gateway.stdout).not.toContain('a-token-of-supervisors');
  });

  describe('with an assistants file', () => {
    const SHOP = 'default: shop\nassistants:\n  shop:\n    instructions: Sell the red chair.\n';
    const file = () => join(folder, 'assistants.yaml');
    const environment = () => ({
      ...GOOD,
      LOG_LEVEL: 'info',
      AWS_ENDPOINT_URL_DYNAMODB: dynamoUrl,
      ASSISTANTS_FILE: file(),
      ADMIN_TOKEN: 'a-token-of-operators',
    });

    it('prints its faults beside those of the settings, with their lines, and exits 78', async () => {
      writeFileSync(file(), SHOP.replace('instructions', 'instruction'));
      const gateway = run({ ...environment(), PUBLIC_URL: '', ADMIN_TOKEN: 'short' });
      expect(await gateway.exit).toBe(78);
      expect(gateway.stderr).toMatch(/PUBLIC_URL is missing: /);
      expect(gateway.stderr).toMatch(/ADMIN_TOKEN must be a secret of 16 characters or more/);
      expect(gateway.stderr).toMatch(
        /ASSISTANTS_FILE \S+assistants\.yaml:4 assistants\.shop\.instruction is not a known field: did you mean instructions\?/,
      );
      expect(gateway.stderr).not.toContain('short');
      expect(gateway.stderr).not.toContain('red chair');
    });

    it('reads it again on SIGHUP, keeps the old one when the new one is faulty, and goes on', async () => {
      writeFileSync(file(), SHOP);
      const gateway = run(environment());
      const says = (text: string) => eventually(() => gateway.stdout.includes(text), 45_000);
      await says('"msg":"Listening"');
      writeFileSync(file(), SHOP.replace('red', 'blue'));
      gateway.signal('SIGHUP');
      await says('ASSISTANTS_FILE was reloaded');
      writeFileSync(file(), 'default: shop\n');
      gateway.signal('SIGHUP');
      await says('"code":"assistants_invalid"');
      writeFileSync(file(), `${SHOP}openapi: { pms: { file: x.yaml, operations: [{ toString: x }] } }\n`);
      gateway.signal('SIGHUP');
      await says('openapi.pms.operations');
      rmSync(file());
      gateway.signal('SIGHUP');
      await says('does not exist');
      const address = /"address":"([^"]+)"/.exec(gateway.stdout)?.[1];
      const headers = { authorization: 'Bearer a-token-of-operators' };
      const answer = await (await fetch(`${address}/admin/assistants/shop`, { headers })).json();
      expect(answer).toMatchObject({ instructions: 'Sell the blue chair.' });
      const metrics = await (await fetch(`${address}/metrics`)).text();
      expect(metrics).toContain('gateway_assistant_reloads_total{result="reloaded"} 1');
      expect(metrics).toContain('gateway_assistant_reloads_total{result="invalid"} 3');
      gateway.signal('SIGTERM');
      expect(await gateway.exit).toBe(0);
      expect(gateway.stdout).not.toMatch(/chair|a-token-of/);
    });
  });
});
