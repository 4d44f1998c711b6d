import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { reduceCall } from '../../src/console/call-view.ts';
import type { CallView } from '../../src/console/views.ts';
import type { EventViewer } from '../support/event-viewer.ts';
import { newSession } from '../support/session-table.ts';
import { CALLER, ConsoleRig, SUPERVISOR, VIEWER } from './console-rig.ts';

const MASKED = '+49••••••••678';
const SCRIPT = '<script>alert(1)</script>';
const rig = new ConsoleRig();

beforeAll(() => rig.start());
beforeEach(() => rig.configure());
afterEach(() => rig.closeViewers());
afterAll(() => rig.stop());

const patiently = (look: () => unknown) => vi.waitFor(look, { timeout: 10_000, interval: 20 });

function says(number: number, text: string) {
  const turn = { number, role: 'caller', text, startedAtMs: Date.now(), interrupted: false } as const;
  return { type: 'turn', turn } as const;
}

/** The call as a page has it that took the whole view and every event since. */
function reduced({ events }: EventViewer): CallView | undefined {
  return events.reduce<CallView | undefined>((view, { type, data }) => {
    if (type === 'view') return data;
    return type === 'event' && view ? reduceCall(view, data) : view;
  }, undefined);
}

describe('the list of live calls', () => {
  it('has each call with its masked caller; its changes come by themselves', async () => {
    const tell = rig.call('CA1');
    const viewer = await rig.view('/feed', VIEWER);
    await patiently(() => expect(viewer.events.map(({ type }) => type)).toEqual(['stream', 'calls']));
    expect(viewer.events[1]?.data).toMatchObject({
      calls: [{ sessionId: 'CA1', caller: MASKED }],
      elsewhere: [],
    });
    tell({ type: 'ready', provider: 'nova', providerSessionId: 'p' });
    tell({ type: 'cost', costUsd: 0.5 });
    rig.call('CA2', { channel: 'browser', userId: 'ann' });
    await patiently(() => expect(viewer.events.filter(({ type }) => type === 'call')).toHaveLength(2));
    expect(viewer.events.slice(2).map(({ data }) => data)).toMatchObject([
      { sessionId: 'CA1', provider: 'nova', costUsd: 0.5 },
      { sessionId: 'CA2', channel: 'browser', caller: 'ann' },
    ]);
    expect(viewer.text).not.toContain(CALLER);
  });

  it('shows numbers in full to a supervisor who asks, which is logged, and to nobody else', async () => {
    rig.call('CA1');
    const revealed = await rig.get('/calls?reveal=1');
    expect(revealed.json().calls).toMatchObject([{ caller: CALLER }]);
    expect((await rig.get('/calls')).json().calls).toMatchObject([{ caller: MASKED }]);
    expect((await rig.get('/calls?reveal=1', VIEWER)).statusCode).toBe(403);
    expect(await rig.counted('consoleActions')).toEqual({ 'reveal done': 1, 'reveal supervisor_only': 1 });
    const viewer = await rig.view('/calls/CA1/feed?reveal=1');
    await patiently(() => expect(reduced(viewer)?.caller).toBe(CALLER));
    expect(rig.log.join('')).not.toContain(CALLER);
  });

  it('names the calls of other instances, and says where they are', async () => {
    const session = newSession({ ownerInstance: 'instance-b', provider: 'openai' });
    await rig.store.openSession(session);
    const { elsewhere } = (await rig.get('/calls')).json();
    expect(elsewhere).toMatchObject([
      { instance: 'instance-b', sessionId: session.sessionId, provider: 'openai', caller: '+14••••••100' },
    ]);
    const answer = await rig.get(`/calls/${session.sessionId}/feed`);
    expect([answer.statusCode, answer.json().error]).toEqual([409, 'elsewhere']);
    expect(answer.json().message).toMatch(/instance-b/);
    expect((await rig.get('/calls/CA404/feed')).json()).toMatchObject({ error: 'not_found' });
  });

  it('says when the table cannot be read', async () => {
    const down = new ConsoleRig();
    await down.start();
    await down.table.sandbox.stop();
    const list = (await down.get('/calls')).json();
    expect(list).toMatchObject({
      calls: [],
      elsewhere: [],
      elsewhereFault: expect.stringMatching(/does not answer/),
    });
    expect((await down.get('/calls/CA1/feed')).json()).toMatchObject({ error: 'store_unavailable' });
    await down.stop();
  });
});

