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

  it('does not cancel what the server has cancelled itself', async () => {
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
