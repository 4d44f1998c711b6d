import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { armProfile } from '../../src/assistants/arm-profile.ts';
import { faultText } from '../../src/assistants/file/file-fault.ts';
import { readProfiles } from '../../src/assistants/file/read-profiles.ts';
import { configuredProviders } from '../../src/config/configured-providers.ts';
import { readSetup } from '../../src/config/setup.ts';
import { sectionsWith } from './no-sections.ts';

const SETTINGS = {
  PUBLIC_URL: 'https://voice.example.com',
  AWS_REGION: 'eu-central-1',
  TWILIO_AUTH_TOKEN: 'a'.repeat(32),
  OPENAI_API_KEY: 'sk-test',
};
const ALL = {
  vad: 'server_vad',
  vadThreshold: 0.6,
  vadPrefixMs: 200,
  vadSilenceMs: 700,
  vadIdleTimeoutMs: 8000,
  noiseReduction: 'far_field',
  noiseReductionStrength: 0.5,
  transcriptionLanguages: ['de', 'en'],
  transcriptionKeywords: ['Larch'],
  transcriptionPrompt: 'A furniture shop.',
  reasoningEffort: 'minimal',
  truncation: 'retention_ratio',
  truncationRetentionRatio: 0.8,
  truncationTokenLimit: 8000,
  speed: 1.1,
};
let folder = '';
let file = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'realtime-'));
  file = join(folder, 'assistants.yaml');
});
afterAll(() => rmSync(folder, { recursive: true }));

function read(text: string, settings: Readonly<Record<string, string>> = {}) {
  writeFileSync(file, text);
  const { config } = readSetup({ ...SETTINGS, ...settings });
  return readProfiles(file, sectionsWith(), configuredProviders(config));
}

function profilesOf(text: string, settings?: Readonly<Record<string, string>>) {
  const found = read(text, settings);
  if ('faults' in found) throw new Error(found.faults.map(faultText).join('\n'));
  return found.profiles;
}

function faultsOf(text: string, settings?: Readonly<Record<string, string>>): string[] {
  const found = read(text, settings);
  return 'faults' in found ? found.faults.map((fault) => faultText(fault).replace(`${folder}/`, '')) : [];
}

/** An assistant whose options stand in line 5 and after. */
const assistantWith = (options: string, more = '') => `default: a
assistants:
  a:
    instructions: Help.
    openai: { ${options} }
${more}`;

