import { connect } from 'node:net';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WrittenEvent } from '../../src/events/event-writer.ts';
import { GatewayRig } from '../http/gateway-rig.ts';
import { fetchToken, WEB, WEB_ENV } from '../support/browser.ts';
import { EventViewer } from '../support/event-viewer.ts';

const rig = new GatewayRig();
const OTHER = 'https://other.example.test';
let gateway = '';
const viewers: EventViewer[] = [];

beforeEach(async () => {
  if (gateway === '') await rig.start();
  await rig.configure({ OPENAI_API_KEY: 'sk-test', ...WEB_ENV });
  gateway = await rig.app.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(() => {
  for (const viewer of viewers.splice(0)) viewer.close();
});
afterAll(() => rig.stop());

async function view(...given: Parameters<typeof EventViewer.open>): Promise<EventViewer> {
  const viewer = await EventViewer.open(...given);
  viewers.push(viewer);
  return viewer;
}

async function viewAs(userId: string, headers: Record<string, string> = {}): Promise<EventViewer> {
  return view(gateway, await fetchToken(gateway, userId), { headers });
}

let sequence = 0;
function happens(userId?: string, size = 1): void {
  sequence += 1;
  const event: WrittenEvent['event'] = {
    ...({ type: 'voice_session_event', kind: 'ready', stream: 0, sequence } as const),
    ...{ time: new Date(0).toISOString(), data: { provider: 'x'.repeat(size) } },
    ...(userId === undefined
      ? ({ sessionId: 'CA1', channel: 'phone' } as const)
      : ({ sessionId: `VB-${userId}`, channel: 'browser', userId } as const)),
  };
  rig.feed.append({ event, json: JSON.stringify(event) });
}

const patiently = (look: () => unknown) => vi.waitFor(look, { timeout: 10_000, interval: 10 });
const sessionsOf = (viewer: EventViewer) => viewer.ofSessions.map(({ data }) => data.sessionId);

async function refusals(): Promise<Record<string, number>> {
  const { values } = await rig.metrics.requestsRefused.get();
  return Object.fromEntries(values.map(({ labels, value }) => [String(labels.reason), value]));
}

async function viewing(): Promise<number> {
  return (await rig.metrics.eventViewers.get()).values[0]?.value ?? 0;
}

describe('GET /voice/events', () => {
  it('shows a user their own sessions only, and the operator those that they ask for', async () => {
    const [ann, bob] = [await viewAs('ann'), await viewAs('bob')];
    const all = await view(gateway, WEB.apiKey);
    const ofAnn = await view(gateway, WEB.apiKey, { query: '?userId=ann' });
    happens('ann');
    happens('bob');
    happens();
    await patiently(() => expect(sessionsOf(all)).toEqual(['VB-ann', 'VB-bob', 'CA1']));
    await patiently(() => expect(sessionsOf(bob)).toEqual(['VB-bob']));
    expect(sessionsOf(ann)).toEqual(['VB-ann']);
    expect(sessionsOf(ofAnn)).toEqual(['VB-ann']);
    expect(ann.events[0]).toMatchObject({ type: 'stream', data: { instance: 'rig', sessions: 'user' } });
    expect(Object.fromEntries(ann.headers)).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
    expect(await viewing()).toBe(4);
    ann.close();
    await patiently(async () => expect(await viewing()).toBe(3));
  });

  it('resumes after the last event, and not with an id of another instance', async () => {
    const first = await viewAs('ann');
    happens('ann');
    await patiently(() => expect(first.ofSessions).toHaveLength(1));
    first.close();
    happens('bob');
    happens('ann');
    const lastId = first.ofSessions[0]?.id ?? '';
    const second = await viewAs('ann', { 'last-event-id': lastId });
    await patiently(() => expect(second.ofSessions).toHaveLength(1));
    expect(second.events.map(({ type }) => type)).toEqual(['stream', 'voice_session_event']);
    const third = await viewAs('ann', { 'last-event-id': lastId.replace('rig', 'elsewhere') });
    await patiently(() => expect(third.ofSessions).toHaveLength(2));
    expect(third.events[1]).toMatchObject({ type: 'gap', data: { reason: 'other_instance' } });
  });

  it('takes a token once, from its own page, and never from the address', async () => {
    const token = await fetchToken(gateway, 'ann');
    const page = await view(gateway, token, { headers: { origin: WEB.origin } });
    expect(page.status).toBe(200);
    expect(page.headers.get('access-control-allow-origin')).toBe(WEB.origin);
    expect((await view(gateway, token)).status).toBe(401);
    const fresh = await fetchToken(gateway, 'ann');
    expect((await view(gateway, fresh, { headers: { origin: OTHER } })).status).toBe(403);
    expect((await view(gateway, '', { query: `?token=${fresh}&access_token=${fresh}` })).status).toBe(401);
    expect((await view(gateway, `${fresh}x`)).status).toBe(401);
    expect((await view(gateway, WEB.tokenKey)).status).toBe(401);
    expect((await view(gateway, WEB.apiKey, { query: '?userId=' })).status).toBe(400);
    expect((await view(gateway, WEB.apiKey, { query: '?userId=a&userId=b' })).status).toBe(400);
    expect(await refusals()).toMatchObject({
      events_token_used: 1,
      events_origin_not_allowed: 1,
      events_token_missing: 1,
      events_token_forged: 1,
      events_token_malformed: 1,
    });
    const log = rig.log.join('');
    for (const secret of [token, fresh, WEB.apiKey]) expect(log).not.toContain(secret);
  });

  it('lets pages of the listed origins ask, and no others', async () => {
    const ask = (origin: string) =>
      fetch(`${gateway}/voice/events`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'GET' },
      });
    const allowed = await ask(WEB.origin);
    expect([allowed.status, allowed.headers.get('access-control-allow-headers')]).toEqual([
      ...[204, 'Authorization, Last-Event-ID'],
    ]);
    expect((await ask(OTHER)).headers.has('access-control-allow-origin')).toBe(false);
  });

  it('has a place for each user, and some that the operator keeps', async () => {
    const mine = [await viewAs('ann'), await viewAs('ann'), await viewAs('ann')];
    const fourth = await viewAs('ann');
    expect([fourth.status, fourth.headers.get('retry-after')]).toEqual([429, '5']);
    expect((await viewAs('bob')).status).toBe(200);
    mine[0]?.close();
    await patiently(async () => expect((await viewAs('ann')).status).toBe(200));
  });

  it('cuts off a viewer who does not read; the others see everything', async () => {
    const reader = await view(gateway, WEB.apiKey);
    const { port, hostname } = new URL(gateway);
    const lazy = connect(Number(port), hostname);
    lazy.on('error', () => undefined);
    lazy.pause();
    lazy.write(`GET /voice/events HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${WEB.apiKey}\r\n\r\n`);
    await patiently(async () => expect(await viewing()).toBe(2));
    const cut = async () => (await rig.metrics.eventViewersCut.get()).values[0]?.value;
    await patiently(async () => {
      for (let count = 0; count < 20; count += 1) happens('ann', 20_000);
      expect(await cut()).toBe(1);
    });
    await patiently(async () => expect(await viewing()).toBe(1));
    lazy.destroy();
    const sent = sequence;
    await patiently(() => expect(reader.ofSessions.at(-1)?.data.sequence).toBe(sent));
  });

  it('ends when the gateway does, and takes nobody while it drains', async () => {
    const viewer = await viewAs('ann');
    happens('ann');
    rig.callControl.refused = 'draining';
    expect((await viewAs('ann')).status).toBe(503);
    await rig.app.close();
    await patiently(() => expect(viewer.isOver).toBe(true));
    expect(viewer.events.map(({ type }) => type)).toEqual(['stream', 'voice_session_event', 'end']);
    expect(viewer.text).toMatch(/retry: 1000\nevent: end/);
  });

  it('is not there while voice in the browser is off', async () => {
    await rig.configure();
    const origin = await rig.app.listen({ host: '127.0.0.1', port: 0 });
    expect((await fetch(`${origin}/voice/events`)).status).toBe(404);
  });
});
