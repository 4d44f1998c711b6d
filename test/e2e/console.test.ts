import { describe, expect, it } from 'vitest';
import { reduceCall } from '../../src/console/call-view.ts';
import type { CallView } from '../../src/console/views.ts';
import { Browser, fetchToken, WEB_ENV } from '../support/browser.ts';
import { ConsoleDesk } from '../support/console-desk.ts';
import { EventViewer } from '../support/event-viewer.ts';
import { eventually } from '../support/eventually.ts';
import { GREETING } from '../support/phone.ts';
import { HOURS, LONG_ANSWER, PROVIDERS, SUNDAY, usePhones } from '../support/phones.ts';

const SUPERVISOR = 'supervisor-token-0123456789';
const VIEWER = 'viewer-token-0123456789';
const ENV = { CONSOLE_TOKEN: SUPERVISOR, CONSOLE_VIEWER_TOKEN: VIEWER, LOG_LEVEL: 'trace', ...WEB_ENV };
/** Mu-law, and what counts as silence of it. */
const BYTES_PER_MS = 8;
const SILENCE: readonly number[] = [0xff, 0x7f];

const phones = usePhones();

const follow = (origin: string, sessionId: string) =>
  EventViewer.open(origin, VIEWER, { path: `/console/api/calls/${sessionId}/feed` });

/** The call as a page has it that has followed its feed. */
function viewOf({ events }: EventViewer): CallView {
  let view: CallView | undefined;
  for (const { type, data } of events) {
    if (type === 'view') view = data;
    else if (type === 'event' && view) view = reduceCall(view, data);
  }
  if (!view) throw new Error('no view has come');
  return view;
}

const lengthOf = (spans: CallView['lanes']) =>
  spans.reduce((sum, { fromMs, toMs = fromMs }) => sum + toMs - fromMs, 0);

describe.concurrent.each(PROVIDERS)('a call with %s in the console', (provider) => {
  it('is what the store has and the caller heard', async () => {
    const phone = await phones.connect({ provider, alone: true, env: ENV });
    const { origin } = phone.gateway;
    const call = await phone.dials();
    await call.hears(GREETING);
    const viewer = await follow(origin, call.sid);
    await call.says('caller-return-policy');
    await call.hearsPart(LONG_ANSWER, 1_500);
    const during = viewOf(viewer).turns.at(-1);
    expect(during).toMatchObject({ role: 'assistant', partial: true });
    expect(LONG_ANSWER.startsWith(during?.heardText ?? '-')).toBe(true);
    expect(during?.heardText).not.toBe('');
    await call.interrupts('caller-sunday');
    await call.hears(SUNDAY);
    await call.says('caller-person');
    await call.hears(phone.lines.hold);
    await phone.agent.sees(call.carrierCall.from);
    phone.agent.hangsUp();
    await call.ends();
    await eventually(() => viewOf(viewer).outcome !== undefined);
    const view = viewOf(viewer);
    const late = await follow(origin, call.sid);
    await eventually(() => late.events.some(({ type }) => type === 'view'));
    expect(viewOf(late)).toEqual(view);

    const stored = (await call.turns()).map(({ number, role, text, interrupted }) => ({
      number,
      role,
      text,
      interrupted,
    }));
    // The line of a hand-off may silence an answer before its first sound: its words are struck through, and no turn.
    const unheard = view.turns.filter(({ number }) => number === 0);
    expect(unheard.every(({ heardText, cutText }) => heardText === '' && cutText !== '')).toBe(true);
    const heard = view.turns.filter(({ number }) => number > 0);
    const shown = heard.map(({ number, role, heardText: text, interrupted }) => ({
      number,
      role,
      text,
      interrupted,
    }));
    expect(shown.toSorted((a, b) => a.number - b.number)).toEqual(
      stored.toSorted((a, b) => a.number - b.number),
    );
    const cut = heard.find(({ cutText }) => cutText.trim() !== '');
    expect(`${cut?.heardText}${cut?.cutText}`).toBe(LONG_ANSWER);
    expect(view).toMatchObject({
      provider,
      phase: 'ended',
      outcome: 'handed_off',
      handoff: 'dialling',
      bargeIns: 1,
    });
    expect(view.costUsd).toBeCloseTo((await call.session())?.costUsd ?? -1, 6);

    const kinds = view.marks.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['ready', 'barge_in', 'escalation', 'handoff', 'ended']));
    expect(view.marks.find(({ kind }) => kind === 'escalation')).toMatchObject({
      ...{ action: 'transfer', reason: 'explicit_request', score: expect.any(Number) },
      turn: view.turns.find(({ heardText }) => /person|human|agent|someone/i.test(heardText))?.number,
    });
    const spoken = view.lanes.filter(({ lane }) => lane === 'assistant');
    const heardMs = call.carrierCall.heard.filter((byte) => !SILENCE.includes(byte)).length / BYTES_PER_MS;
    // Lines have pauses, and Twilio's own words after the stream are not on the lane.
    expect(lengthOf(spoken)).toBeGreaterThan(heardMs * 0.7);
    expect(lengthOf(spoken)).toBeLessThan(heardMs * 1.6);
    expect(spoken.filter(({ cut: isCut }) => isCut).length).toBeGreaterThan(0);
    expect(view.lanes.filter(({ lane }) => lane === 'caller').length).toBeGreaterThan(1);
    const timed = view.turns.flatMap(({ latency }) => latency ?? []);
    expect(timed.length).toBeGreaterThan(0);
    // The models here wait for 400 ms of silence or more before they answer.
    for (const { totalMs } of timed) expect(totalMs).toBeGreaterThan(350);
    for (const { totalMs, stages } of timed)
      expect(Math.abs(stages.reduce((sum, { ms }) => sum + ms, 0) - totalMs)).toBeLessThanOrEqual(
        stages.length,
      );

    const log = phone.log.join('');
    for (const secret of [SUPERVISOR, VIEWER, GREETING, SUNDAY, call.carrierCall.from])
      expect(log).not.toContain(secret);
    for (const each of [viewer, late]) {
      expect(each.text).not.toContain(call.carrierCall.from);
      each.close();
    }
  });

  it('is shown for a browser too', async () => {
    const phone = await phones.connect({ provider, alone: true, env: ENV });
    const { origin } = phone.gateway;
    const list = await EventViewer.open(origin, VIEWER, { path: '/console/api/feed' });
    const browser = await Browser.begin(origin, 'ann');
    await browser.ready();
    await browser.heard('assistant', GREETING);
    const viewer = await follow(origin, browser.sessionId);
    await browser.says(phone.network.library.utterance('caller-open-tomorrow').mulaw);
    await browser.heard('assistant', HOURS, 15_000);
    browser.end();
    await browser.closes();
    await eventually(() => viewer.events.length > 0 && viewOf(viewer).outcome !== undefined);
    const view = viewOf(viewer);
    expect(view).toMatchObject({ channel: 'browser', caller: 'ann', outcome: 'caller_hung_up' });
    expect(view.turns.map(({ heardText }) => heardText)).toEqual(expect.arrayContaining([GREETING, HOURS]));
    await eventually(() =>
      list.events.some(({ type, data }) => type === 'call' && data.outcome === 'caller_hung_up'),
    );
    list.close();
    viewer.close();
  });
});

