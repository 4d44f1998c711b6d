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

beforeEach(() => start());

afterEach(async () => {
  for (const client of clients.splice(0)) client.end();
  await sandbox.stop();
});

describe('the door of the OpenAI sandbox', () => {
  it('wants the right key', async () => {
    const refusal = await dial(undefined, { Authorization: 'Bearer sk-other' }).refusal();
    expect(refusal).toMatchObject({ status: 401, body: { error: { code: 'invalid_api_key' } } });
  });

  it('wants a known model', async () => {
    const refusal = await dial('/realtime?model=gpt-4o-realtime-preview').refusal();
    expect(refusal).toMatchObject({ status: 404, body: { error: { code: 'model_not_found' } } });
  });

  it('does not speak beta', async () => {
    const headers = { Authorization: 'Bearer sk-sandbox', 'OpenAI-Beta': 'realtime=v1' };
    const client = dial(undefined, headers);
    await eventually(() => client.closed);
    expect(client.closed).toEqual({
      code: 4000,
      reason: 'invalid_request_error.beta_api_shape_disabled',
    });
  });

  it('closes at the shape of a beta session', async () => {
    const client = await dial().opened();
    client.send({ type: 'session.update', session: { input_audio_format: 'g711_ulaw' } });
    await eventually(() => client.closed?.code === 4000);
    expect(client.of('error')).toMatchObject([{ error: { code: 'beta_api_shape_disabled' } }]);
  });

  it('ends a session at its limit', async () => {
    await sandbox.stop();
    await start({ sessionLimitMs: 30 });
    const client = await dial().opened();
    await eventually(() => client.closed);
    expect(client.closed).toEqual({
      code: 1001,
      reason: 'Your session hit the maximum duration of 60 minutes.',
    });
    expect(client.of('error')).toMatchObject([{ error: { code: 'session_expired' } }]);
  });

  it('refuses, hangs, delays and drops when a test asks for it', async () => {
    sandbox.faults.refuseNext(503);
    expect((await dial().refusal()).status).toBe(503);
    sandbox.faults.hangNext();
    const hanging = await dial().opened();
    await hanging.ping();
    expect(hanging.events).toEqual([]);
    sandbox.faults.acceptDelayMs = 20;
    sandbox.faults.dropAfterMs = 5;
    const dropped = await dial().opened();
    await eventually(() => dropped.closed?.code === 1006);
  });
});

