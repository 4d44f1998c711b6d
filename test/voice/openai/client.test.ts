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
    expect(new Set(server.frames.map(({ event_id }) => event_id)).size).toBe(server.frames.length);
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
    expect(values).toMatchObject([{ labels: { provider: 'openai' }, value: 1 }]);
  });

  it('keeps the newest ten seconds of early audio and counts the rest', async () => {
    const early = server.createClient();
    const frame = silencePayload(160);
    for (let count = 0; count < 550; count += 1) early.sendAudio(frame);
    await connect(early);
    await server.settled();
    expect(server.of('input_audio_buffer.append')).toHaveLength(500);
    expect(await drops('provider_queue')).toBe(50);
  });
});

describe('one response at a time', () => {
  beforeEach(() => connect(server.createClient()));

  it('has a line spoken word by word, marked with its id', async () => {
    const speakId = client.speak('Good morning.');
    const request = await server.next('response.create');
    expect(request).toMatchObject({ response: { metadata: { speak_id: speakId }, tool_choice: 'none' } });
    expect(JSON.stringify(request)).toContain('<say>Good morning.</say>');
    server.begins('resp_1', request);
    server.speaks('resp_1', 'item_1', 100);
    expect(await log.next('response.created')).toEqual({
      type: 'response.created',
      responseId: 'resp_1',
      speakId,
    });
  });

  it('interrupts what is being said for a line, and waits until that has ended', async () => {
    server.begins('resp_1');
    server.speaks('resp_1', 'item_1', 100);
    await log.next('response.audio.delta');
    client.speak('Good bye.');
    expect(await server.next('response.cancel')).toMatchObject({ response_id: 'resp_1' });
    expect(server.of('response.create')).toHaveLength(0);
    server.speaks('resp_1', 'item_1', 100);
    server.ends('resp_1', 'cancelled');
    await server.next('response.create');
    expect(log.of('response.audio.delta')).toHaveLength(1);
  });

  it('asks once for an answer to several texts, and not before the response is done', async () => {
    server.begins('resp_1');
    await server.settled();
    client.sendText('one');
    client.sendText('two');
    await server.settled();
    expect(server.of('conversation.item.create')).toHaveLength(2);
    expect(server.of('response.create')).toHaveLength(0);
    server.ends('resp_1');
    await server.next('response.create');
    await server.settled();
    expect(server.of('response.create')).toHaveLength(1);
  });

  it('asks again when the server had begun a response by itself meanwhile', async () => {
    client.sendText('hello');
    const request = await server.next('response.create');
    server.begins('resp_vad');
    server.refuses(request, 'conversation_already_has_active_response');
    await server.settled();
    expect(server.of('response.create')).toHaveLength(1);
    server.ends('resp_vad');
    await server.next('response.create', 2);
    expect(log.of('error')).toEqual([]);
  });

  it('asks again after a moment when it never learns who was in the way', async () => {
    client.sendText('hello');
    server.refuses(await server.next('response.create'), 'conversation_already_has_active_response');
    await server.next('response.create', 2);
  });

  it('reports a refused request and goes on with the next', async () => {
    client.sendText('hello');
    const request = await server.next('response.create');
    client.speak('Good bye.');
    server.refuses(request, 'invalid_value');
    await server.next('response.create', 2);
    expect((await log.next('error')).error.code).toBe('provider_input_rejected');
  });
});

