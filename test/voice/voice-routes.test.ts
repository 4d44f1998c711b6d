import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { voiceRoutes } from '../../src/voice/voice-routes.ts';

const BASE = {
  OPENAI_API_KEY: 'sk-test',
  NOVA_REGION: 'us-east-1,eu-north-1',
  AWS_REGION: 'us-east-1',
  PUBLIC_URL: 'https://voice.example.com',
  TWILIO_AUTH_TOKEN: 'token',
};
const config = (env: Record<string, string> = {}) => readConfig({ ...BASE, ...env }).config;
const names = (...args: Parameters<typeof voiceRoutes>) => voiceRoutes(...args).map(({ name }) => name);

describe('the ways to a model', () => {
  it('are those of the settings without a preference', () => {
    expect(names(config())).toEqual(['openai', 'nova/us-east-1', 'nova/eu-north-1']);
    expect(names(config({ ENABLE_VOICE_FALLBACK: 'false' }))).toEqual(['openai']);
  });

  it('begin with the preferred provider', () => {
    expect(names(config(), { provider: 'nova' })).toEqual(['nova/us-east-1', 'nova/eu-north-1', 'openai']);
  });

  it('leave the other provider out, or in, as the preference says', () => {
    expect(names(config(), { provider: 'nova', fallback: false })).toEqual([
      'nova/us-east-1',
      'nova/eu-north-1',
    ]);
    expect(names(config({ ENABLE_VOICE_FALLBACK: 'false' }), { fallback: true })).toHaveLength(3);
  });

  it('have another name, and so another breaker, for another model', () => {
    const models = { openai: 'gpt-realtime-2.1-mini', nova: 'amazon.nova-2-5-sonic' };
    expect(voiceRoutes(config(), { models })).toMatchObject([
      { name: 'openai/gpt-realtime-2.1-mini', model: 'gpt-realtime-2.1-mini' },
      { name: 'nova/us-east-1/amazon.nova-2-5-sonic', model: 'amazon.nova-2-5-sonic', region: 'us-east-1' },
      { name: 'nova/eu-north-1/amazon.nova-2-5-sonic', region: 'eu-north-1' },
    ]);
    expect(names(config(), { models: { openai: 'gpt-realtime-2.1' } })[0]).toBe('openai');
  });

  it('are none to a provider that is not set up', () => {
    const { NOVA_REGION: _region, ...withoutNova } = BASE;
    const { config: openaiOnly } = readConfig(withoutNova);
    expect(names(openaiOnly, { provider: 'nova' })).toEqual(['openai']);
    expect(names(openaiOnly, { provider: 'nova', fallback: false })).toEqual([]);
  });
});
