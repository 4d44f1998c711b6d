import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/config.ts';

const GOOD = {
  OPENAI_API_KEY: 'sk',
  AWS_REGION: 'ap-southeast-2',
  PUBLIC_URL: 'https://voice.example.com',
  TWILIO_ACCOUNT_SID: `AC${'a'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'token',
  NOVA_REGION: 'us-east-1',
  CONNECT_PHONE_NUMBER: '+14155550100',
};

function warningsOf(env: NodeJS.ProcessEnv): readonly string[] {
  return readConfig({ ...GOOD, ...env }).warnings;
}

describe('a name that is not a setting', () => {
  it.each([
    ['VOICE_PROVDIER', 'VOICE_PROVIDER'],
    ['VOICE_PROVIDERS', 'VOICE_PROVIDER'],
    ['Max_Calls', 'MAX_CALLS'],
    ['TWILIO_TOKEN', 'TWILIO_AUTH_TOKEN'],
    ['TWILIO_SID', 'TWILIO_ACCOUNT_SID'],
    ['OPENAI_MODEL', 'OPENAI_REALTIME_MODEL'],
    ['OPENAI_VAD_SILENCE', 'OPENAI_VAD_SILENCE_MS'],
    ['OPENAI_APIKEY', 'OPENAI_API_KEY'],
    ['OPENAI_API_KEY_FIL', 'OPENAI_API_KEY_FILE'],
    ['HANDOFF_TTL_SECONDS', 'HANDOFF_TOKEN_TTL_SECONDS'],
    ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'OTEL_EXPORTER_OTLP_ENDPOINT'],
  ])('is reported with the setting that was meant: %s', (name, meant) => {
    expect(warningsOf({ [name]: 'a-secret' })).toEqual([
      `${name} is not a setting and is ignored. Did you mean ${meant}?`,
    ]);
  });

  it.each([
    ['HOME', '/root'],
    ['POST', '1'],
    ['HOSTNAME', 'gateway-1'],
    ['NODE_ENV', 'production'],
    ['AWS_DEFAULT_REGION', 'us-east-1'],
    ['AWS_PROFILE', 'voice'],
    ['AWS_ENDPOINT_URL_DYNAMODB', 'http://127.0.0.1:8000'],
    ['OPENAI_ORG_ID', 'org'],
    ['ECS_CONTAINER_METADATA_URI_V4', 'http://169.254.170.2/v4/x'],
    ['KUBERNETES_SERVICE_PORT', '443'],
    ['TWILIO_AUTH_TOKEN_SECONDARY', 'token'],
    ['VOICE_PROVDIER', ''],
  ])('is left alone when it is not like ours: %s', (name, value) => {
    expect(warningsOf({ [name]: value })).toEqual([]);
  });
});

describe('a region', () => {
  it.each([
    [
      { AWS_REGION: 'ap-southest-2' },
      'AWS_REGION: ap-southest-2 is not a known AWS region. Did you mean ap-southeast-2?',
    ],
    [
      { NOVA_REGION: 'us-esat-1' },
      'NOVA_REGION: us-esat-1 is not a known AWS region. Did you mean us-east-1?',
    ],
    [
      { NOVA_REGION: '', AWS_BEDROCK_REGION: 'useast1' },
      'AWS_BEDROCK_REGION: useast1 is not a known AWS region. Did you mean us-east-1?',
    ],
    [
      { NOVA_REGION: 'us-east-1,eu-west-1' },
      'NOVA_REGION: eu-west-1 is not a region known to offer Nova Sonic (us-east-1, us-west-2, ap-northeast-1, eu-north-1).',
    ],
  ])('that cannot be meant is a warning: %o', (env, warning) => {
    expect(warningsOf(env)).toEqual([warning]);
  });
});

describe('the public address', () => {
  it('has a warning for a port that Twilio does not count on', () => {
    expect(warningsOf({ PUBLIC_URL: 'https://voice.example.com:8443' })).toEqual([
      expect.stringMatching(/^PUBLIC_URL has port 8443: /),
    ]);
    expect(warningsOf({ PUBLIC_URL: 'https://voice.example.com:443' })).toEqual([]);
  });
});
