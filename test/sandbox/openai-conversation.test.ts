import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ModelScript } from '../../sandbox/model/script.ts';
import { SpeechLibrary } from '../../sandbox/model/speech-library.ts';
import { OpenAISandbox, type OpenAISandboxOptions } from '../../sandbox/openai/server.ts';
import { eventually } from '../support/eventually.ts';
import { WireClient } from './openai-wire.ts';

const library = SpeechLibrary.load();
const HOURS = 'We open at nine in the morning and close at six in the evening.';
const PCMU = { format: { type: 'audio/pcmu' } };
const TELEPHONE = {
  type: 'session.update',
  session: {
    type: 'realtime',
    audio: { input: { ...PCMU, transcription: { model: 'gpt-live-transcribe' } }, output: PCMU },
  },
};
const SAY_HOURS = { type: 'response.create', response: { instructions: `<say>${HOURS}</say>` } };

let sandbox: OpenAISandbox;
let url: string;
let script: ModelScript;
const clients: WireClient[] = [];

async function start(options: Partial<OpenAISandboxOptions> = {}): Promise<void> {
  script = new ModelScript([{ when: /open tomorrow/, answer: { text: HOURS } }]);
  sandbox = new OpenAISandbox({ script, library, apiKey: 'sk-sandbox', speed: 40, ...options });
  url = (await sandbox.start()).url;
}

function dial(path = '/realtime?model=gpt-realtime-2.1', headers?: Record<string, string>): WireClient {
  const client = new WireClient(`${url}${path}`, headers);
  clients.push(client);
  return client;
}

async function telephone(): Promise<WireClient> {
  const client = await dial().opened();
  client.send(TELEPHONE);
  await client.next('session.updated');
  return client;
}

function say(client: WireClient, utteranceId: string): void {
  const audio = Buffer.concat([library.utterance(utteranceId).mulaw, Buffer.alloc(8 * 700, 0xff)]);
  client.send({ type: 'input_audio_buffer.append', audio: audio.toString('base64') });
}

beforeEach(() => start());

afterEach(async () => {
  for (const client of clients.splice(0)) client.end();
  await sandbox.stop();
});

