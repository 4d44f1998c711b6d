import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createLogger } from '../../src/logging.ts';
import { parseConnectEvent } from '../../src/lookup-lambda/contact-event.ts';
import { createLookupHandler } from '../../src/lookup-lambda/handler.ts';
import type { DynamoSessionStore } from '../../src/store/dynamodb.ts';
import { SessionTable } from '../support/session-table.ts';
import { connectEvent } from './connect-event.ts';

const run = promisify(execFile);
const table = new SessionTable();
const caller = '+14155550100';
const logLines: string[] = [];
const logger = createLogger('trace', { write: (line) => logLines.push(line) });
let store: DynamoSessionStore;
let lastToken = 1_234_567_890;

beforeAll(async () => {
  table.nowMs = Date.now();
  await table.start();
  store = table.store();
});

afterEach(() => {
  table.sandbox.fail(false);
  table.sandbox.delay(0);
  logLines.length = 0;
});

afterAll(async () => {
  store.close();
  await table.stop();
});

async function handOff(): Promise<string> {
  lastToken += 1;
  const token = String(lastToken);
  await store.putHandoff({
    ...{ token, sessionId: 'CA1', caller, reason: 'legal', priority: 'high', language: 'en' },
    ...{ summary: 'A contract.', transcript: 'Caller: I will call my lawyer.' },
    createdAt: new Date(table.nowMs).toISOString(),
    expiresAt: Math.floor(table.nowMs / 1000) + 600,
  });
  return token;
}

describe('the look-up function', () => {
  test('answers a token with flat texts, and the same contact again', async () => {
    const handler = createLookupHandler({ store, logger });
    const token = await handOff();
    const answer = await handler(connectEvent({ token, caller }));
    expect(answer).toMatchObject({ found: 'true', outcome: 'claimed', summary: 'A contract.', caller });
    expect(Object.values(answer).every((value) => typeof value === 'string')).toBe(true);
    expect(await handler(connectEvent({ token, caller }))).toEqual(answer);
    expect(await handler(connectEvent({ token, caller, contactId: 'contact-2' }))).toEqual({
      found: 'false',
      outcome: 'taken',
    });
  });

  test('finds a caller without digits by their number, and no caller without a number', async () => {
    const handler = createLookupHandler({ store, logger });
    await handOff();
    expect(await handler(connectEvent({ token: 'Timeout', caller: 'anonymous' }))).toMatchObject({
      found: 'false',
    });
    expect(await handler(connectEvent({ token: 'Timeout' }))).toMatchObject({ found: 'false' });
    expect(await handler(connectEvent({ token: 'Timeout', caller }))).toMatchObject({ found: 'true' });
  });

  test('gives no context for a wrong token', async () => {
    await handOff();
    const answer = await createLookupHandler({ store, logger })(
      connectEvent({ token: '0000000000', caller }),
    );
    expect(answer).toEqual({ found: 'false', outcome: 'unknown' });
  });

  test('answers in time when the table does not', async () => {
    const token = await handOff();
    // Longer than a test may take: only the deadline can answer.
    table.sandbox.delay(60_000);
    const handler = createLookupHandler({ store, logger, deadlineMs: 50 });
    expect(await handler(connectEvent({ token, caller }))).toEqual({ found: 'false', outcome: 'timeout' });
  });

  test('answers when the table fails', async () => {
    const token = await handOff();
    table.sandbox.fail(true);
    const answer = await createLookupHandler({ store, logger })(connectEvent({ token, caller }));
    expect(answer).toMatchObject({ found: 'false' });
  });

  test('logs the contact and the outcome, and nothing about the caller', async () => {
    const token = await handOff();
    await createLookupHandler({ store, logger })(connectEvent({ token, caller }));
    expect(logLines).toHaveLength(1);
    expect(JSON.parse(logLines[0] ?? '')).toMatchObject({
      contactId: 'contact-1',
      found: 'true',
      outcome: 'claimed',
    });
    for (const secret of [token, caller.slice(1), 'contract', 'lawyer']) {
      expect(logLines.join()).not.toContain(secret);
    }
  });
});

