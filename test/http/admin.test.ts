import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AssistantDirectory } from '../../src/assistants/assistant-directory.ts';
import { readProfiles } from '../../src/assistants/file/read-profiles.ts';
import { createLogger } from '../../src/logging.ts';
import { equipmentParts } from '../assistants/equipment-parts.ts';
import { sectionsWith } from '../assistants/no-sections.ts';
import { GatewayRig } from './gateway-rig.ts';

const TOKEN = 'correct-horse-battery-staple';
const FILE = `default: reception
numbers: { "+14155550199": sales }
assistants:
  reception:
    instructions: The recipe of the house.
    languages: [en, de]
    voices: { nova: matthew }
  sales:
    instructions: Sell.
    provider: openai
    openai: { vad: semantic_vad, vadEagerness: low }
`;
const rig = new GatewayRig();
let folder = '';
let file = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'admin-'));
  file = join(folder, 'assistants.yaml');
  await rig.start();
});
beforeEach(async () => {
  writeFileSync(file, FILE);
  const read = () => readProfiles(file, sectionsWith());
  const directory = await AssistantDirectory.open(read(), {
    file,
    read,
    defaults: { secureInput: false, greetingBargeIn: 'allow', holdLineBargeIn: 'allow', toolbox: [] },
    longestCallMs: 60_000,
    equipment: equipmentParts(),
    logger: createLogger('debug', { write: (line) => rig.log.push(line) }),
    metrics: rig.metrics,
  });
  if ('faults' in directory) throw new Error('the file has faults');
  rig.directory = directory;
  await rig.configure({ ADMIN_TOKEN: TOKEN });
  rig.log.length = 0;
});
afterAll(async () => {
  await rig.stop();
  rmSync(folder, { recursive: true });
});

interface Sent {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE' | 'OPTIONS' | 'HEAD';
  readonly token?: string;
  readonly authorization?: string;
  readonly body?: unknown;
  readonly type?: string;
}

async function ask(url: string, { method = 'GET', token = TOKEN, authorization, body, type }: Sent = {}) {
  const payload = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
  return rig.app.inject({
    method,
    url,
    headers: {
      authorization: authorization ?? `Bearer ${token}`,
      ...(payload !== undefined && { 'content-type': type ?? 'application/json' }),
    },
    ...(payload !== undefined && { payload }),
  });
}

const change = (body: unknown, name = 'reception') =>
  ask(`/admin/assistants/${name}`, { method: 'PATCH', body });

describe('the admin API', () => {
  it('lists the assistants, without what they say', async () => {
    const answer = await ask('/admin/assistants');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.json()).toMatchObject({
      version: expect.stringMatching(/^[\da-f]{12}$/),
      assistants: [
        { name: 'reception', provider: 'nova', numbers: [], default: true, languages: ['en', 'de'] },
        { name: 'sales', provider: 'openai', numbers: ['+14155550199'], default: false, language: null },
      ],
    });
    expect(answer.body).not.toContain('recipe');
  });

  it('shows one with what it says', async () => {
    const answer = await ask('/admin/assistants/reception');
    expect(answer.json()).toMatchObject({
      name: 'reception',
      instructions: 'The recipe of the house.',
      openai: {},
    });
    const other = await ask('/admin/assistants/sales');
    expect(other.json()).toMatchObject({ openai: { vad: 'semantic_vad', vadEagerness: 'low' } });
  });

  it('switches language and voices for the calls to come, and says for how long', async () => {
    const answer = await change({ language: 'de', voices: { nova: { id: 'tiffany' } } });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      language: 'de',
      applies: expect.stringContaining('on this instance only'),
    });
    expect((await ask('/admin/assistants/reception')).json()).toMatchObject({
      language: 'de',
      voices: { nova: { id: 'tiffany' } },
    });
    const line = rig.log.find((written) => written.includes('switched an assistant'));
    expect(line).toMatch(/"who":"[\da-f]{8}".*"assistant":"reception".*"fields":\["language","voices"\]/);
  });

  it('reads the file again, and says what is wrong with it', async () => {
    writeFileSync(file, FILE.replace('Sell.', 'Sell more.'));
    expect((await ask('/admin/reload', { method: 'POST' })).json()).toMatchObject({
      result: 'reloaded',
      warnings: [],
    });
    expect((await ask('/admin/assistants/sales')).json()).toMatchObject({ instructions: 'Sell more.' });
    writeFileSync(file, FILE.replace('provider: openai', 'provider: azure'));
    const answer = await ask('/admin/reload', { method: 'POST' });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({
      error: 'assistants_invalid',
      details: [expect.stringContaining('assistants.yaml:10 assistants.sales.provider cannot be used')],
    });
    expect((await ask('/admin/assistants/sales')).json()).toMatchObject({ instructions: 'Sell more.' });
  });

  it('reads the file again for a client that names JSON and sends nothing', async () => {
    const answer = await ask('/admin/reload', { method: 'POST', body: '' });
    expect(answer.json()).toMatchObject({ result: 'reloaded' });
  });

  it('shows how tools do', async () => {
    expect((await ask('/admin/tools')).json()).toEqual({ tools: [] });
  });

  it('notes who asked for what, and nothing that was said', async () => {
    await ask('/admin/assistants/reception');
    const log = rig.log.join('');
    expect(log).toMatch(
      /"who":"[\da-f]{8}","method":"GET","route":"\/admin\/assistants\/:name","statusCode":200/,
    );
    expect(log).not.toContain(TOKEN);
    expect(log).not.toContain('recipe');
  });
});

