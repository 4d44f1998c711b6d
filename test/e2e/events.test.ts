import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EventApiSandbox } from '../../sandbox/appsync.ts';
import { SANDBOX } from '../../sandbox/telephone-network.ts';
import type { GatewayEvent } from '../../src/events/gateway-event.ts';
import { Browser, fetchToken, WEB, WEB_ENV } from '../support/browser.ts';
import { EventViewer } from '../support/event-viewer.ts';
import { eventually } from '../support/eventually.ts';
import { GREETING, type Phone } from '../support/phone.ts';
import { HOURS, LONG_ANSWER, PROVIDERS, SUNDAY, usePhones } from '../support/phones.ts';

const API_KEY = 'da2-event-key';
const NAMESPACE = 'voice';

const phones = usePhones();
const appsync = new EventApiSandbox({
  ...{ apiKey: API_KEY, credentials: SANDBOX.credentials, namespace: NAMESPACE },
});
const dead = new EventApiSandbox({
  ...{ apiKey: API_KEY, credentials: SANDBOX.credentials, namespace: NAMESPACE },
});
let settings: Record<string, string>;

beforeAll(async () => {
  const { url } = await appsync.start();
  settings = {
    ...{ APPSYNC_EVENTS_URL: url, APPSYNC_EVENTS_NAMESPACE: NAMESPACE, APPSYNC_API_KEY: API_KEY },
    ...{ EVENTS_INCLUDE_TEXT: 'true', LOG_LEVEL: 'trace', ...WEB_ENV },
  };
});
afterAll(() => Promise.all([appsync.stop(), dead.stop()]));

/** What AppSync has of a session, in the order in which it came. */
function publishedOf(sessionId: string): GatewayEvent[] {
  return appsync.published
    .filter(({ channel }) => channel.endsWith(`/${sessionId}`))
    .map(({ event }) => event as GatewayEvent);
}

/** The kinds of these events in order, without those whose number depends on the model. */
function storyOf(events: readonly GatewayEvent[]): string[] {
  return events
    .filter(({ kind }) => kind !== 'first_audio' && kind !== 'made')
    .map(({ kind, data }) => [kind, data.state ?? data.reason ?? data.text].filter(Boolean).join(': '));
}

function expectNoGap(events: readonly GatewayEvent[]): void {
  expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
}

/** Greeting, an interruption, an answer, a hand-off. */
async function wholeCall(phone: Phone) {
  const call = await phone.dials();
  await call.hears(GREETING);
  await call.says('caller-return-policy');
  await call.hearsPart(LONG_ANSWER, 1_000);
  await call.interrupts('caller-sunday');
  await call.hears(SUNDAY);
  await call.says('caller-person');
  await call.hears(phone.lines.hold);
  await phone.agent.sees(call.carrierCall.from);
  phone.agent.hangsUp();
  await call.ends();
  return call;
}

describe.concurrent.each(PROVIDERS)('the events of sessions with %s', (provider) => {
  it('tell a whole phone call, to AppSync and to viewers alike, and nothing of it to the log', async () => {
    const phone = await phones.connect({ provider, alone: true, env: settings });
    const viewer = await EventViewer.open(phone.gateway.origin, WEB.apiKey);
    const call = await wholeCall(phone);
    const isOver = () => publishedOf(call.sid).some(({ kind }) => kind === 'ended');
    await eventually(isOver, 10_000);
    const events = publishedOf(call.sid);
    expectNoGap(events);
    const story = storyOf(events);
    expect(story[0]).toBe('started');
    expect(story).toEqual(expect.arrayContaining(['ready', `heard: ${GREETING}`, 'interrupted']));
    expect(story).toEqual(expect.arrayContaining(['escalation: explicit_request', 'handoff: begins']));
    expect(story.slice(-2)).toEqual(['handoff: dialling', 'ended: handed_off']);
    const cut = events.find(({ kind, data }) => kind === 'heard' && data.interrupted === true);
    expect(LONG_ANSWER.startsWith(String(cut?.data.text))).toBe(true);
    await eventually(
      () => viewer.ofSessions.filter(({ data }) => data.sessionId === call.sid).length === events.length,
    );
    expect(
      viewer.ofSessions.map(({ data }) => data).filter(({ sessionId }) => sessionId === call.sid),
    ).toEqual(events);
    viewer.close();
    const sent = JSON.stringify(appsync.published);
    expect(sent).not.toContain(call.carrierCall.from.slice(1));
    const log = phone.log.join('');
    for (const text of [API_KEY, WEB.apiKey, GREETING, String(cut?.data.text)])
      expect(log).not.toContain(text);
  });

  it('tell a whole session in a browser to its user, and to no other', async () => {
    const phone = await phones.connect({ provider, alone: true, env: settings });
    const { origin } = phone.gateway;
    const [ann, bob] = [`ann-${provider}`, `bob-${provider}`];
    const own = await EventViewer.open(origin, await fetchToken(origin, ann));
    const other = await EventViewer.open(origin, await fetchToken(origin, bob));
    const browser = await Browser.begin(origin, ann);
    await browser.ready();
    await browser.heard('assistant', GREETING);
    await browser.says(phone.network.library.utterance('caller-open-tomorrow').mulaw);
    await browser.heard('assistant', HOURS, 15_000);
    browser.end();
    await browser.closes();
    await eventually(() => own.ofSessions.some(({ data }) => data.kind === 'ended'));
    const seen = own.ofSessions.map(({ data }) => data as GatewayEvent);
    expectNoGap(seen);
    expect(
      new Set(seen.map(({ sessionId, userId, channel }) => `${channel} ${userId} ${sessionId}`)),
    ).toEqual(new Set([`browser ${ann} ${browser.sessionId}`]));
    const story = storyOf(seen);
    expect(story).toEqual(
      expect.arrayContaining(['started', 'ready', `heard: ${GREETING}`, `heard: ${HOURS}`]),
    );
    expect(story.at(-1)).toBe('ended: caller_hung_up');
    await eventually(() => publishedOf(browser.sessionId).length === seen.length);
    expect(publishedOf(browser.sessionId)).toEqual(seen);
    expect(
      appsync.published.some(({ channel }) => channel === `/${NAMESPACE}/${ann}/${browser.sessionId}`),
    ).toBe(true);
    expect(other.ofSessions).toEqual([]);
    own.close();
    other.close();
  });

  it.each(['hang', 'refuse'] as const)('change nothing for the caller when AppSync does %s', async (what) => {
    const url = what === 'hang' ? (await deadAddress()).url : 'http://127.0.0.1:9/event';
    dead.misbehave('hang');
    const phone = await phones.connect({
      provider,
      alone: true,
      env: { ...settings, APPSYNC_EVENTS_URL: url },
    });
    const call = await wholeCall(phone);
    await call.hasStatus('HANDED_OFF');
    const { values } = await phone.gateway.services.metrics.eventsPublished.get();
    const published = values.find(({ labels }) => labels.result === 'published')?.value;
    expect(published).toBe(0);
  });
});

let deadStarted: Promise<{ readonly url: string }> | undefined;
function deadAddress(): Promise<{ readonly url: string }> {
  deadStarted ??= dead.start();
  return deadStarted;
}