describe('a caller whom the flow turns away', () => {
  const note = { token: 'Timeout', caller, outcome: 'full' };
  const RETURNING = { noted: 'true', outcome: 'noted', message: 'returning' };

  test.each(['closed', 'full', 'not_connected'])(
    'has the reason recorded on the hand-off: %s',
    async (outcome) => {
      const handler = createLookupHandler({ store, logger });
      const token = await handOff();
      await handler(connectEvent({ token, caller }));
      logLines.length = 0;
      expect(await handler(connectEvent({ token, caller, outcome }))).toEqual(RETURNING);
      expect(await handler(connectEvent({ token, caller, outcome }))).toEqual(RETURNING);
      expect(await store.readHandoff(token)).toMatchObject({ claimedBy: 'contact-1', outcome });
      expect(JSON.parse(logLines[0] ?? '')).toMatchObject({ contactId: 'contact-1', noted: 'true' });
      expect(logLines.join()).not.toContain(token);
      expect(logLines.join()).not.toContain(caller.slice(1));
    },
  );

  test('is found by number when no digits came', async () => {
    const handler = createLookupHandler({ store, logger });
    const token = await handOff();
    await handler(connectEvent({ token: 'Timeout', caller }));
    expect(await handler(connectEvent(note))).toEqual(RETURNING);
    expect(await store.readHandoff(token)).toMatchObject({ outcome: 'full' });
  });

  test('has nothing recorded on a hand-off that the contact has not claimed', async () => {
    const handler = createLookupHandler({ store, logger });
    const token = await handOff();
    const unclaimed = { noted: 'false', outcome: 'not_claimed', message: 'full' };
    expect(await handler(connectEvent({ ...note, token }))).toEqual(unclaimed);
    expect(await handler(connectEvent({ ...note, contactId: 'contact-9' }))).toEqual(unclaimed);
    const without = { noted: 'false', outcome: 'no_token', message: 'full' };
    expect(await handler(connectEvent({ ...note, token: '12' }))).toEqual(without);
    expect(await handler(connectEvent({ token: 'Timeout', caller: 'anonymous', outcome: 'full' }))).toEqual(
      without,
    );
    const odd = await handler(connectEvent({ token, caller, outcome: 'lunch' }));
    expect(odd).toEqual({ noted: 'false', outcome: 'malformed', message: 'lunch' });
    expect(await store.readHandoff(token)).not.toHaveProperty('claimedBy');
  });

  test('hears the reason from the flow when the table is slow or fails', async () => {
    const token = await handOff();
    table.sandbox.delay(60_000);
    const hasty = createLookupHandler({ store, logger, deadlineMs: 50 });
    const event = connectEvent({ ...note, token });
    expect(await hasty(event)).toEqual({ noted: 'false', outcome: 'timeout', message: 'full' });
    table.sandbox.delay(0);
    table.sandbox.fail(true);
    const answer = await createLookupHandler({ store, logger })(event);
    expect(answer).toMatchObject({ noted: 'false', message: 'full' });
  });
});

describe('an invocation', () => {
  test('without a ContactId claims nothing', async () => {
    const handler = createLookupHandler({ store, logger });
    for (const event of [undefined, null, [], {}, { Details: { ContactData: { ContactId: 7 } } }]) {
      expect(await handler(event)).toEqual({ found: 'false', outcome: 'malformed' });
    }
  });

  test('is read without throwing, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (contactData, parameters) => {
        const event = { Details: { ContactData: contactData, Parameters: parameters } };
        const query = parseConnectEvent(event);
        expect(query === undefined || typeof query.contactId === 'string').toBe(true);
        parseConnectEvent(contactData);
      }),
    );
  });
});

describe('the built file', () => {
  let folder = '';
  let environment: NodeJS.ProcessEnv = {};

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lookup-'));
    const file = join(folder, 'lookup.mjs');
    await run('npm', ['run', '--silent', 'build:lambda', '--', `--outfile=${file}`], {
      cwd: new URL('../../', import.meta.url),
    });
    environment = {
      PATH: process.env.PATH,
      NODE_NO_WARNINGS: '1',
      SESSIONS_TABLE: table.name,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_ENDPOINT_URL_DYNAMODB: table.url,
    };
  }, 60_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** The event goes in as the Lambda runtime gives it, in a process that has nothing but the file. */
  async function invoke(event: unknown, changes: NodeJS.ProcessEnv = {}) {
    const file = pathToFileURL(join(folder, 'lookup.mjs')).href;
    const program = `import { handler } from '${file}';
      process.stderr.write(JSON.stringify(await handler(JSON.parse(process.env.EVENT))));
      process.exit(0);`;
    const env = { ...environment, EVENT: JSON.stringify(event), ...changes };
    const { stdout, stderr } = await run(process.execPath, ['--input-type=module', '-e', program], {
      cwd: folder,
      env,
    });
    const answer: unknown = JSON.parse(stderr);
    return { log: stdout, answer };
  }

  test('is one file of less than a megabyte that claims a hand-off', async () => {
    const token = await handOff();
    const { answer, log } = await invoke(connectEvent({ token, caller }));
    expect(answer).toMatchObject({
      found: 'true',
      reason: 'legal',
      transcript: 'Caller: I will call my lawyer.',
    });
    expect(log).toContain('Hand-off looked up');
    expect(log).not.toContain(token);
    expect((await stat(join(folder, 'lookup.mjs'))).size).toBeLessThan(1_000_000);
  });

  test('answers by itself when nothing listens, or when the table hangs', async () => {
    const event = connectEvent({ token: '1111111111', caller });
    const dead = await invoke(event, { AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1' });
    expect(dead.answer).toEqual({ found: 'false', outcome: 'unavailable' });
    // Longer than a test may take: only the function's own deadlines can answer.
    table.sandbox.delay(60_000);
    const hung = await invoke(event);
    expect(hung.answer).toMatchObject({ found: 'false' });
  });
});
