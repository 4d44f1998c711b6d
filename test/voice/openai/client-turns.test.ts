import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { VoiceClientBase } from '../../../src/voice/client.ts';
import { EventLog } from '../event-log.ts';
import { ScriptedServer } from './scripted-server.ts';

/** Of a session whose server answers by itself, in these tests. */
const OWN_ANSWER_MS = 100;

let server: ScriptedServer;
let client: VoiceClientBase;
let log: EventLog;

beforeEach(async () => {
  server = await new ScriptedServer().start();
  client = server.createClient({}, {}, 'gateway');
  log = new EventLog(client);
  await client.connect();
});

afterEach(async () => {
  await client.close();
  await server.stop();
});

/** The server hears the caller, and then notices that they have stopped. */
async function callerSpeaks(itemId: string): Promise<void> {
  server.send('input_audio_buffer.speech_started', { item_id: itemId, audio_start_ms: 1 });
  server.send('input_audio_buffer.speech_stopped', { item_id: itemId, audio_end_ms: 2 });
  await log.next('input_audio_buffer.speech_stopped');
}

describe('a session whose turns the call decides about', () => {
  it('has a server that neither answers nor stops by itself', async () => {
    expect(client.capabilities.callDecidesTurns).toBe(true);
    expect(await server.next('session.update')).toMatchObject({
      session: {
        audio: { input: { turn_detection: { create_response: false, interrupt_response: false } } },
      },
    });
  });

  it('answers a turn when it is told, immediately', async () => {
    await callerSpeaks('item_1');
    await server.settled();
    expect(server.of('response.create')).toHaveLength(0);
    client.answerTurn();
    await server.next('response.create');
  });

  it('forgets a turn when it is told, and goes on speaking', async () => {
    server.begins('resp_1');
    server.speaks('resp_1', 'item_1', 1000);
    await callerSpeaks('item_2');
    client.dropTurn('item_2');
    expect(await server.next('conversation.item.delete')).toMatchObject({ item_id: 'item_2' });
    server.speaks('resp_1', 'item_1', 1000);
    server.ends('resp_1');
    const done = await log.next('response.done');
    expect(done).toMatchObject({ status: 'completed' });
    expect(server.of('response.cancel')).toHaveLength(0);
    expect(server.of('response.create')).toHaveLength(0);
  });

  it('cancels the response itself when the caller interrupts, and answers after it has ended', async () => {
    server.begins('resp_1');
    server.speaks('resp_1', 'item_1', 1000);
    await callerSpeaks('item_2');
    client.cancelResponse([{ itemId: 'item_1', heardMs: 400, sentMs: 1000 }]);
    client.answerTurn();
    expect(await server.next('response.cancel')).toMatchObject({ response_id: 'resp_1' });
    expect(server.of('response.create')).toHaveLength(0);
    server.ends('resp_1', 'cancelled');
    await server.next('response.create');
  });

  it('ends a turn itself whose end the server does not tell, and answers it', async () => {
    server.send('input_audio_buffer.speech_started', { item_id: 'item_1', audio_start_ms: 1 });
    await log.next('input_audio_buffer.speech_started');
    client.endTurn();
    client.answerTurn();
    await server.next('input_audio_buffer.commit');
    await server.next('response.create');
  });

  describe('with the result of a tool that comes while the caller speaks', () => {
    beforeEach(async () => {
      server.begins('resp_1');
      const call = {
        type: 'function_call',
        call_id: 'call_1',
        name: 'look',
        arguments: '{}',
        status: 'completed',
      };
      server.ends('resp_1', 'completed', { output: [call] });
      await log.next('response.function_call');
      server.send('input_audio_buffer.speech_started', { item_id: 'item_2', audio_start_ms: 1 });
      await log.next('input_audio_buffer.speech_started');
      client.sendToolResult('call_1', 'found');
      await server.settled();
      expect(server.of('response.create')).toHaveLength(0);
      server.send('input_audio_buffer.speech_stopped', { item_id: 'item_2', audio_end_ms: 2 });
      await log.next('input_audio_buffer.speech_stopped');
    });

    it('speaks about it after a sound that was no turn', async () => {
      client.dropTurn('item_2');
      await server.next('response.create');
    });

    it('waits for what the call decides, and answers the caller first', async () => {
      await setTimeout(3 * OWN_ANSWER_MS);
      expect(server.of('response.create')).toHaveLength(0);
      client.answerTurn();
      const request = await server.next('response.create');
      expect(server.of('conversation.item.create')).toHaveLength(0);
      server.begins('resp_2', request);
      server.ends('resp_2');
      await server.next('response.create', 2);
      expect(server.of('conversation.item.create')).toHaveLength(1);
    });
  });
});