describe('the options of an assistant', () => {
  it('are those that the file declares', () => {
    const { profiles } = profilesOf(assistantWith(JSON.stringify(ALL).slice(1, -1)));
    expect(profiles.get('a')?.preferences.realtime).toEqual(ALL);
  });

  it('change its version; an assistant without options keeps the one that it had', () => {
    const versions = ['speed: 1.1', 'speed: 1.2'].map(
      (options) => profilesOf(assistantWith(options)).profiles.get('a')?.version,
    );
    expect(versions[0]).not.toBe(versions[1]);
    const plain = 'default: a\nassistants:\n  a: { instructions: Help. }\n';
    expect(profilesOf(plain).profiles.get('a')?.preferences).not.toHaveProperty(
      'realtime',
      expect.anything(),
    );
  });

  it.each([
    ['vad: server', 'write server_vad, semantic_vad', 'vad'],
    ['vadThreshold: 50', 'write a number from 0 to 1', 'vadThreshold'],
    ['vadIdleTimeoutMs: 100', 'write a whole number from 5000 to 30000', 'vadIdleTimeoutMs'],
    ['noiseReduction: near', 'write off, near_field, far_field', 'noiseReduction'],
    [
      'transcriptionLanguages: [german]',
      'write a list of ISO 639-1 codes, like [de, en]',
      'transcriptionLanguages[0]',
    ],
    ['reasoningEffort: 3', 'write minimal, low, medium, high, xhigh', 'reasoningEffort'],
    ['speed: 2', 'write a number from 0.25 to 1.5', 'speed'],
  ])('%s is a fault with its line', (option, advice, place) => {
    expect(faultsOf(assistantWith(option))).toEqual([
      `assistants.yaml:5 assistants.a.openai.${place} cannot be used: ${advice}`,
    ]);
  });

  it('that is misspelt is a fault with what was meant', () => {
    expect(faultsOf(assistantWith('vadTreshold: 0.5'))).toEqual([
      'assistants.yaml:5 assistants.a.openai.vadTreshold is not a known field: did you mean vadThreshold?',
    ]);
  });

  it('takes off as YAML 1.1 writes it', () => {
    const { profiles } = profilesOf(assistantWith('noiseReduction: false'));
    expect(profiles.get('a')?.preferences.realtime).toEqual({ noiseReduction: 'off' });
  });

  it.each<[string, string, settings?: Readonly<Record<string, string>>]>([
    ['vadEagerness: low', 'vadEagerness is not taken by server_vad: remove it, or write vad: semantic_vad'],
    [
      'vadThreshold: 0.7',
      'vadThreshold is not taken by semantic_vad: remove it, or write vad: server_vad',
      { OPENAI_VAD: 'semantic_vad' },
    ],
    [
      'reasoningEffort: low',
      'reasoningEffort is not taken by gpt-realtime-1.5: remove it, or write models: { openai: gpt-realtime-2.1 }',
      { OPENAI_REALTIME_MODEL: 'gpt-realtime-1.5' },
    ],
    [
      'transcriptionDelay: low',
      'transcriptionDelay is not taken by gpt-live-transcribe: remove it, or set OPENAI_TRANSCRIPTION_MODEL=gpt-realtime-whisper',
    ],
  ])('%s beside the settings is a fault with its line', (option, fault, settings) => {
    expect(faultsOf(assistantWith(option), settings)).toEqual([
      `assistants.yaml:5 assistants.a.openai.${fault}`,
    ]);
  });

  it('for the model of the assistant itself is no fault', () => {
    const own = assistantWith('reasoningEffort: low', '    models: { openai: gpt-realtime-2.1 }\n');
    expect(faultsOf(own, { OPENAI_REALTIME_MODEL: 'gpt-realtime-1.5' })).toEqual([]);
    const other = assistantWith('vad: semantic_vad');
    expect(faultsOf(other, { OPENAI_VAD_THRESHOLD: '0.7' })).toEqual([]);
  });

  it('may hold no secret in the prompt of the transcription', () => {
    expect(faultsOf(assistantWith(`transcriptionPrompt: "Key \${SECRET}"`))).toEqual([
      expect.stringMatching(/^assistants\.yaml:5 assistants\.a\.openai\.transcriptionPrompt /),
    ]);
  });
});

describe('the options of an arm', () => {
  const EXPERIMENT = `experiments:
  turns:
    arms:
      short: { share: 50, openai: { vadSilenceMs: 400 } }
      meaning: { share: 50, openai: { vad: semantic_vad, vadEagerness: high } }
`;

  it('stand before those of the assistant', () => {
    const { profiles, experiments } = profilesOf(assistantWith('vadSilenceMs: 700, speed: 1.1', EXPERIMENT));
    const [arm] = experiments[0]?.arms ?? [];
    const profile = profiles.get('a');
    if (!arm || !profile) throw new Error('nothing was read');
    const chosen = armProfile(profile, [{ experiment: 'turns', version: '1', arm }]);
    expect(chosen.preferences.realtime).toEqual({ vadSilenceMs: 400, speed: 1.1 });
  });

  it('are a fault where OpenAI is not configured, because its callers would get what the others get', () => {
    const nova = { OPENAI_API_KEY: '', VOICE_PROVIDER: 'nova' };
    expect(faultsOf(assistantWith('speed: 1.1', EXPERIMENT), nova)).toEqual([
      expect.stringMatching(/^assistants\.yaml:9 experiments\.turns\.arms\.short\.openai names a provider/),
      expect.stringMatching(
        /^assistants\.yaml:10 experiments\.turns\.arms\.meaning\.openai names a provider/,
      ),
    ]);
  });

  it('that its model does not take are a fault with the line', () => {
    const faulty = EXPERIMENT.replace('vadSilenceMs: 400', 'reasoningEffort: low').replace(
      'share: 50,',
      'share: 50, models: { openai: gpt-realtime-1.5 },',
    );
    expect(faultsOf(assistantWith('speed: 1.1', faulty))).toEqual([
      'assistants.yaml:9 experiments.turns.arms.short.openai.reasoningEffort is not taken by gpt-realtime-1.5: remove it, or write models: { openai: gpt-realtime-2.1 }',
    ]);
  });
});
