import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { BedrockSandboxOptions } from '../../../sandbox/bedrock/server.ts';
import type { BedrockStream } from '../../../sandbox/bedrock/stream.ts';
import { silencePayload } from '../../../src/audio/mulaw.ts';
import { createLogger } from '../../../src/logging.ts';
import { Metrics } from '../../../src/telemetry/metrics.ts';
import { createBedrockClient, NovaVoiceClient } from '../../../src/voice/nova/client.ts';
import type { NovaTiming } from '../../../src/voice/nova/client-options.ts';
import { eventually } from '../../support/eventually.ts';
import { EventLog } from '../event-log.ts';
import { CREDENTIALS } from '../rig/aws.ts';
import { library } from '../rig/caller.ts';
import { NovaRig, SETTINGS } from './nova-rig.ts';

const GREETING = 'Hello, you are speaking with the virtual assistant. How can I help you today?';
const HOURS = 'We open at nine in the morning and close at six in the evening.';

describe('NovaVoiceClient', () => {
  const rigs: NovaRig[] = [];
  const clients: NovaVoiceClient[] = [];

  async function startRig(
    options: Partial<BedrockSandboxOptions> = {},
    timing: Partial<NovaTiming> = {},
  ): Promise<NovaRig> {
    const rig = await new NovaRig(options, timing).start();
    rigs.push(rig);
    return rig;
  }

  function newClient(
    rig: NovaRig,
    ...given: Parameters<NovaRig['createClient']>
  ): [NovaVoiceClient, EventLog] {
    const client = rig.createClient(...given);
    clients.push(client);
    return [client, new EventLog(client)];
  }

  function newestStream(rig: NovaRig): BedrockStream {
    const stream = rig.sandbox.streams.at(-1);
    if (!stream) throw new Error('no stream was opened');
    return stream;
  }

  async function droppedFrames(rig: NovaRig, reason: string): Promise<number> {
    const { values } = await rig.metrics.framesDropped.get();
    return values.find(({ labels }) => labels.reason === reason)?.value ?? 0;
  }

  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.close()));
    await Promise.all(rigs.splice(0).map((rig) => rig.stop()));
  });

  it('sends the opening in order, all of it before the stream answers', async () => {
    const rig = await startRig();
    const [client] = newClient(rig, {
      instructions: `Answer briefly. ${'Be kind to the caller. '.repeat(100)}`,
      history: [
        { role: 'caller', text: 'where is my parcel' },
        { role: 'assistant', text: 'On its way.' },
      ],
      tools: [{ name: 'order_status', description: 'Finds an order.', parameters: { type: 'object' } }],
      preferences: { voices: { nova: 'tiffany' } },
    });
    await client.connect();
    const { events, tools, conversation } = newestStream(rig);
    const opening = events.slice(0, events.indexOf('audioInput')).filter((name) => name !== 'textInput');
    const block = ['contentStart', 'contentEnd'];
    expect(opening).toEqual(['sessionStart', 'promptStart', ...block, ...block, ...block, 'contentStart']);
    expect(tools).toEqual(['order_status']);
    expect(conversation.map(({ role }) => role)).toEqual(['system', 'user', 'assistant']);
    expect(conversation[0]?.text.length).toBeGreaterThan(2000);
  });

  it('ends turns as the settings say, and as the assistant says before them', async () => {
    const rig = await startRig();
    const [settled] = newClient(rig, {}, { endpointing: 'LOW' });
    await settled.connect();
    expect(newestStream(rig).endpointing).toBe('LOW');
    const own = { preferences: { nova: { endpointing: 'HIGH' } } } as const;
    const [assistants] = newClient(rig, own, { endpointing: 'LOW' });
    await assistants.connect();
    expect(newestStream(rig).endpointing).toBe('HIGH');
  });

  it('opens on the first output, even when only an answer brings it', async () => {
    const rig = await startRig({ firstOutput: 'answer' });
    const [client, log] = newClient(rig);
    client.speak(GREETING);
    await client.connect();
    expect(log.events[0]).toEqual({
      type: 'session.created',
      providerSessionId: newestStream(rig).sessionId,
    });
  });

  it('gives up on a provider that says nothing', async () => {
    const rig = await startRig({}, { connectMs: 150 });
    rig.sandbox.hangNext();
    const [client, log] = newClient(rig);
    await expect(client.connect()).rejects.toMatchObject({ code: 'provider_timeout' });
    expect(log.events).toMatchObject([{ type: 'session.ended', error: { code: 'provider_timeout' } }]);
    await eventually(() => rig.openConnections() === 0);
    const { values } = await rig.metrics.connectionFailures.get();
    expect(values.filter(({ value }) => value > 0)).toMatchObject([
      { value: 1, labels: { provider: 'nova' } },
    ]);
  });

  it.each([16_000, 24_000] as const)('hears and speaks at %i Hz', async (sampleRateHz) => {
    const rig = await startRig();
    rig.script.prepend({ when: /open tomorrow/, answer: { text: HOURS } });
    const [client, log] = newClient(rig, {}, { sampleRateHz });
    await client.connect();
    await rig.callerSays(client, 'caller-open-tomorrow');
    const { responseId } = await log.next('response.done');
    const [said] = log.of('conversation.item.input_audio_transcription.completed');
    expect(said?.transcript).toBe('what time do you open tomorrow');
    expect(log.audio(responseId).length / 8).toBeGreaterThan(3000);
    expect(log.audio(responseId).length / 8).toBeLessThan(5000);
  });

  it('keeps the line alive while the caller is silent, in real time', async () => {
    const rig = await startRig({ idleLimitMs: 600 });
    const [client, log] = newClient(rig);
    await client.connect();
    const startedAt = performance.now();
    await eventually(() => newestStream(rig).received.length >= 16 * 1500);
    expect(performance.now() - startedAt).toBeGreaterThan(1000);
    expect(log.of('session.ended')).toEqual([]);
    expect(newestStream(rig).received.every((byte) => byte === 0)).toBe(true);
  });

  it('passes the audio of the caller on untouched and in order', async () => {
    const rig = await startRig();
    const [client] = newClient(rig);
    const codes = Buffer.from(Uint8Array.from({ length: 160 }, (_, index) => index));
    await client.connect();
    const before = newestStream(rig).received.length;
    for (let frame = 0; frame < 5; frame += 1) client.sendAudio(codes.toString('base64'));
    await eventually(() => newestStream(rig).received.length >= before + 1600);
    const pcm = newestStream(rig).received.subarray(-1600);
    expect(pcm.readInt16LE(0)).toBe(-32_124);
    expect(pcm.subarray(0, 320)).toEqual(pcm.subarray(320, 640));
  });

  it('says so when the caller talks over an answer that was already sent', async () => {
    const rig = await startRig();
    rig.script.prepend({ when: /open tomorrow/, answer: { text: HOURS } });
    const [client, log] = newClient(rig);
    await client.connect();
    await rig.callerSays(client, 'caller-open-tomorrow');
    await log.next('response.done');
    await rig.callerSays(client, 'caller-sunday');
    await log.next('response.done', 2);
    expect(log.of('input_audio_buffer.speech_started')).toHaveLength(1);
    const first = newestStream(rig).conversation.find(({ role }) => role === 'assistant');
    expect(first?.interrupted).toBe(true);
    expect(HOURS.startsWith(first?.text ?? '-')).toBe(true);
  });

  it('does not take its own line for an interruption by the caller', async () => {
    const rig = await startRig();
    const [client, log] = newClient(rig);
    await client.connect();
    client.speak(GREETING);
    await log.next('response.audio.delta', 2);
    const speakId = client.speak(HOURS);
    const done = await eventually(() => log.of('response.done')[1]);
    expect(log.spoken(done.responseId)).toBe(HOURS);
    expect(log.of('response.created')[1]?.speakId).toBe(speakId);
    expect(log.of('response.done')[0]?.status).toBe('cancelled');
    expect(log.of('input_audio_buffer.speech_started')).toEqual([]);
  });

  it('keeps the result of a tool until the caller has stopped speaking', async () => {
    const rig = await startRig();
    rig.script.prepend({ when: /parcel/, answer: { toolCalls: [{ name: 'order_status', arguments: {} }] } });
    const [client, log] = newClient(rig);
    await client.connect();
    client.sendText('Where is my parcel?');
    const { callId } = await log.next('response.function_call');
    const { mulaw } = library.utterance('caller-sunday');
    client.sendAudio(mulaw.toString('base64'));
    await log.next('input_audio_buffer.voice_started');
    client.sendToolResult(callId, { arrives: 'Tuesday' });
    await delay(200);
    expect(newestStream(rig).events).not.toContain('toolResult');
    for (let frame = 0; frame < 60; frame += 1) client.sendAudio(silencePayload(160));
    await eventually(() => newestStream(rig).events.includes('toolResult'));
  });

  it('answers each tool call once, and a call of an earlier stream with words', async () => {
    const rig = await startRig();
    rig.script.prepend({ when: /parcel/, answer: { toolCalls: [{ name: 'order_status', arguments: {} }] } });
    rig.script.prepend({ when: /"arrives":"Tuesday"/, answer: { text: 'It arrives on Tuesday.' } });
    const [client, log] = newClient(rig);
    await client.connect();
    client.sendText('where is my parcel');
    const { callId } = await log.next('response.function_call');
    client.sendToolResult(callId, { arrives: 'Tuesday' });
    client.sendToolResult(callId, { arrives: 'Tuesday' });
    client.sendToolResult('of-an-earlier-stream', undefined);
    await eventually(() => newestStream(rig).conversation.some(({ text }) => text.endsWith('before: null')));
    expect(newestStream(rig).events.filter((name) => name === 'toolResult')).toHaveLength(1);
    expect(log.of('session.ended')).toEqual([]);
  });

  it('reports the tokens of each answer', async () => {
    const rig = await startRig();
    const [client, log] = newClient(rig);
    await client.connect();
    client.speak(HOURS);
    const { usage } = await log.next('usage');
    expect(usage.outputAudioTokens).toBeGreaterThan(10);
    expect(usage.inputTextTokens).toBeGreaterThan(0);
  });

  it('closes in the order of the vendor, with everything really sent', async () => {
    const rig = await startRig();
    const [client, log] = newClient(rig);
    await client.connect();
    client.speak(HOURS);
    await log.next('response.audio.delta');
    await client.close();
    const stream = newestStream(rig);
    expect(stream.closedInOrder).toBe(true);
    expect(stream.events.slice(-3)).toEqual(['contentEnd', 'promptEnd', 'sessionEnd']);
    expect(log.events.at(-1)).toEqual({ type: 'session.ended' });
    await eventually(() => rig.openConnections() === 0);
  });

  it('closes in bounded time when the provider does not end the stream', async () => {
    const rig = await startRig({}, { closeMs: 100 });
    rig.sandbox.hangNext();
    const [client, log] = newClient(rig);
    const refused = expect(client.connect()).rejects.toMatchObject({ code: 'provider_lost' });
    await eventually(() => rig.sandbox.streams.length === 1);
    await client.close();
    await refused;
    expect(log.events).toEqual([{ type: 'session.ended' }]);
    await eventually(() => rig.openConnections() === 0);
  });

  it('refuses to connect after it was closed', async () => {
    const rig = await startRig();
    const [client, log] = newClient(rig);
    await client.close();
    await expect(client.connect()).rejects.toMatchObject({ code: 'provider_lost' });
    expect(log.events).toEqual([{ type: 'session.ended' }]);
    expect(rig.sandbox.streams).toHaveLength(0);
  });

  it.each([
    ['modelTimeoutException', 'x', 'provider_session_expired'],
    ['validationException', 'Chat history is over max limit. Trim it.', 'provider_history_too_long'],
    ['validationException', 'System instability detected. Try again.', 'provider_unavailable'],
    ['throttlingException', 'x', 'provider_throttled'],
    ['modelStreamErrorException', 'x', 'provider_unavailable'],
    ['neverSeenException', 'x', 'provider_unavailable'],
  ])('ends with the reason of an exception in the stream: %s', async (type, message, code) => {
    const rig = await startRig();
    const [client, log] = newClient(rig);
    await client.connect();
    rig.sandbox.exceptionNow(type, message);
    expect((await log.next('session.ended')).error?.code).toBe(code);
    await eventually(() => rig.openConnections() === 0);
  });

  it.each(['resetStream', 'endQuietly', 'destroyConnections'] as const)(
    'counts a stream that ends unasked as lost: %s',
    async (fault) => {
      const rig = await startRig();
      const [client, log] = newClient(rig);
      await client.connect();
      rig.sandbox[fault]();
      expect((await log.next('session.ended')).error?.code).toBe('provider_lost');
      await eventually(() => rig.openConnections() === 0);
    },
  );

  it("ends at the vendor's limit", async () => {
    const rig = await startRig({ sessionLimitMs: 400 });
    const [client, log] = newClient(rig);
    await client.connect();
    expect((await log.next('session.ended')).error?.code).toBe('provider_session_expired');
  });

  it('counts what it cannot read, without a word of it', async () => {
    const rig = await startRig();
    const [client] = newClient(rig);
    await client.connect();
    rig.sandbox.malformedNow();
    await eventually(async () => (await droppedFrames(rig, 'provider_malformed')) === 3);
  });

  it('ends turns without audio', async () => {
    const rig = await startRig();
    rig.sandbox.silentResponses = true;
    const [client, log] = newClient(rig);
    await client.connect();
    client.speak(HOURS);
    await log.next('response.done');
    expect(log.of('response.audio.delta')).toEqual([]);
  });

  it('ends turns whose final texts do not come', async () => {
    const rig = await startRig({}, { finalTextMs: 50 });
    rig.sandbox.withholdFinalTexts = true;
    const [client, log] = newClient(rig);
    await client.connect();
    client.speak(HOURS);
    expect((await log.next('response.done')).status).toBe('completed');
    expect(log.of('response.audio_transcript.done')).toEqual([]);
    expect(log.of('response.audio_transcript.delta').map(({ delta }) => delta)).toEqual([HOURS]);
  });

  it('is refused without credentials, with a wrong secret, and without a server', async () => {
    const rig = await startRig();
    const connectWith = async (bedrock: ReturnType<typeof createBedrockClient>): Promise<unknown> => {
      const context = { logger: createLogger('silent'), metrics: new Metrics(), bedrock };
      const client = new NovaVoiceClient(SETTINGS, { instructions: 'x', tools: [], history: [] }, context);
      clients.push(client);
      const error = await client.connect().catch((refusal: unknown) => refusal);
      bedrock.destroy();
      return error;
    };
    const missing = Object.assign(new Error('Could not load credentials'), {
      name: 'CredentialsProviderError',
    });
    const bare = createBedrockClient('us-east-1', {
      endpoint: rig.url,
      credentials: () => Promise.reject(missing),
    });
    expect(await connectWith(bare)).toMatchObject({ code: 'provider_credentials_missing' });
    const wrong = rig.createBedrock({ ...CREDENTIALS, secretAccessKey: 'wrong' });
    expect(await connectWith(wrong)).toMatchObject({ code: 'provider_unauthorized' });
    const nowhere = createBedrockClient('us-east-1', {
      endpoint: 'http://127.0.0.1:1',
      credentials: CREDENTIALS,
    });
    expect(await connectWith(nowhere)).toMatchObject({ code: 'provider_lost' });
  });

  it('drops stale audio when the connection takes nothing, and then counts it as lost', async () => {
    const rig = await startRig({}, { stallMs: 800 });
    const [client, log] = newClient(rig);
    await client.connect();
    rig.sandbox.stopReading();
    const piece = silencePayload(800);
    // The SDK takes some hundred events before it stops; silence of the line goes on meanwhile.
    for (let count = 0; count < 600; count += 1) client.sendAudio(piece);
    await eventually(async () => {
      client.sendAudio(piece);
      return (await droppedFrames(rig, 'provider_queue')) > 10;
    });
    expect((await log.next('session.ended')).error?.code).toBe('provider_lost');
    await eventually(() => rig.openConnections() === 0);
  });

  it('leaves no timer and no listener that acts after the end', async () => {
    const rig = await startRig();
    const [client, log] = newClient(rig);
    await client.connect();
    client.speak(HOURS);
    await log.next('response.audio.delta');
    rig.sandbox.destroyConnections();
    await log.next('session.ended');
    const count = log.events.length;
    await delay(150);
    expect(log.events).toHaveLength(count);
  });
});
