import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { ModelScript } from '../../sandbox/model/script.ts';
import { OpenAISandbox } from '../../sandbox/openai/server.ts';
import { eventually } from '../support/eventually.ts';
import { library } from '../voice/rig/caller.ts';

const PCMU = { type: 'audio/pcmu', rate: 8000 };
const START = { model: 'gpt-live-1', audio: { format: PCMU } };
const TOOL_CALL = { name: 'hours', arguments: {} };
const SILENCE = Buffer.alloc(800, 0xff).toString('base64');

interface Message {
  readonly type: string;
  readonly error?: { readonly code: string | null; readonly message: string };
  readonly delegation?: { readonly id: string };
  readonly event?: { readonly type: string; readonly item?: { readonly call_id: string } };
  readonly reason?: string;
}

let sandbox: OpenAISandbox;
let address = '';
const script = new ModelScript([{ when: /hours/, answer: { toolCalls: [TOOL_CALL] } }]);

beforeAll(async () => {
  sandbox = new OpenAISandbox({ script, library, apiKey: 'sk-sandbox', liveSpeed: 20 });
  address = (await sandbox.start()).url.replace('http:', 'ws:');
});
afterAll(() => sandbox.stop());

/** A client that may do everything wrong. */
async function dial(query = '') {
  const socket = new WebSocket(`${address}/live/sessions${query}`, {
    headers: { authorization: 'Bearer sk-sandbox' },
  });
  const received: Message[] = [];
  socket.on('message', (data) => received.push(JSON.parse(data.toString())));
  socket.on('error', () => undefined);
  const closed = new Promise((resolve) => socket.on('close', resolve));
  await Promise.race([new Promise((resolve) => socket.on('open', resolve)), closed]);
  const send = (message: object) => socket.send(JSON.stringify(message));
  const next = (type: string) => eventually(() => received.find((message) => message.type === type));
  return { socket, closed, send, next, received, refusal: async () => (await next('error')).error };
}

async function started(session: object = {}) {
  const client = await dial();
  client.send({ type: 'session.start', session: { ...START, ...session } });
  await client.next('session.started');
  return client;
}

const append = (fields: object) => ({
  type: 'session.instructions.append',
  content: 'Listen.',
  delegation_id: null,
  ...fields,
});

describe('a start that GPT-Live refuses', () => {
  const message = (role: string, ...content: object[]) => ({ type: 'message', role, content });
  const text = { type: 'input_text', text: 'Hello.' };

  it.each([
    ['without a model', { model: undefined }, 'invalid_value'],
    ['with an unknown field', { speed: 1 }, 'unknown_parameter'],
    ['with mu-law that names no rate', { audio: { format: { type: 'audio/pcmu' } } }, 'invalid_value'],
    ['with an unknown field of the format', { audio: { format: { ...PCMU, bits: 8 } } }, 'unknown_parameter'],
    ['with a system message', { input: [message('system', text)] }, 'invalid_value'],
    ['with a message of two parts', { input: [message('user', text, text)] }, 'invalid_value'],
    ['with 129 messages', { input: Array(129).fill(message('user', text)) }, 'invalid_value'],
    [
      'with too long a history',
      { input: Array(5).fill(message('user', { ...text, text: 'x'.repeat(8_000) })) },
      'invalid_value',
    ],
    ['with too long instructions', { instructions: 'x'.repeat(70_000) }, 'invalid_value'],
  ])('%s', async (_name, session, code) => {
    const client = await dial();
    client.send({ type: 'session.start', session: { ...START, ...session } });
    expect((await client.refusal())?.code).toBe(code);
    await client.closed;
  });

  it('for an unknown model, and closes later', async () => {
    const client = await dial();
    client.send({ type: 'session.start', session: { ...START, model: 'gpt-live-9' } });
    expect((await client.refusal())?.code).toBe('model_not_found');
    expect(client.socket.readyState).toBe(WebSocket.OPEN);
    await client.closed;
  });

  it('when anything else comes first, or the address has a query', async () => {
    const early = await dial();
    early.send({ type: 'session.input_audio.append', audio: SILENCE });
    await early.refusal();
    await early.closed;
    expect((await dial('?model=gpt-live-1')).socket.readyState).not.toBe(WebSocket.OPEN);
  });
});

describe('what GPT-Live refuses in a session', () => {
  it.each([
    ['a second start', { type: 'session.start', session: START }],
    ['an unknown event', { type: 'response.cancel' }],
    ['an append without delegation_id', append({ delegation_id: undefined })],
    ['an append for an unknown delegation', append({ delegation_id: 'dlg_none' })],
    ['an append of more than 500 tokens', append({ content: 'x'.repeat(2_001) })],
    ['an empty append', append({ content: '' })],
    ['another voice', { type: 'session.update', session: { audio: { output: { voice: 'cedar' } } } }],
    ['a result under client delegation', { type: 'response.create' }],
  ])('%s', async (_name, message) => {
    const client = await started();
    client.send({ event_id: 'mine', ...message });
    expect(await client.refusal()).toMatchObject({ client_event_id: 'mine' });
    client.socket.close();
  });

  it('PCM of half a sample', async () => {
    const client = await started({ audio: { format: { type: 'audio/pcm', rate: 24_000 } } });
    client.send({ type: 'session.input_audio.append', audio: Buffer.alloc(961).toString('base64') });
    expect((await client.refusal())?.message).toContain('even');
    client.socket.close();
  });

  it('an order to go on before every result is there, and a result that nobody waits for', async () => {
    const client = await started({
      delegation: { type: 'responses', responses: { model: 'gpt-6-luna' } },
    });
    const feed = setInterval(() => client.send({ type: 'session.input_audio.append', audio: SILENCE }), 10);
    client.send(append({ content: 'Tell the hours.' }));
    const call = await eventually(() => client.received.find(({ event }) => event?.item)?.event?.item);
    client.send({ type: 'response.create' });
    expect((await client.refusal())?.message).toContain('missing');
    const output = { type: 'function_call_output', call_id: 'call_none', output: '{}' };
    client.send({ type: 'response.item.create', item: output });
    client.send({ type: 'response.item.create', item: { ...output, call_id: call.call_id } });
    client.send({ type: 'response.item.create', item: { ...output, call_id: call.call_id } });
    await eventually(() => client.received.filter(({ type }) => type === 'error').length === 3);
    clearInterval(feed);
    client.socket.close();
  });
});

describe('the clock of a session of GPT-Live', () => {
  it('stands still without audio: nothing is taken up and nothing is said', async () => {
    const client = await started();
    client.send(append({ content: 'Say exactly this now. <say>Hello.</say>' }));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(client.received.map(({ type }) => type)).toEqual(['session.started']);
    for (let piece = 0; piece < 20; piece += 1)
      client.send({ type: 'session.input_audio.append', audio: SILENCE });
    await client.next('session.instructions.appended');
    client.socket.close();
  });

  it('says at the close what was not taken up', async () => {
    const client = await started();
    client.send(append({ event_id: 'late' }));
    client.send({ type: 'session.close' });
    expect(await client.refusal()).toMatchObject({
      code: 'context_injection_incomplete',
      client_event_id: 'late',
    });
    expect((await client.next('session.closed')).reason).toBe('close_requested');
  });
});