describe('the rules of the OpenAI sandbox', () => {
  it('starts with 24 kHz PCM and shows the whole effective session', async () => {
    const client = await dial().opened();
    expect(await client.next('session.created')).toMatchObject({
      session: { type: 'realtime', audio: { output: { format: { type: 'audio/pcm', rate: 24_000 } } } },
    });
    client.send(TELEPHONE);
    expect(await client.next('session.updated')).toMatchObject({
      session: {
        model: 'gpt-realtime-2.1',
        audio: {
          input: {
            format: { type: 'audio/pcmu' },
            turn_detection: { type: 'server_vad', create_response: true },
          },
          output: { format: { type: 'audio/pcmu' } },
        },
      },
    });
  });

  it.each([
    ['no JSON', 'x', 'invalid_json', null],
    ['an unknown event', { type: 'session.upgrade' }, 'invalid_value', 'type'],
    [
      'no session type',
      { type: 'session.update', session: {} },
      'missing_required_parameter',
      'session.type',
    ],
    [
      'an unknown field',
      { type: 'session.update', session: { type: 'realtime', temperature: 0.8 } },
      'unknown_parameter',
      'session.temperature',
    ],
    [
      'a rate for G.711',
      {
        type: 'session.update',
        session: { type: 'realtime', audio: { input: { format: { type: 'audio/pcmu', rate: 8000 } } } },
      },
      'unknown_parameter',
      'session.audio.input.format.rate',
    ],
    [
      'audio and text together',
      { type: 'session.update', session: { type: 'realtime', output_modalities: ['audio', 'text'] } },
      'invalid_value',
      'session.output_modalities',
    ],
    [
      'another model',
      { type: 'session.update', session: { type: 'realtime', model: 'gpt-realtime-2' } },
      'invalid_value',
      'session.model',
    ],
    ['bad audio', { type: 'input_audio_buffer.append', audio: 'a-b_' }, 'invalid_value', 'audio'],
    ['an empty commit', { type: 'input_audio_buffer.commit' }, 'input_audio_buffer_commit_empty', null],
    [
      'the wrong content for the role',
      {
        type: 'conversation.item.create',
        item: { type: 'message', role: 'assistant', content: [{ type: 'input_text', text: 'x' }] },
      },
      'invalid_value',
      'item.content.0.type',
    ],
    [
      'a result nobody asked for',
      { type: 'conversation.item.create', item: { type: 'function_call_output', call_id: 'c', output: '' } },
      'invalid_tool_call_id',
      null,
    ],
    ['a cancel of nothing', { type: 'response.cancel' }, 'response_cancel_not_active', null],
    [
      'a cut of nothing',
      { type: 'conversation.item.truncate', item_id: 'item_x', content_index: 0, audio_end_ms: 0 },
      'item_truncate_invalid_item_id',
      null,
    ],
    [
      'the deletion of nothing',
      { type: 'conversation.item.delete', item_id: 'item_x' },
      'item_delete_invalid_item_id',
      null,
    ],
  ])('refuse %s', async (_name, event, code, param) => {
    const client = await dial().opened();
    if (typeof event === 'string') client.sendText(event);
    else client.send({ ...event, event_id: 'mine_1' });
    expect((await client.next('error')).error).toEqual({
      type: 'invalid_request_error',
      code,
      param,
      message: expect.any(String),
      event_id: typeof event === 'string' ? null : 'mine_1',
    });
  });

  it('take one response at a time', async () => {
    const client = await telephone();
    client.send(SAY_HOURS);
    expect(await client.refused(SAY_HOURS)).toMatchObject({
      code: 'conversation_already_has_active_response',
    });
    client.send({ type: 'response.cancel' });
    expect(await client.next('response.done')).toMatchObject({
      response: { status: 'cancelled', status_details: { reason: 'client_cancelled' } },
    });
  });

  it('cut only audio that is there, and forget the words behind the cut', async () => {
    const client = await telephone();
    client.send({
      type: 'conversation.item.create',
      item: {
        id: 'typed',
        type: 'message',
        role: 'assistant',
        content: [{ type: 'output_text', text: 'Hi.' }],
      },
    });
    client.send(SAY_HOURS);
    await client.next('response.done');
    const item_id = (await client.next('response.output_audio.done')).item_id;
    const cut = { type: 'conversation.item.truncate', item_id, content_index: 0 };
    expect(await client.refused({ ...cut, item_id: 'typed', audio_end_ms: 0 })).toMatchObject({
      code: 'unsupported_content_type',
      message: 'Only model output audio messages can be truncated',
    });
    expect(await client.refused({ ...cut, audio_end_ms: 99_999 })).toMatchObject({
      message: expect.stringMatching(/^Audio content of \d+ms is already shorter than 99999ms$/),
    });
    client.send({ ...cut, audio_end_ms: 1000 });
    expect(await client.next('conversation.item.truncated')).toMatchObject({ audio_end_ms: 1000 });
    expect(sandbox.sessions[0]?.conversation[1]).toMatchObject({
      text: 'We open at nine',
      truncatedAtMs: 1000,
    });
  });

  it('keep the voice once something was said', async () => {
    const client = await telephone();
    client.send(SAY_HOURS);
    await client.next('response.done');
    const session = { type: 'realtime', audio: { output: { voice: 'cedar' } } };
    expect(await client.refused({ type: 'session.update', session })).toMatchObject({
      code: 'cannot_update_voice',
    });
  });
});