describe('the conversation with the OpenAI sandbox', () => {
  it('hears a sentence and answers it, event by event', async () => {
    const client = await telephone();
    say(client, 'caller-open-tomorrow');
    const done = await client.next('response.done');
    const types = client.events.map(({ type }) => type).filter((type, at, all) => type !== all[at - 1]);
    expect(types.filter((type) => !/audio(_transcript)?\.delta/.test(type))).toEqual([
      'session.created',
      'session.updated',
      'input_audio_buffer.speech_started',
      'input_audio_buffer.speech_stopped',
      'input_audio_buffer.committed',
      'conversation.item.added',
      'conversation.item.done',
      'conversation.item.input_audio_transcription.delta',
      'conversation.item.input_audio_transcription.completed',
      'response.created',
      'response.output_item.added',
      'conversation.item.added',
      'response.content_part.added',
      'response.output_audio.done',
      'response.output_audio_transcript.done',
      'response.content_part.done',
      'conversation.item.done',
      'response.output_item.done',
      'response.done',
    ]);
    // The caller speaks 1.84 s at a token for 100 ms, the model 3.29 s at a token for 50 ms.
    expect(done).toMatchObject({
      response: {
        status: 'completed',
        usage: {
          input_token_details: { audio_tokens: expect.toSatisfy((tokens) => tokens === 18 || tokens === 19) },
          output_token_details: { audio_tokens: 66 },
        },
      },
    });
    const spoken = client
      .of('response.output_audio.delta')
      .map(({ delta }) => Buffer.from(String(delta), 'base64'));
    expect(spoken[0]).toHaveLength(1600);
    expect(Buffer.concat(spoken)).toEqual(library.utterance('hours').mulaw);
  });

  it('stops when the caller speaks', async () => {
    const client = await telephone();
    client.send({ type: 'response.create', response: { instructions: `<say>${HOURS} ${HOURS}</say>` } });
    await client.next('response.output_audio.delta', 2);
    say(client, 'caller-sunday');
    expect(await client.next('response.done')).toMatchObject({
      response: { status: 'cancelled', status_details: { reason: 'turn_detected' } },
    });
    expect(await client.next('response.done', 2)).toMatchObject({ response: { status: 'completed' } });
    expect(sandbox.sessions[0]?.conversation.map(({ role }) => role)).toEqual([
      'assistant',
      'user',
      'assistant',
    ]);
  });

  it('calls tools and answers their results', async () => {
    script.prepend({ when: /parcel/, answer: { toolCalls: [{ name: 'track', arguments: { id: 7 } }] } });
    script.prepend({ when: /"day":"Tuesday"/, answer: { text: 'On Tuesday.' } });
    const client = await telephone();
    say(client, 'caller-parcel');
    const call = await client.next('response.function_call_arguments.done');
    expect(call).toMatchObject({ name: 'track', arguments: '{"id":7}' });
    await client.next('response.done');
    const item = { type: 'function_call_output', call_id: call.call_id, output: '{"day":"Tuesday"}' };
    client.send({ type: 'conversation.item.create', item });
    expect(await client.refused({ type: 'conversation.item.create', item })).toMatchObject({
      code: 'invalid_tool_call_id',
    });
    client.send({ type: 'response.create' });
    const { transcript } = await client.next('response.output_audio_transcript.done');
    expect(transcript).toBe('On Tuesday.');
  });

  it('answers the results of several tools together, and refuses a request for an answer meanwhile', async () => {
    const call = { name: 'track', arguments: {} };
    script.prepend({ when: /parcel/, answer: { toolCalls: [call, { ...call, id: 'call_two' }] } });
    script.prepend({ when: /Tuesday.*\n.*seven/, answer: { text: `${HOURS} ${HOURS}` } });
    const client = await telephone();
    say(client, 'caller-parcel');
    const { call_id: one } = await client.next('response.function_call_arguments.done');
    expect(await client.next('response.function_call_arguments.done', 2)).toMatchObject({
      call_id: 'call_two',
    });
    await client.next('response.done');
    for (const [call_id, output] of [
      [one, '"Tuesday"'],
      ['call_two', '"seven"'],
    ]) {
      const item = { type: 'function_call_output', call_id, output };
      client.send({ type: 'conversation.item.create', item });
    }
    client.send({ type: 'response.create' });
    await client.next('response.output_audio.delta');
    expect(await client.refused({ type: 'response.create' })).toMatchObject({
      code: 'conversation_already_has_active_response',
    });
    const item = { type: 'function_call_output', call_id: 'call_three', output: '1' };
    expect(await client.refused({ type: 'conversation.item.create', item })).toMatchObject({
      code: 'invalid_tool_call_id',
    });
  });

  it('speaks 24 kHz PCM to who did not ask for anything else', async () => {
    const client = await dial().opened();
    client.send(SAY_HOURS);
    const { delta } = await client.next('response.output_audio.delta');
    expect(Buffer.from(String(delta), 'base64')).toHaveLength(200 * 24 * 2);
  });

  it('fails, falls silent and talks nonsense when a test asks for it', async () => {
    const client = await telephone();
    sandbox.faults.failResponseNext('server_error');
    client.send(SAY_HOURS);
    expect(await client.next('response.done')).toMatchObject({
      response: { status: 'failed', status_details: { error: { code: 'server_error' } } },
    });
    sandbox.faults.silentResponses = true;
    client.send(SAY_HOURS);
    expect(await client.next('response.done', 2)).toMatchObject({
      response: { status: 'completed', output: [] },
    });
    const error = { type: 'server_error', code: null, message: 'Sorry.', param: null };
    sandbox.faults.errorNext(error);
    expect(await client.refused({ ...SAY_HOURS, event_id: 'mine' })).toEqual({ ...error, event_id: 'mine' });
    sandbox.closeAll(1013, 'later');
    await eventually(() => client.closed?.code === 1013);
  });

  it('refuses a message beyond the limit of the vendor', async () => {
    const client = await telephone();
    const audio = 'A'.repeat(15 * 1024 * 1024 + 4);
    expect(await client.refused({ type: 'input_audio_buffer.append', audio })).toMatchObject({
      code: 'invalid_value',
      param: 'audio',
    });
  });
});
