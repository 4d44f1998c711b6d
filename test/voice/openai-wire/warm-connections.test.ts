import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '../../../src/logging.ts';
import { Metrics } from '../../../src/telemetry/metrics.ts';
import { createConnection, OpenAIVoiceClient } from '../../../src/voice/openai/client.ts';
import { WarmConnections } from '../../../src/voice/openai-wire/warm-connections.ts';
import { eventually } from '../../support/eventually.ts';
import { OpenAIRig } from '../openai/openai-rig.ts';

const MODEL = 'gpt-realtime-2.1';

let rig: OpenAIRig;
let warm: WarmConnections;

beforeEach(async () => {
  rig = await new OpenAIRig().start();
  warm = open();
});

afterEach(async () => {
  warm.close();
  await rig.stop();
});

const settings = () => ({
  apiKey: 'sk-sandbox',
  baseUrl: rig.url,
  model: MODEL,
  voice: 'marin',
  transcriptionModel: 'gpt-live-transcribe',
  options: {},
  turnTaking: 'server' as const,
});

function open(limits: { keepMs?: number; most?: number } = {}): WarmConnections {
  return new WarmConnections({ create: (model) => createConnection({ ...settings(), model }), ...limits });
}

function clientOf(callSid: string): OpenAIVoiceClient {
  return new OpenAIVoiceClient(
    settings(),
    { instructions: 'Answer briefly.', tools: [], history: [] },
    {
      logger: createLogger('silent'),
      metrics: new Metrics(),
      takeConnection: () => warm.take(callSid, MODEL),
    },
  );
}

describe('a connection opened ahead', () => {
  it('carries the call it was opened for, the greeting of the server included', async () => {
    warm.prepare('CA1', MODEL);
    await eventually(() => rig.sandbox.sessions.length === 1);
    const client = clientOf('CA1');
    await client.connect();
    expect(rig.sandbox.sessions.length).toBe(1);
    await client.close();
    await eventually(() => rig.openConnections() === 0);
  });

  it('may still be opening when the call comes', async () => {
    warm.prepare('CA1', MODEL);
    const client = clientOf('CA1');
    await client.connect();
    expect(rig.sandbox.sessions.length).toBe(1);
    await client.close();
  });

  it('is opened once for a call, and serves no other call', async () => {
    warm.prepare('CA1', MODEL);
    warm.prepare('CA1', MODEL);
    await clientOf('CA2').connect();
    await clientOf('CA1').connect();
    expect(rig.sandbox.sessions.length).toBe(2);
  });

  it('is given up when no call comes', async () => {
    warm = open({ keepMs: 1500 });
    warm.prepare('CA1', MODEL);
    await eventually(() => rig.sandbox.sessions.length === 1);
    await eventually(() => rig.openConnections() === 0);
    expect(warm.take('CA1', MODEL)).toBeUndefined();
  });

  it('is not used when it broke meanwhile', async () => {
    warm.prepare('CA1', MODEL);
    await eventually(() => rig.openConnections() === 1);
    rig.dropConnection();
    await eventually(() => rig.openConnections() === 0);
    const client = clientOf('CA1');
    await client.connect();
    expect(rig.sandbox.sessions.length).toBe(2);
  });

  it('reports its refusal to the call, as any other connection', async () => {
    rig.refuseNext('unauthorized');
    warm.prepare('CA1', MODEL);
    await expect(clientOf('CA1').connect()).rejects.toMatchObject({ code: 'provider_unauthorized' });
  });

  it('is not opened for more calls than can come', async () => {
    warm = open({ most: 1 });
    warm.prepare('CA1', MODEL);
    warm.prepare('CA2', MODEL);
    expect(warm.take('CA2', MODEL)).toBeUndefined();
    await eventually(() => rig.openConnections() === 1);
  });

  it('is closed when the call wants another model', async () => {
    warm.prepare('CA1', 'gpt-realtime-2.1-mini');
    await eventually(() => rig.sandbox.sessions.length === 1);
    const client = clientOf('CA1');
    await client.connect();
    expect(rig.sandbox.sessions.map(({ config }) => config.model)).toEqual(['gpt-realtime-2.1-mini', MODEL]);
    await eventually(() => rig.openConnections() === 1);
    await client.close();
  });
});
