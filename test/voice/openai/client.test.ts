import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silencePayload } from '../../../src/audio/mulaw.ts';
import type { VoiceClientBase } from '../../../src/voice/client.ts';
import { eventually } from '../../support/eventually.ts';
import { EventLog } from '../event-log.ts';
import { ScriptedServer } from './scripted-server.ts';

let server: ScriptedServer;
let client: VoiceClientBase;
let log: EventLog;

async function connect(newClient: VoiceClientBase): Promise<void> {
  client = newClient;
  log = new EventLog(client);
  await client.connect();
}

async function drops(reason: string): Promise<number> {
  const { values } = await server.metrics.framesDropped.get();
  return values.find(({ labels }) => labels.reason === reason)?.value ?? 0;
}

beforeEach(async () => {
  server = await new ScriptedServer().start();
});

afterEach(async () => {
  await client.close();
  await server.stop();
});

describe('opening', () => {
  it('speaks GA: no beta header, and every option where GA has it', async () => {
    const tool = { name: 'hours', description: 'Opening hours.', parameters: { type: 'object' } };
    await connect(server.createClient({ tools: [tool] }));
    expect(server.headers.authorization).toBe('Bearer sk-test');
    expect(server.headers['openai-beta']).toBeUndefined();
    expect(server.headers['sec-websocket-extensions']).toBeUndefined();
    expect(server.frames[0]).toMatchObject({
      type: 'session.update',
      session: {
        type: 'realtime',
        instructions: 'Be brief.',
        output_modalities: ['audio'],
        tools: [{ type: 'function', ...tool }],
        audio: {
          input: {
            format: { type: 'audio/pcmu' },
            transcription: { model: 'gpt-t' },
            turn_detection: { type: 'server_vad', create_response: true, interrupt_response: true },
          },
          output: { format: { type: 'audio/pcmu' }, voice: 'marin' },
        },
      },
    });
    expect(log.events).toEqual([
      { type: 'session.created', providerSessionId: 'sess_1', expiresAtMs: 1_795_190_400_000 },
    ]);
  });

  it('sends history, then what waited, then asks for the first response', async () => {
    const history = [
      { role: 'caller', text: 'hello' },
      { role: 'assistant', text: 'Hello.' },
    ] as const;
    const early = server.createClient({ history });
    early.sendAudio('AAAA');
    early.sendText('where is my parcel');
    early.sendAudio('BBBB');
    await connect(early);
    await server.settled();
    expect(server.frames.map(({ type }) => type)).toEqual([
      'session.update',
      'conversation.item.create',
      'conversation.item.create',
      'input_audio_buffer.append',
      'conversation.item.create',
      'input_audio_buffer.append',
      'response.create',
    ]);
    expect(server.of('conversation.item.create')).toMatchObject([
      { item: { role: 'user', content: [{ type: 'input_text', text: 'hello' }] } },
      { item: { role: 'assistant', content: [{ type: 'output_text', text: 'Hello.' }] } },
      { item: { role: 'user', content: [{ type: 'input_text', text: 'where is my parcel' }] } },
    ]);
    expect(server.of('input_audio_buffer.append').map(({ audio }) => audio)).toEqual(['AAAA', 'BBBB']);
    // A refusal must tell what was refused; only audio is not asked for by name.
    const named = server.frames.filter(({ type }) => type !== 'input_audio_buffer.append');
    expect(new Set(named.map(({ event_id }) => event_id)).size).toBe(named.length);
  });

  it('refuses to go on in a format the telephone cannot play', async () => {
    server.effectiveAudio = {
      input: { format: { type: 'audio/pcmu' } },
      output: { format: { type: 'audio/pcm', rate: 24_000 } },
    };
    client = server.createClient();
    log = new EventLog(client);
    await expect(client.connect()).rejects.toMatchObject({ code: 'provider_input_rejected' });
    expect(log.events).toMatchObject([{ type: 'session.ended', error: { code: 'provider_input_rejected' } }]);
    const { values } = await server.metrics.connectionFailures.get();
    expect(values.filter(({ value }) => value > 0)).toMatchObject([
      { labels: { provider: 'openai' }, value: 1 },
    ]);
  });

  it('keeps the newest twenty seconds of early audio and counts the rest', async () => {
    const early = server.createClient();
    const frame = silencePayload(160);
    for (let count = 0; count < 1050; count += 1) early.sendAudio(frame);
    await connect(early);
    await server.settled();
    expect(server.of('input_audio_buffer.append')).toHaveLength(1000);
    expect(await drops('provider_queue')).toBe(50);
  });
});

describe('trouble', () => {
  it('counts what cannot be read and what could not be transcribed, and goes on', async () => {
    await connect(server.createClient());
    server.sendText('garbage');
    server.send('conversation.item.input_audio_transcription.failed', { item_id: 'item_1' });
    await server.settled();
    expect(await drops('provider_malformed')).toBe(1);
    expect(await drops('transcription_failed')).toBe(1);
    expect(log.of('session.ended')).toEqual([]);
  });

  it.each([
    ['session_expired', 'provider_session_expired'],
    ['insufficient_quota', 'provider_quota_exhausted'],
    ['model_not_found', 'provider_model_not_found'],
  ])('ends at the fatal error %s', async (code, expected) => {
    await connect(server.createClient());
    server.send('error', { error: { type: 'invalid_request_error', code } });
    expect((await log.next('session.ended')).error?.code).toBe(expected);
    await client.close();
    expect(log.of('session.ended')).toHaveLength(1);
  });

  it.each([
    [1001, 'Your session hit the maximum duration of 60 minutes.', 'provider_session_expired'],
    [1011, 'keepalive ping timeout', 'provider_lost'],
    [1013, '', 'provider_unavailable'],
    [3000, 'invalid_request_error.invalid_api_key', 'provider_unauthorized'],
    [4000, 'invalid_request_error.beta_api_shape_disabled', 'provider_input_rejected'],
    [1000, '', 'provider_lost'],
  ])('tells why the server closed: %i %s', async (code, reason, expected) => {
    await connect(server.createClient());
    server.close(code, reason);
    expect((await log.next('session.ended')).error?.code).toBe(expected);
  });

  it('notices a peer that no longer answers', async () => {
    const deaf = await new ScriptedServer().start({ autoPong: false });
    await connect(deaf.createClient({}, { pingIntervalMs: 30 }));
    expect((await log.next('session.ended')).error?.code).toBe('provider_lost');
    await deaf.stop();
  });

  it('stays with a silent peer that answers pings', async () => {
    await connect(server.createClient({}, { pingIntervalMs: 10 }));
    const startedAt = performance.now();
    await eventually(() => performance.now() - startedAt > 100);
    expect(log.of('session.ended')).toEqual([]);
  });

  it('closes by force a peer that no longer reads', async () => {
    await connect(server.createClient());
    server.fallAsleep();
    const startedAt = performance.now();
    await client.close();
    expect(performance.now() - startedAt).toBeLessThan(2000);
    expect(log.events.at(-1)).toEqual({ type: 'session.ended' });
  });

  it('cannot be opened once it is closed', async () => {
    client = server.createClient();
    await client.close();
    await expect(client.connect()).rejects.toMatchObject({ code: 'provider_lost' });
  });
});
