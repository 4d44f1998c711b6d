import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/logging.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import type { VoicePreferences } from '../../src/voice/client.ts';
import { VoiceRoutes } from '../../src/voice/routes.ts';

const BASE = {
  OPENAI_API_KEY: 'sk-test',
  NOVA_REGION: 'us-east-1,eu-north-1',
  AWS_REGION: 'us-east-1',
  PUBLIC_URL: 'https://voice.example.com',
  TWILIO_AUTH_TOKEN: 'token',
};
const OPTIONS = {
  callSid: 'CA1',
  live: { history: () => [], silent: () => true },
  logger: createLogger('silent'),
};
const config = (env: Record<string, string> = {}) => readConfig({ ...BASE, ...env }).config;
const voiceRoutes = (settings: ReturnType<typeof config>, preferences?: VoicePreferences) =>
  new VoiceRoutes(settings, new Metrics()).for(preferences);
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
      { name: 'nova/us-east-1/amazon.nova-2-5-sonic', model: 'amazon.nova-2-5-sonic' },
      { name: 'nova/eu-north-1/amazon.nova-2-5-sonic' },
    ]);
    expect(names(config(), { models: { openai: 'gpt-realtime-2.1' } })[0]).toBe('openai');
  });

  it('are none to a provider that is not set up', () => {
    const { NOVA_REGION: _region, ...withoutNova } = BASE;
    const { config: openaiOnly } = readConfig(withoutNova);
    expect(names(openaiOnly, { provider: 'nova' })).toEqual(['openai']);
    expect(names(openaiOnly, { provider: 'nova', fallback: false })).toEqual([]);
  });

  it('follow the order of the settings, and never use what it does not name', () => {
    const order = (VOICE_FALLBACK_ORDER: string) => names(config({ VOICE_FALLBACK_ORDER }));
    expect(order('nova,openai')).toEqual(['openai', 'nova/us-east-1', 'nova/eu-north-1']);
    expect(order('openai')).toEqual(['openai']);
    expect(names(config({ VOICE_FALLBACK_ORDER: 'openai' }), { provider: 'nova' })).toEqual(['openai']);
  });

  it('end with the cascade when it has a text model', () => {
    const CASCADE_MODEL_ID = 'us.anthropic.claude-haiku-4-5-20251001-v1:0';
    expect(names(config({ CASCADE_MODEL_ID })).at(-1)).toBe('cascade');
    expect(names(config({ CASCADE_MODEL_ID, VOICE_PROVIDER: 'cascade' }))[0]).toBe('cascade');
    expect(names(config({ CASCADE_MODEL_ID }), { models: { cascade: 'other' } }).at(-1)).toBe(
      'cascade/other',
    );
    expect(() => config({ VOICE_PROVIDER: 'cascade' })).toThrow('CASCADE_MODEL_ID is missing');
  });

  it('leave the decision about turns to whom the assistant names, and else to whom the settings name', () => {
    const decides = (env: Record<string, string>, preferences?: VoicePreferences) => {
      const [route] = voiceRoutes(config(env), preferences);
      const conversation = { instructions: '', tools: [], history: [], preferences };
      return route?.candidate(OPTIONS).open(conversation).capabilities.callDecidesTurns;
    };
    expect(decides({})).toBe(false);
    expect(decides({}, { turnTaking: 'gateway' })).toBe(true);
    expect(decides({ TURN_TAKING: 'gateway' })).toBe(true);
    expect(decides({ TURN_TAKING: 'gateway' }, { turnTaking: 'server' })).toBe(false);
  });

  it('are of GPT-Live when its model is named in place of a Realtime model', () => {
    const live = { OPENAI_REALTIME_MODEL: 'gpt-live-1' };
    expect(names(config(live))).toEqual(['openai-live', 'openai', 'nova/us-east-1', 'nova/eu-north-1']);
    expect(voiceRoutes(config(live))).toMatchObject([
      { model: 'gpt-live-1' },
      { model: 'gpt-realtime-2.1' },
      {},
      {},
    ]);
  });

  it('are of GPT-Live as a fallback only when it is named', () => {
    expect(names(config({ VOICE_FALLBACK_ORDER: 'openai-live' }))).toEqual(['openai', 'openai-live']);
    expect(names(config(), { provider: 'openai-live' })).toEqual(names(config()));
  });

  it('are all four of them, in any order, each region of Nova apart', () => {
    const all = (VOICE_FALLBACK_ORDER: string, VOICE_PROVIDER = 'openai-live') =>
      names(config({ VOICE_FALLBACK_ORDER, VOICE_PROVIDER, CASCADE_MODEL_ID: 'text-model' }));
    const nova = ['nova/us-east-1', 'nova/eu-north-1'];
    expect(all('openai-live,nova,cascade,openai')).toEqual(['openai-live', ...nova, 'cascade', 'openai']);
    expect(all('cascade,openai,nova')).toEqual(['openai-live', 'cascade', 'openai', ...nova]);
    expect(all('openai-live,nova,cascade,openai', 'nova')).toEqual([
      ...nova,
      'openai-live',
      'cascade',
      'openai',
    ]);
  });

  it('begin with the cascade for an assistant that names it', () => {
    const settings = config({
      VOICE_FALLBACK_ORDER: 'openai-live,nova,cascade,openai',
      CASCADE_MODEL_ID: 'text-model',
    });
    expect(names(settings, { provider: 'cascade' })).toEqual([
      'cascade',
      'openai',
      'openai-live',
      'nova/us-east-1',
      'nova/eu-north-1',
    ]);
    expect(names(settings, { provider: 'cascade', fallback: false })).toEqual(['cascade']);
  });

  it.each(['openai,', 'openai,openai', 'claude'])('refuse the order %s', (VOICE_FALLBACK_ORDER) => {
    expect(() => config({ VOICE_FALLBACK_ORDER })).toThrow(
      'VOICE_FALLBACK_ORDER must be a comma-separated list of openai, openai-live, nova, cascade, each at most once',
    );
  });
});