describe('failed responses', () => {
  const LIMITED = { status_details: { type: 'failed', error: { code: 'rate_limit_exceeded' } } };

  beforeEach(() => connect(server.createClient()));

  it('are asked for again without a trace', async () => {
    const speakId = client.speak('Good morning.');
    server.begins('resp_1', await server.next('response.create'));
    server.ends('resp_1', 'failed', LIMITED);
    const again = await server.next('response.create', 2);
    expect(again).toMatchObject({ response: { metadata: { speak_id: speakId } } });
    server.begins('resp_2', again);
    server.speaks('resp_2', 'item_1', 20);
    server.ends('resp_2');
    await log.next('response.done');
    expect(log.of('response.created')).toEqual([{ type: 'response.created', responseId: 'resp_2', speakId }]);
    expect(log.of('response.done')).toMatchObject([{ responseId: 'resp_2', status: 'completed' }]);
  });

  it('come to light after two repetitions', async () => {
    client.sendText('hello');
    for (const attempt of [1, 2, 3]) {
      server.begins(`resp_${attempt}`, await server.next('response.create', attempt));
      server.ends(`resp_${attempt}`, 'failed', LIMITED);
    }
    expect(await log.next('response.done')).toMatchObject({
      status: 'failed',
      reason: 'rate_limit_exceeded',
    });
    await server.settled();
    expect(server.of('response.create')).toHaveLength(3);
    expect(log.of('response.done')).toHaveLength(1);
  });

  it('are not repeated when the caller has already heard a part', async () => {
    server.begins('resp_1');
    server.speaks('resp_1', 'item_1', 20);
    server.ends('resp_1', 'failed', LIMITED);
    expect((await log.next('response.done')).status).toBe('failed');
    expect(server.of('response.create')).toHaveLength(0);
  });

  it('are not repeated when it would not help', async () => {
    server.begins('resp_1');
    server.ends('resp_1', 'failed', { status_details: { error: { code: 'insufficient_quota' } } });
    expect(await log.next('response.done')).toMatchObject({ status: 'failed', reason: 'insufficient_quota' });
    expect(log.of('response.created')).toHaveLength(1);
  });
});

describe('interruption', () => {
  beforeEach(async () => {
    await connect(server.createClient());
    server.begins('resp_1');
    server.speaks('resp_1', 'item_1', 1000);
    await log.next('response.audio.delta');
  });

  it('cancels, and cuts what was said to what was heard', async () => {
    client.cancelResponse([{ itemId: 'item_1', heardMs: 420.9, sentMs: 1000 }]);
    expect(await server.next('response.cancel')).toMatchObject({ response_id: 'resp_1' });
    expect(await server.next('conversation.item.truncate')).toMatchObject({
      item_id: 'item_1',
      content_index: 0,
      audio_end_ms: 420,
    });
  });

  it('does not cancel what the server has cancelled by itself', async () => {
    server.send('input_audio_buffer.speech_started', { item_id: 'item_2', audio_start_ms: 1 });
    await log.next('input_audio_buffer.speech_started');
    client.cancelResponse([{ itemId: 'item_1', heardMs: 400, sentMs: 1000 }]);
    await server.next('conversation.item.truncate');
    expect(server.of('response.cancel')).toHaveLength(0);
  });

  it('works after the response was done, while it is still being played', async () => {
    server.send('response.output_audio.done', { response_id: 'resp_1', item_id: 'item_1' });
    server.ends('resp_1');
    await log.next('response.done');
    client.cancelResponse([{ itemId: 'item_1', heardMs: 400, sentMs: 1000 }]);
    await server.next('conversation.item.truncate');
    expect(server.of('response.cancel')).toHaveLength(0);
  });

  it('never cuts behind the audio there is, nor twice at the same place, nor what was heard whole', async () => {
    client.cancelResponse([{ itemId: 'item_1', heardMs: 5000, sentMs: 1000 }]);
    client.cancelResponse([{ itemId: 'item_1', heardMs: 5000, sentMs: 1000 }]);
    server.ends('resp_1', 'cancelled');
    server.begins('resp_2');
    server.speaks('resp_2', 'item_2', 100);
    server.send('response.output_audio.done', { response_id: 'resp_2', item_id: 'item_2' });
    await log.next('response.audio.done');
    client.cancelResponse([
      { itemId: 'item_2', heardMs: 100, sentMs: 100 },
      { itemId: 'item_x', heardMs: 0, sentMs: 0 },
    ]);
    await server.settled();
    expect(server.of('conversation.item.truncate')).toMatchObject([
      { item_id: 'item_1', audio_end_ms: 1000 },
    ]);
  });

  it('drops what comes late, and takes it out of the memory of the model', async () => {
    client.cancelResponse([{ itemId: 'item_1', heardMs: 400, sentMs: 1000 }]);
    server.speaks('resp_1', 'item_1', 200);
    server.speaks('resp_1', 'item_2', 200);
    const item = { id: 'item_3', type: 'message', role: 'assistant' };
    server.send('response.output_item.added', { response_id: 'resp_1', item });
    const late = { response_id: 'resp_1', item_id: 'item_2' };
    server.send('response.output_audio_transcript.done', { ...late, transcript: 'late' });
    server.send('response.output_audio.done', late);
    server.ends('resp_1', 'cancelled');
    await log.next('response.done');
    await server.settled();
    expect(log.of('response.audio.delta')).toHaveLength(1);
    expect(log.of('response.audio.done')).toHaveLength(0);
    expect(log.of('response.audio_transcript.done')).toHaveLength(0);
    expect(server.of('conversation.item.truncate')).toMatchObject([
      { item_id: 'item_1', audio_end_ms: 400 },
      { item_id: 'item_2', audio_end_ms: 0 },
    ]);
    expect(server.of('conversation.item.delete')).toMatchObject([{ item_id: 'item_3' }]);
  });

  it('gives up an answer that was asked for and has not begun', async () => {
    server.ends('resp_1');
    await log.next('response.done');
    client.sendText('hello');
    const request = await server.next('response.create');
    client.cancelResponse([]);
    server.begins('resp_2', request);
    expect(await server.next('response.cancel')).toMatchObject({ response_id: 'resp_2' });
  });

  it('keeps a line that waits', async () => {
    client.speak('I connect you now.');
    client.cancelResponse([{ itemId: 'item_1', heardMs: 400, sentMs: 1000 }]);
    server.ends('resp_1', 'cancelled');
    await server.next('response.create');
    expect(server.of('response.cancel')).toHaveLength(1);
  });

  it('takes no notice of corrections that came too late', async () => {
    client.cancelResponse([{ itemId: 'item_1', heardMs: 400, sentMs: 1000 }]);
    server.refuses(await server.next('response.cancel'), 'response_cancel_not_active');
    server.refuses(await server.next('conversation.item.truncate'), 'invalid_value');
    server.ends('resp_1');
    await log.next('response.done');
    expect(log.of('error')).toEqual([]);
  });
});

