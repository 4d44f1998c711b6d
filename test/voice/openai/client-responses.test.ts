import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { VoiceClientBase } from '../../../src/voice/client.ts';
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

beforeEach(async () => {
  server = await new ScriptedServer().start();
});

afterEach(async () => {
  await client.close();
  await server.stop();
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
    server.begins('resp_2', await server.next('response.create'));
    server.ends('resp_2');
    await server.settled();
    expect(server.of('response.create')).toHaveLength(1);
  });

  it('asks again when the server began a response on its own meanwhile', async () => {
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
    expect((await log.next('session.ended')).error?.code).toBe('provider_throttled');
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

describe('tools', () => {
  const call = (id: string) => ({
    type: 'function_call',
    call_id: id,
    name: 'hours',
    arguments: '{"day":1}',
  });

  beforeEach(() => connect(server.createClient()));

  const calls = (responseId: string, id: string, status = 'completed') =>
    server.send('response.output_item.done', {
      response_id: responseId,
      item: { ...call(id), status },
    });

  it('sends all results of a response and asks for one answer, when nothing is being said', async () => {
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
    await server.settled();
    expect(server.of('response.create')).toHaveLength(0);
    server.ends('resp_2');
    await server.next('response.create');
    expect(server.of('conversation.item.create').map(({ item }) => item)).toEqual([
      { type: 'function_call_output', call_id: 'call_2', output: '{"opens":9}' },
      { type: 'function_call_output', call_id: 'call_1', output: 'null' },
    ]);
  });

  it('asks again for the answer to a result when a line comes before it has begun', async () => {
    server.begins('resp_1');
    server.ends('resp_1', 'completed', { output: [call('call_1')] });
    await log.next('response.function_call');
    client.sendToolResult('call_1', { opens: 9 });
    const answer = await server.next('response.create');
    client.speak('One moment, I am looking.');
    server.begins('resp_2', answer);
    expect(await server.next('response.cancel')).toMatchObject({ response_id: 'resp_2' });
    server.ends('resp_2', 'cancelled');
    server.begins('resp_3', await server.next('response.create', 2));
    server.ends('resp_3');
    const again = await server.next('response.create', 3);
    expect(JSON.stringify(again)).not.toContain('<say>');
    expect(server.of('conversation.item.create')).toHaveLength(1);
  });

  it('passes a call on when it is complete, before its response is', async () => {
    server.begins('resp_1');
    calls('resp_1', 'call_1');
    await log.next('response.function_call');
    expect(log.of('response.created')).toHaveLength(1);
    expect(log.of('response.done')).toHaveLength(0);
    client.sendToolResult('call_1', { opens: 9 });
    calls('resp_1', 'call_2');
    await log.next('response.function_call', 2);
    client.sendToolResult('call_2', { opens: 10 });
    await server.settled();
    expect(server.of('response.create')).toHaveLength(0);
    server.ends('resp_1', 'completed', { output: [call('call_1'), call('call_2')] });
    await server.next('response.create');
    await log.next('response.done');
    expect(log.of('response.function_call')).toHaveLength(2);
    expect(server.of('response.create')).toHaveLength(1);
    expect(server.of('conversation.item.create')).toHaveLength(2);
  });

  it.each(['incomplete', 'in_progress'])('does not pass on a call that is %s', async (status) => {
    server.begins('resp_1');
    calls('resp_1', 'call_1', status);
    server.ends('resp_1', 'cancelled', { output: [{ ...call('call_1'), status }] });
    await log.next('response.done');
    expect(log.of('response.function_call')).toHaveLength(0);
  });

  it('answers a call that needs no answer of the model without asking for one', async () => {
    server.begins('resp_1');
    server.ends('resp_1', 'completed', { output: [call('call_1')] });
    await log.next('response.function_call');
    client.sendToolResult('call_1', { status: 'cancelled' }, { quiet: true });
    await server.next('conversation.item.create');
    await server.settled();
    expect(server.of('response.create')).toHaveLength(0);
  });

  it('tells a result that waits, and does not ask about it, when the gateway wants silence', async () => {
    server.begins('resp_1');
    calls('resp_1', 'call_1');
    server.ends('resp_1', 'completed');
    await log.next('response.function_call');
    server.begins('resp_2');
    await server.settled();
    client.sendToolResult('call_1', { opens: 9 });
    client.cancelResponse([]);
    await server.next('conversation.item.create');
    server.ends('resp_2', 'cancelled');
    await log.next('response.done', 2);
    expect(server.of('response.create')).toHaveLength(0);
  });

  describe('whose result comes while the caller speaks', () => {
    const heard = (event: string) => server.send(`input_audio_buffer.${event}`, { item_id: 'item_9' });

    async function resultWhileCallerSpeaks(): Promise<void> {
      server.begins('resp_1');
      server.ends('resp_1', 'completed', { output: [call('call_1')] });
      await log.next('response.function_call');
      heard('speech_started');
      await log.next('input_audio_buffer.speech_started');
      client.sendToolResult('call_1', { opens: 9 });
      await server.settled();
      expect(server.of('conversation.item.create')).toHaveLength(0);
      expect(server.of('response.create')).toHaveLength(0);
    }

    it('are told and spoken after what the server says to the caller', async () => {
      await resultWhileCallerSpeaks();
      heard('speech_stopped');
      server.begins('resp_2');
      await server.settled();
      expect(server.of('conversation.item.create')).toHaveLength(0);
      server.ends('resp_2');
      await server.next('response.create');
      expect(server.of('conversation.item.create')).toHaveLength(1);
    });

    it('are told and spoken once the caller has stopped, when the server says nothing', async () => {
      await resultWhileCallerSpeaks();
      heard('speech_stopped');
      await server.next('response.create');
      expect(server.of('conversation.item.create')).toHaveLength(1);
    });

    it('are covered by an answer of the server that begins when it already has them', async () => {
      server.begins('resp_1');
      server.ends('resp_1', 'completed', { output: [call('call_1')] });
      await log.next('response.function_call');
      client.sendToolResult('call_1', { opens: 9 });
      const request = await server.next('response.create');
      server.send('conversation.item.added', { item: (await server.next('conversation.item.create')).item });
      heard('speech_started');
      heard('speech_stopped');
      server.begins('resp_2');
      server.refuses(request, 'conversation_already_has_active_response');
      server.ends('resp_2');
      await log.next('response.done', 2);
      await server.settled();
      expect(server.of('response.create')).toHaveLength(1);
    });

    it('wait when the caller begins before the answer does, and are spoken afterwards', async () => {
      server.begins('resp_1');
      server.ends('resp_1', 'completed', { output: [call('call_1')] });
      await log.next('response.function_call');
      client.sendToolResult('call_1', { opens: 9 });
      const request = await server.next('response.create');
      heard('speech_started');
      server.begins('resp_2', request);
      expect(await server.next('response.cancel')).toMatchObject({ response_id: 'resp_2' });
      server.speaks('resp_2', 'item_2', 100);
      server.ends('resp_2', 'cancelled');
      await server.settled();
      expect(log.of('response.audio.delta')).toEqual([]);
      heard('speech_stopped');
      await server.next('response.create', 2);
    });

    it('do not hold back a line of the gateway', async () => {
      await resultWhileCallerSpeaks();
      const speakId = client.speak('I connect you now.');
      expect(await server.next('response.create')).toMatchObject({
        response: { metadata: { speak_id: speakId } },
      });
    });
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
