import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BedrockSandbox } from '../../sandbox/bedrock/server.ts';
import { ModelScript } from '../../sandbox/model/script.ts';
import { SpeechLibrary } from '../../sandbox/model/speech-library.ts';
import { OpenAISandbox } from '../../sandbox/openai/server.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/logging.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import type { VoicePreferences } from '../../src/voice/client.ts';
import { VoiceFactory } from '../../src/voice/factory.ts';
import { eventually } from '../support/eventually.ts';

const DEFAULT_MODEL = 'gpt-realtime-2.1';
const MINI = 'gpt-realtime-2.1-mini';
const NOVA_MODELS = ['amazon.nova-2-sonic-v1:0', 'amazon.nova-2-5-sonic'];
const MU_LAW_SILENCE = new Uint8Array(160).fill(255);

const model = { script: new ModelScript(), library: SpeechLibrary.load() };
const openai = new OpenAISandbox(model);
const bedrock = new BedrockSandbox({ ...model, models: NOVA_MODELS });
const before = process.env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME;
let env: Record<string, string> = {};
let factory: VoiceFactory;

beforeAll(async () => {
  process.env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME = (await bedrock.start()).url;
  process.env.AWS_ACCESS_KEY_ID ??= 'AKIASANDBOX';
  process.env.AWS_SECRET_ACCESS_KEY ??= 'sandbox-secret-key';
  env = {
    OPENAI_API_KEY: 'sk-sandbox',
    OPENAI_BASE_URL: (await openai.start()).url,
    NOVA_REGION: 'us-east-1',
    AWS_REGION: 'us-east-1',
    PUBLIC_URL: 'https://voice.example.com',
    TWILIO_AUTH_TOKEN: 'token',
  };
});

afterEach(() => factory.close());

afterAll(async () => {
  if (before === undefined) delete process.env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME;
  else process.env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME = before;
  await Promise.all([openai.stop(), bedrock.stop()]);
});

function createFactory(): void {
  factory = new VoiceFactory(readConfig(env).config, new Metrics(), MU_LAW_SILENCE);
}

async function talk(callSid: string, preferences: VoicePreferences) {
  const client = factory.create(
    { instructions: 'Answer briefly.', tools: [], history: [], preferences },
    { callSid, live: { history: () => [], silent: () => true }, logger: createLogger('silent') },
  );
  await client.connect();
  return client;
}

describe('a call whose assistant has its own model and voice', () => {
  it('gets them from OpenAI, on the connection that was opened ahead', async () => {
    createFactory();
    const preferences = { models: { openai: MINI }, voices: { openai: { id: 'voice_1234' } } };
    const sessions = openai.sessions.length;
    factory.prepare('CA1', preferences);
    await eventually(() => openai.sessions.length === sessions + 1);
    const client = await talk('CA1', preferences);
    expect(openai.sessions).toHaveLength(sessions + 1);
    expect(openai.sessions.at(-1)?.config).toMatchObject({ model: MINI, voice: { id: 'voice_1234' } });
    await client.close();
  });

  it('does not take a connection to another model', async () => {
    createFactory();
    const sessions = openai.sessions.length;
    factory.prepare('CA2');
    await eventually(() => openai.sessions.length === sessions + 1);
    const client = await talk('CA2', { models: { openai: MINI } });
    const models = openai.sessions.slice(sessions).map(({ config }) => config.model);
    expect(models).toEqual([DEFAULT_MODEL, MINI]);
    await client.close();
  });

  it('gets them from Nova', async () => {
    createFactory();
    const client = await talk('CA3', {
      provider: 'nova',
      models: { nova: 'amazon.nova-2-5-sonic' },
      voices: { nova: 'tina' },
    });
    expect(client.provider).toBe('nova');
    expect(bedrock.streams.at(-1)).toMatchObject({ modelId: 'amazon.nova-2-5-sonic', voice: 'tina' });
    await client.close();
  });

  it('leaves the other calls alone when its model does not exist', async () => {
    createFactory();
    const wrong = { models: { openai: 'gpt-realtime-0' }, fallback: false };
    await expect(talk('CA4', wrong)).rejects.toMatchObject({ code: 'provider_model_not_found' });
    expect([factory.available(wrong), factory.available()]).toEqual([false, true]);
    const client = await talk('CA5', { fallback: false });
    expect(openai.sessions.at(-1)?.config).toMatchObject({ model: DEFAULT_MODEL, voice: 'marin' });
    await client.close();
  });
});