describe('tools', () => {
  const call = (id: string) => ({
    type: 'function_call',
    call_id: id,
    name: 'hours',
    arguments: '{"day":1}',
  });

  beforeEach(() => connect(server.createClient()));

  it('sends all results of a response, then asks for one answer when nothing is being said', async () => {
    server.begins('resp_1');
    server.ends('resp_1', 'completed', { output: [call('call_1'), call('call_2')] });
    await log.next('response.done');
    expect(log.of('response.function_call')).toMatchObject([
      { responseId: 'resp_1', callId: 'call_1', name: 'hours', arguments: '{"day":1}' },
      { responseId: 'resp_1', callId: 'call_2' },
    ]);
    server.begins('resp_2');
    await server.settled();
    client.sendToolResult('call_2', { opens: 9 });
    client.sendToolResult('call_2', { opens: 9 });
    client.sendToolResult('call_1', undefined);
    await server.next('conversation.item.create', 2);
    expect(server.of('conversation.item.create').map(({ item }) => item)).toEqual([
      { type: 'function_call_output', call_id: 'call_2', output: '{"opens":9}' },
      { type: 'function_call_output', call_id: 'call_1', output: 'null' },
    ]);
    expect(server.of('response.create')).toHaveLength(0);
    server.ends('resp_2');
    await server.next('response.create');
  });

  it('passes a call on once, and only from a response that was completed', async () => {
    server.begins('resp_1');
    server.ends('resp_1', 'cancelled', { output: [call('call_1')] });
    server.begins('resp_2');
    server.ends('resp_2', 'completed', { output: [call('call_2')] });
    server.ends('resp_2', 'completed', { output: [call('call_2')] });
    await log.next('response.done', 3);
    expect(log.of('response.function_call').map(({ callId }) => callId)).toEqual(['call_2']);
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
