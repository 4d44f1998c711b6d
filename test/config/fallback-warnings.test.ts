import { expect, it } from 'vitest';
import { readConfig } from '../../src/config/config.ts';

const GOOD = {
  OPENAI_API_KEY: 'sk',
  AWS_REGION: 'us-east-1',
  PUBLIC_URL: 'https://voice.example.com',
  TWILIO_ACCOUNT_SID: `AC${'a'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'token',
  CONNECT_PHONE_NUMBER: '+14155550100',
};
const NOVA = { NOVA_REGION: 'us-east-1' };
const CASCADE = { CASCADE_MODEL_ID: 'anthropic.claude-haiku-4-5-20251001-v1:0' };

function warningsOf(env: NodeJS.ProcessEnv): readonly string[] {
  return readConfig({ ...GOOD, ...env }).warnings;
}

it.each([
  [{ VOICE_FALLBACK_ORDER: 'openai-live' }],
  [{ OPENAI_REALTIME_MODEL: 'gpt-live-1' }],
  [{ ...CASCADE }],
  [{ VOICE_PROVIDER: 'nova', VOICE_FALLBACK_ORDER: 'openai' }],
  [{ ...NOVA, ENABLE_VOICE_FALLBACK: 'false' }],
])('says nothing while another provider can take over: %o', (env) => {
  expect(warningsOf(env)).toEqual([]);
});

it.each([
  [
    {},
    'ENABLE_VOICE_FALLBACK: no fallback provider, because NOVA_REGION is not set. If that is intended, write ENABLE_VOICE_FALLBACK=false.',
  ],
  [
    { VOICE_PROVIDER: 'cascade', OPENAI_API_KEY: '', ...CASCADE },
    'ENABLE_VOICE_FALLBACK: no fallback provider, because OPENAI_API_KEY and NOVA_REGION are not set. If that is intended, write ENABLE_VOICE_FALLBACK=false.',
  ],
  [
    { ...NOVA, VOICE_FALLBACK_ORDER: 'openai' },
    'ENABLE_VOICE_FALLBACK: no fallback provider, because VOICE_FALLBACK_ORDER names no other one. If that is intended, write ENABLE_VOICE_FALLBACK=false.',
  ],
  [
    { ...NOVA, VOICE_FALLBACK_ORDER: 'cascade,nova' },
    'VOICE_FALLBACK_ORDER: cascade does not take over, because CASCADE_MODEL_ID is not set.',
  ],
  [
    { ...NOVA, ENABLE_VOICE_FALLBACK: 'false', VOICE_FALLBACK_ORDER: 'nova' },
    'ENABLE_VOICE_FALLBACK is false: VOICE_FALLBACK_ORDER counts only for assistants with fallback: true.',
  ],
])('warns of a provider that is meant to take over and cannot: %o', (env, warning) => {
  expect(warningsOf(env)).toEqual([warning]);
});

it.each([
  [
    { VOICE_PROVIDER: 'nova', TURN_TAKING: 'gateway' },
    'TURN_TAKING=gateway counts only while OpenAI Realtime speaks, and nova answers calls.',
  ],
  [
    { ...NOVA, OPENAI_LIVE_DELEGATION: 'responses' },
    'OPENAI_LIVE_DELEGATION does nothing, because no call can use GPT-Live.',
  ],
  [
    { ...CASCADE, NOVA_INPUT_GATE: 'true', NOVA_RESUME_AFTER_NOISE: 'false' },
    'NOVA_INPUT_GATE does nothing, because no call can use Nova.',
  ],
  [{ ...NOVA, CASCADE_VOICE: 'Ruth' }, 'CASCADE_VOICE does nothing, because CASCADE_MODEL_ID is not set.'],
])('warns of the setting of a model that does not speak: %o', (env, warning) => {
  expect(warningsOf(env)).toEqual([warning]);
});