describe('the feed of one call', () => {
  it('is the whole call, then every event: the page has what the gateway has', async () => {
    const tell = rig.call('CA1');
    tell(says(1, 'where is my order'));
    const viewer = await rig.view('/calls/CA1/feed', VIEWER);
    await patiently(() => expect(reduced(viewer)?.turns).toHaveLength(1));
    tell({ type: 'assistant_saying', answerId: 'r1', kind: 'answer', words: 'It' });
    tell({ type: 'assistant_saying', answerId: 'r1', kind: 'answer', words: 'It is on' });
    tell({ type: 'assistant_saying', answerId: 'r1', kind: 'answer', words: 'It is on its way' });
    await patiently(() => expect(reduced(viewer)?.turns[1]?.comingText).toBe('It is on its way'));
    // Of words that come faster than a page can show, only the newest do.
    expect(viewer.events.filter(({ data }) => data.event?.type === 'assistant_saying')).toHaveLength(2);
    const late = await rig.view('/calls/CA1/feed');
    await patiently(() => expect(reduced(late)).toEqual(reduced(viewer)));
  });

  it('goes on where a viewer was, and is sent whole when too much was missed', async () => {
    const tell = rig.call('CA1');
    const first = await rig.view('/calls/CA1/feed');
    tell({ type: 'cost', costUsd: 1 });
    await patiently(() => expect(first.events.at(-1)?.type).toBe('event'));
    const lastId = first.events.at(-1)?.id ?? '';
    first.close();
    tell({ type: 'cost', costUsd: 2 });
    const second = await rig.view('/calls/CA1/feed', SUPERVISOR, { 'last-event-id': lastId });
    await patiently(() => expect(second.events.map(({ type }) => type)).toEqual(['stream', 'event']));
    second.close();
    for (let more = 0; more < 1_000; more += 1) tell({ type: 'cost', costUsd: more });
    for (const id of [lastId, 'other.1', '<script>']) {
      const third = await rig.view('/calls/CA1/feed', SUPERVISOR, { 'last-event-id': id });
      await patiently(() => expect(third.events.map(({ type }) => type)).toEqual(['stream', 'gap', 'view']));
      expect(reduced(third)?.costUsd).toBe(999);
    }
  });

  it('shows words masked, and those of a longer number only when they are over', async () => {
    const tell = rig.call('CA1');
    const viewer = await rig.view('/calls/CA1/feed');
    tell({ type: 'caller_saying', words: 'my card is 4111 1111' });
    await patiently(() => expect(reduced(viewer)?.turns[0]?.heardText).toBe('my card is …'));
    tell(says(1, 'my card is 4111 1111'));
    tell(says(3, '1111 1111'));
    await patiently(() =>
      expect(reduced(viewer)?.turns.map(({ heardText }) => heardText)).toEqual([
        'my card is [card]',
        '[card]',
      ]),
    );
  });

  it('has no words at all where the operator wants none', async () => {
    await rig.configure({ env: { CONSOLE_INCLUDE_TEXT: 'false' } });
    const tell = rig.call('CA1');
    const viewer = await rig.view('/calls/CA1/feed');
    tell({ type: 'caller_saying', words: 'my secret' });
    tell(says(1, 'my secret'));
    tell({ type: 'assistant_saying', answerId: 'r1', kind: 'answer', words: 'your secret' });
    tell({ type: 'assistant_heard', answerId: 'r1', words: 'your secret' });
    tell({
      type: 'answered',
      answer: { answerId: 'r1', itemIds: [], text: 'your secret', question: 'secret' },
    });
    await patiently(() => expect(reduced(viewer)?.turns).toHaveLength(2));
    await patiently(() => expect(viewer.text).toContain('"answered"'));
    expect(viewer.text).not.toContain('secret');
    expect((await rig.get('/me')).json()).toMatchObject({ capture: false });
  });

  it('is JSON, whatever callers are called and say', async () => {
    const tell = rig.call('CA1', { channel: 'browser', userId: SCRIPT });
    tell(says(1, `${SCRIPT}\n\nevent: over\ndata: {}`));
    const list = await rig.get('/calls');
    expect(list.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'x-content-type-options': 'nosniff',
    });
    expect(list.json().calls[0].caller).toBe(SCRIPT);
    const viewer = await rig.view('/calls/CA1/feed');
    await patiently(() => expect(reduced(viewer)?.turns[0]?.heardText).toContain(SCRIPT));
    expect(viewer.headers.get('content-type')).toBe('text/event-stream');
    expect(viewer.events.map(({ type }) => type)).toEqual(['stream', 'view']);
  });

  it('shows a call that lost its connection until it is back, and one that is over for a while', async () => {
    const tell = rig.call('CA1');
    const ended = { provider: 'nova', seconds: 1, turns: 0, costUsd: 0 } as const;
    tell({ type: 'ended', outcome: 'stream_lost', ...ended });
    expect((await rig.get('/calls')).json().calls).toMatchObject([{ phase: 'lost' }]);
    const again = rig.call('CA1', { resumeCount: 1 });
    expect((await rig.get('/calls')).json().calls).toMatchObject([{ phase: 'loading' }]);
    again({ type: 'ended', outcome: 'caller_hung_up', ...ended });
    expect((await rig.get('/calls')).json().calls).toMatchObject([
      { phase: 'ended', outcome: 'caller_hung_up' },
    ]);
    const viewer = await rig.view('/calls/CA1/feed');
    await patiently(() => expect(reduced(viewer)?.phase).toBe('ended'));
  });

  it('ends with the process', async () => {
    rig.call('CA1');
    const [one, list] = [await rig.view('/calls/CA1/feed'), await rig.view('/feed')];
    await rig.app.close();
    await patiently(() => expect([one.isOver, list.isOver]).toEqual([true, true]));
    expect(one.events.map(({ type }) => type).slice(-2)).toEqual(['over', 'end']);
  });
});

