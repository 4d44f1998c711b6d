import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSetup } from '../../src/config/setup.ts';

const GOOD = {
  OPENAI_API_KEY: 'sk',
  AWS_REGION: 'us-east-1',
  PUBLIC_URL: 'https://voice.example.com',
  TWILIO_ACCOUNT_SID: `AC${'a'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'token',
  ENABLE_VOICE_FALLBACK: 'false',
  CONNECT_PHONE_NUMBER: '+14155550100',
};
const PROFILES = `default: reception
assistants:
  reception: { instructions: Help. }
  sales: { instructions: Sell., recording: consented }
  billing: { instructions: Bill., recording: consented, consentNotice: { en: This call is recorded. } }
`;
const NO_BUCKET = 'AUDIO_STORAGE_BUCKET is not set: recordings stay in RECORDING_DIR until you remove them.';
const NO_KEY = 'AUDIO_STORAGE_BUCKET is not set: AUDIO_STORAGE_KMS_KEY_ID does nothing.';
const NO_NOTICE = 'CONSENT_NOTICE is not set: RECORDING=consented records no call without it.';
const ofProfile = (name: string) =>
  expect.stringContaining(`ASSISTANTS_FILE: no call of ${name} is recorded`);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'recording-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function warningsOf(env: NodeJS.ProcessEnv, profiles?: string): readonly string[] {
  const file = join(folder, 'assistants.yaml');
  if (profiles !== undefined) writeFileSync(file, profiles);
  return readSetup({ ...GOOD, ...env, ...(profiles !== undefined && { ASSISTANTS_FILE: file }) }).warnings;
}

describe('recordings that are not as they may be meant', () => {
  it.each([
    ['none', {}, []],
    ['no bucket', { RECORDING: 'always' }, [NO_BUCKET]],
    ['no notice', { RECORDING: 'consented', AUDIO_STORAGE_BUCKET: 'calls' }, [NO_NOTICE]],
    [
      'all that is needed',
      { RECORDING: 'consented', CONSENT_NOTICE: 'Hi.', AUDIO_STORAGE_BUCKET: 'calls' },
      [],
    ],
    ['a key without a bucket', { AUDIO_STORAGE_KMS_KEY_ID: 'alias/calls' }, [NO_KEY]],
  ])('%s', (_name, env, expected) => {
    expect(warningsOf(env)).toEqual(expected);
  });

  it.each([
    ['no bucket and no notice', {}, [ofProfile('sales'), NO_BUCKET]],
    ['a notice for all', { CONSENT_NOTICE: 'Hi.', AUDIO_STORAGE_BUCKET: 'calls' }, []],
    [
      'the mode of the settings',
      { RECORDING: 'consented', AUDIO_STORAGE_BUCKET: 'calls' },
      [ofProfile('reception'), ofProfile('sales')],
    ],
  ])('in profiles: %s', (_name, env, expected) => {
    expect(warningsOf(env, PROFILES)).toEqual(expected);
  });

  it('that a profile turns off need nothing', () => {
    const off = 'default: a\nassistants:\n  a: { instructions: Help., recording: "off" }\n';
    expect(warningsOf({ RECORDING: 'always' }, off)).toEqual([]);
  });
});
