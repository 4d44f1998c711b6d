import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { faultText } from '../../src/assistants/file/file-fault.ts';
import { readProfiles } from '../../src/assistants/file/read-profiles.ts';
import { configuredProviders } from '../../src/config/configured-providers.ts';
import { readSetup } from '../../src/config/setup.ts';
import { sectionsWith } from './no-sections.ts';

const FILE = `default: a
assistants:
  a:
    instructions: Help.
    provider: nova
`;
const EXPERIMENT = `experiments:
  e:
    arms:
      a: { share: 50, provider: openai }
      b: { share: 50, provider: nova }
`;
const SETTINGS = {
  PUBLIC_URL: 'https://voice.example.com',
  AWS_REGION: 'eu-central-1',
  TWILIO_AUTH_TOKEN: 'a'.repeat(32),
  OPENAI_API_KEY: 'sk-test',
  VOICE_PROVIDER: 'openai',
};
let folder = '';
let file = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'providers-'));
  file = join(folder, 'assistants.yaml');
});
afterAll(() => rmSync(folder, { recursive: true }));

function problems(text: string, settings: Readonly<Record<string, string>> = {}) {
  writeFileSync(file, text);
  const { config } = readSetup({ ...SETTINGS, ...settings });
  const read = readProfiles(file, sectionsWith(), configuredProviders(config));
  const lines = ('faults' in read ? read.faults : read.warnings).map((found) =>
    faultText(found).replace(`${folder}/`, ''),
  );
  return { isFaulty: 'faults' in read, text: lines.join('\n') };
}

it('warns of a provider that is not configured while the other one may speak', () => {
  const found = problems(FILE, { ENABLE_VOICE_FALLBACK: 'true' });
  expect(found.isFaulty).toBe(false);
  expect(found.text).toMatch(
    /^assistants\.yaml:5 assistants\.a\.provider names a provider that is not configured: nova.*NOVA_REGION/,
  );
});

it('refuses it when no other one may speak', () => {
  expect(problems(`${FILE}    fallback: false\n`)).toMatchObject({
    isFaulty: true,
    text: expect.stringContaining('assistants.yaml:5 assistants.a.provider names a provider'),
  });
  expect(problems(FILE, { ENABLE_VOICE_FALLBACK: 'false' }).isFaulty).toBe(true);
});

it('refuses an arm that would speak with the provider of another arm', () => {
  const found = problems(`${FILE.replace('nova', 'openai')}${EXPERIMENT}`);
  expect(found.isFaulty).toBe(true);
  expect(found.text).toMatch(/^assistants\.yaml:10 experiments\.e\.arms\.b\.provider names a provider/);
  const model = EXPERIMENT.replace('provider: nova', 'models: { nova: amazon.nova-2-sonic-v1:0 }');
  expect(problems(`${FILE.replace('nova', 'openai')}${model}`).text).toMatch(/arms\.b\.models\.nova names/);
  const turns = EXPERIMENT.replace('provider: openai', 'turnTaking: gateway');
  const withoutKey = { OPENAI_API_KEY: '', VOICE_PROVIDER: 'nova' };
  expect(problems(`${FILE}${turns}`, withoutKey).text).toMatch(/arms\.a\.turnTaking names .*: openai/);
});

it('says nothing about providers that are configured, or when the settings are not known', () => {
  const both = { NOVA_REGION: 'us-east-1' };
  expect(problems(`${FILE}    fallback: false\n${EXPERIMENT}`, both)).toEqual({ isFaulty: false, text: '' });
  expect('faults' in readProfiles(file, sectionsWith())).toBe(false);
});

it('stops the start', () => {
  writeFileSync(file, `${FILE}    fallback: false\n`);
  expect(() => readSetup({ ...SETTINGS, ASSISTANTS_FILE: file })).toThrow(
    /names a provider that is not configured/,
  );
});

it('refuses a model that belongs to another provider, of an assistant and of an arm', () => {
  const arms = EXPERIMENT.replace('provider: nova', 'models: { openai-live: gpt-realtime-2.1 }');
  const found = problems(`${FILE.replace('provider: nova', 'models: { openai: gpt-live-1 }')}${arms}`, {
    VOICE_FALLBACK_ORDER: 'openai-live',
  });
  expect(found).toEqual({
    isFaulty: true,
    text: [
      'assistants.yaml:5 assistants.a.models.openai names a model of GPT-Live, gpt-live-1: write a model of OpenAI Realtime, like gpt-realtime-2.1',
      'assistants.yaml:10 experiments.e.arms.b.models.openai-live names a model of OpenAI Realtime, gpt-realtime-2.1: write a model of GPT-Live, like gpt-live-1',
    ].join('\n'),
  });
});