describe('viewers', () => {
  it('have a hundred places; the next one is answered in words, and nobody is hurt', async () => {
    rig.call('CA1');
    const viewers = await Promise.all(
      Array.from({ length: 500 }, (_, index) => rig.view(index % 2 === 0 ? '/feed' : '/calls/CA1/feed')),
    );
    const statuses = viewers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(100);
    expect(statuses.filter((status) => status === 503)).toHaveLength(400);
    const refused = await rig.get('/feed');
    expect(refused.json()).toMatchObject({
      error: 'too_many_viewers',
      message: expect.stringMatching(/Close pages/),
    });
    expect(refused.headers['retry-after']).toBe('5');
    rig.closeViewers();
    await patiently(async () => expect(await rig.counted('consoleViewers')).toEqual({ '': 0 }));
    expect((await rig.view('/feed')).status).toBe(200);
  });

  it('who do not read are cut off, and the call goes on', async () => {
    const tell = rig.call('CA1');
    const { port } = new URL(rig.origin);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(
      `GET /console/api/calls/CA1/feed HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${SUPERVISOR}\r\n\r\n`,
    );
    await patiently(async () => expect(await rig.counted('consoleViewers')).toEqual({ '': 1 }));
    socket.pause();
    const words = 'word '.repeat(2_000);
    await patiently(async () => {
      for (let turn = 1; turn < 200; turn += 1) tell(says(turn, words));
      await new Promise((resolve) => setTimeout(resolve, 30));
      expect(await rig.counted('consoleViewers')).toEqual({ '': 0 });
    });
    expect((await rig.metrics.consoleViewersCut.get()).values[0]?.value).toBe(1);
    expect((await rig.get('/calls')).json().calls).toHaveLength(1);
    socket.destroy();
  });
});