describe('the console of a gateway', () => {
  it('is not there without a token', async () => {
    const phone = await phones.connect({ provider: 'openai', alone: true, env: WEB_ENV });
    expect(await fetchToken(phone.gateway.origin, 'ann')).not.toBe('');
    for (const path of ['/console', '/console/api/me', '/console/api/calls'])
      expect((await fetch(phone.gateway.origin + path)).status).toBe(404);
  });

  it('shows a caller who is back because no person was reached', async () => {
    const phone = await phones.connect({ provider: 'openai', alone: true, env: ENV });
    phone.agent.is('busy');
    const call = await phone.dials();
    await call.hears(GREETING);
    const viewer = await follow(phone.gateway.origin, call.sid);
    await call.says('caller-person');
    await call.hears(phone.lines.nobodyFree);
    await eventually(() => viewOf(viewer).handoff === 'busy');
    expect(viewOf(viewer)).not.toHaveProperty('outcome');
    call.hangsUp();
    await eventually(() => viewOf(viewer).phase === 'ended');
    expect(viewOf(viewer)).toMatchObject({ handoff: 'busy', outcome: 'caller_hung_up' });
    viewer.close();
  });

  it('tells which instance has a call', async () => {
    const phone = await phones.connect({ provider: 'openai', alone: true, instances: 2, env: ENV });
    const call = await phone.dials();
    await call.hears(GREETING);
    const here = phone.gateway.origin;
    phone.useInstance(1);
    const there = phone.gateway.origin;
    const listOf = async (origin: string) => {
      const answer = await fetch(`${origin}/console/api/calls`, {
        headers: { authorization: `Bearer ${VIEWER}` },
      });
      // biome-ignore lint/suspicious/noExplicitAny: tests look into answers freely
      const list: any = await answer.json();
      return list;
    };
    const own = await listOf(here);
    // The table is that of other tests too.
    expect(own.calls).toMatchObject([{ sessionId: call.sid, phase: 'conversing' }]);
    expect(own.elsewhere.map(({ sessionId }: { sessionId: string }) => sessionId)).not.toContain(call.sid);
    const other = await listOf(there);
    expect(other.calls).toEqual([]);
    expect(other.elsewhere).toContainEqual(
      expect.objectContaining({ sessionId: call.sid, provider: 'openai' }),
    );
    const refused = await follow(there, call.sid);
    expect(refused.status).toBe(409);
    const acted = await new ConsoleDesk(there).act(call.sid, 'end', {}, { token: SUPERVISOR });
    expect(acted).toMatchObject({ status: 409, body: { error: 'elsewhere' } });
    expect(acted.body.message).toMatch(/^Instance \S+ has this call/);
    const counted = { action: 'end', result: 'elsewhere' };
    expect(await phone.metric('gateway_console_actions_total', counted)).toBe(1);
    call.hangsUp();
    await call.ends();
  });
});