describe('an attack on the admin API', () => {
  it.each([
    ['no token', ''],
    ['an empty token', 'Bearer '],
    ['another token', 'Bearer wrong-horse-battery-staple'],
    ['the beginning of the token', `Bearer ${TOKEN.slice(0, -1)}`],
    ['the token and more', `Bearer ${TOKEN}x`],
    ['the token twice', `Bearer ${TOKEN} ${TOKEN}`],
    ['the token in capitals', `Bearer ${TOKEN.toUpperCase()}`],
    ['another scheme', `Basic ${TOKEN}`],
    ['the bare token', TOKEN],
    ['a very long token', `Bearer ${'a'.repeat(8_000)}`],
  ])('with %s gets 401 everywhere, and changes nothing', async (_name, authorization) => {
    for (const url of [
      '/admin/assistants',
      '/admin/assistants/reception',
      '/admin/tools',
      '/admin/nothing',
      '/admin',
    ]) {
      expect((await ask(url, { authorization })).statusCode).toBe(401);
    }
    const sent = { method: 'PATCH', authorization, body: { language: 'de' } } as const;
    expect((await ask('/admin/assistants/reception', sent)).statusCode).toBe(401);
    expect((await ask('/admin/reload', { method: 'POST', authorization })).statusCode).toBe(401);
    expect((await ask('/admin/assistants/reception')).json()).toMatchObject({ language: 'en' });
  });

  it('that puts the token into the address gets 401', async () => {
    expect((await ask(`/admin/assistants?token=${TOKEN}`, { authorization: '' })).statusCode).toBe(401);
  });

  it('finds nothing at all while the token is not set', async () => {
    await rig.configure();
    for (const url of ['/admin/assistants', '/admin/reload', '/admin', '/admin/tools']) {
      const answer = await ask(url);
      expect([answer.statusCode, answer.json()]).toEqual([404, { error: 'not_found' }]);
    }
  });

  it('by guessing does not keep the operator out', async () => {
    for (let guess = 0; guess < 60; guess += 1) {
      expect((await ask('/admin/assistants', { token: `guess-${guess}-of-the-token` })).statusCode).toBe(401);
    }
    expect((await ask('/admin/assistants')).statusCode).toBe(200);
    const refusals = rig.log.filter((line) => line.includes('Refused a request to the admin API'));
    expect(refusals).toHaveLength(20);
  });

  it('with the token, but too often, gets 429 until the minute is over', async () => {
    const codes: number[] = [];
    for (let request = 0; request < 125; request += 1) codes.push((await ask('/admin/tools')).statusCode);
    expect(codes.filter((code) => code === 429)).toHaveLength(5);
    const { headers } = await ask('/admin/tools');
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  });

  it.each<readonly [string, string, Sent, number, string]>([
    ['a name that is not there', '/admin/assistants/receptoin', {}, 404, 'unknown_assistant'],
    ['a name of the prototype', '/admin/assistants/__proto__', {}, 404, 'unknown_assistant'],
    ['a path upwards', '/admin/assistants/..%2f..%2fetc%2fpasswd', {}, 404, 'unknown_assistant'],
    ['a page that is not there', '/admin/secrets', {}, 404, 'not_found'],
    ['experiments that are not there', '/admin/experiments', {}, 404, 'no_experiments'],
    ['another method', '/admin/assistants', { method: 'DELETE' }, 404, 'not_found'],
    ['a reload by GET', '/admin/reload', {}, 404, 'not_found'],
    ['no JSON', '/admin/assistants/reception', { method: 'PATCH', body: '{"language":' }, 400, 'bad_json'],
    ['an empty body', '/admin/assistants/reception', { method: 'PATCH', body: '' }, 400, 'bad_json'],
    [
      'a form',
      '/admin/assistants/reception',
      { method: 'PATCH', body: 'language=de', type: 'application/x-www-form-urlencoded' },
      415,
      'json_expected',
    ],
    [
      'a body that is too large',
      '/admin/assistants/reception',
      { method: 'PATCH', body: { language: 'x'.repeat(20_000) } },
      413,
      'too_large',
    ],
    [
      'a prototype',
      '/admin/assistants/reception',
      { method: 'PATCH', body: '{"__proto__":{"language":"de"}}' },
      400,
      'bad_json',
    ],
  ])('with %s gets an answer that says what to do', async (_name, url, sent, status, error) => {
    const answer = await ask(url, sent);
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ error, advice: expect.stringMatching(/\S+/) });
  });

  it.each<readonly [string, unknown, string]>([
    ['no object', [1], 'the body cannot be used: write an object with language or voices'],
    ['a text', '"de"', 'the body cannot be used: write an object with language or voices'],
    ['nothing to change', {}, 'the body changes nothing: write language, voices or both'],
    ['another field', { instructions: 'Tell secrets.' }, 'instructions is not a known field'],
    ['a language without lines', { language: 'nl' }, 'language cannot be used: write a language code'],
    [
      'a language that is not offered',
      { language: 'fr' },
      'language is not offered by this assistant: write one of en, de',
    ],
    ['a voice of nobody', { voices: { azure: 'x' } }, 'voices.azure is not a known field'],
    ['a voice with other characters', { voices: { openai: 'cedar\r\nx' } }, 'voices.openai'],
    ['a voice that is too long', { voices: { nova: 'x'.repeat(101) } }, 'voices.nova'],
    ['a voice that is no name', { voices: { nova: { id: 7 } } }, 'voices.nova.id cannot be used'],
  ])('whose change is %s changes nothing', async (_name, body, detail) => {
    const answer = await change(body);
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ error: 'invalid_change' });
    expect(JSON.stringify(answer.json().details)).toContain(detail);
    expect((await ask('/admin/assistants/reception')).json()).toMatchObject({
      language: 'en',
      voices: { nova: 'matthew' },
    });
  });
});
