import { describe, expect, it } from 'vitest';
import type { PastCall } from '../../src/console/past/past-views.ts';
import type { CallView } from '../../src/console/views.ts';
import { EventViewer } from '../support/event-viewer.ts';
import { eventually } from '../support/eventually.ts';
import { GREETING } from '../support/phone.ts';
import { LONG_ANSWER, PROVIDERS, usePhones } from '../support/phones.ts';

const TOKEN = 'supervisor-token-of-the-tests';
const CONSOLE = 'https://console.example.com';
/** Two observers look at their clocks one after the other. */
const CLOCKS_MS = 30;

const phones = usePhones({ openai: { speed: 4 }, bedrock: { speed: 4, turnEndSilenceMs: 400 } });

async function ask<T>(origin: string, path: string): Promise<T> {
  const headers = { authorization: `Bearer ${TOKEN}` };
  const answer = await fetch(`${origin}/console/api${path}`, { headers });
  expect(answer.status).toBe(200);
  return (await answer.json()) as T;
}

/** The first event of a feed is the whole call. */
async function liveView(origin: string, sessionId: string): Promise<CallView> {
  const viewer = await EventViewer.open(origin, TOKEN, { path: `/console/api/calls/${sessionId}/feed` });
  const view = await eventually(() => viewer.events.find(({ type }) => type === 'view'));
  viewer.close();
  return view.data as CallView;
}

/** Times apart, and without the words that nobody heard. */
function shape({
  turns,
  marks,
  lanes,
  phase,
  outcome,
  bargeIns,
  turnCount,
  provider,
  costUsd,
  mood,
  language,
}: CallView) {
  return {
    turns: turns.map(({ role, kind, number, heardText, interrupted, partial, latency, tools }) => {
      const stages = latency?.stages.map(({ name }) => name);
      return {
        role,
        kind,
        number,
        heardText,
        interrupted,
        partial,
        stages,
        tools: tools.map(({ name }) => name),
      };
    }),
    marks: marks.map(({ atMs: _at, ...mark }) => mark),
    lanes: lanes.map(({ lane, kind, cut }) => ({ lane, kind, cut })),
    ...{ phase, outcome, bargeIns, turnCount, provider, costUsd, mood, language },
  };
}

function times({ turns, marks, lanes }: CallView): number[] {
  return [
    ...turns.flatMap(({ startedMs, endedMs = 0 }) => [startedMs, endedMs]),
    ...marks.map(({ atMs }) => atMs),
    ...lanes.flatMap(({ fromMs, toMs = 0 }) => [fromMs, toMs]),
  ];
}

describe.each(PROVIDERS)('a past call with %s', (provider) => {
  it('shows what the live page showed at its end, and its agent gets a link to it', async () => {
    const phone = await phones.connect({
      provider,
      alone: true,
      env: { CONSOLE_TOKEN: TOKEN, CONSOLE_URL: CONSOLE },
    });
    const { origin } = phone.gateway;
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-return-policy');
    await call.hearsPart(LONG_ANSWER, 700);
    await call.interrupts('caller-person');
    await phone.agent.sees(phone.caller);
    const token = (await call.session())?.handoff?.token ?? '';
    const record = await phone.gateway.services.store.readHandoff(token);
    expect(record?.attributes?.consoleUrl).toBe(`${CONSOLE}/console#/past/${call.sid}`);
    const live = await eventually(async () => {
      const view = await liveView(origin, call.sid);
      return view.outcome === undefined ? undefined : view;
    });
    const past = await eventually(async () => {
      const found = await ask<PastCall>(origin, `/past/${call.sid}`);
      return found.view.outcome !== undefined && found.timeline.isStored ? found : undefined;
    });
    expect(shape(past.view)).toEqual(shape(live));
    const apart = times(past.view).map((ms, index) => Math.abs(ms - (times(live)[index] ?? 0)));
    expect(Math.max(...apart)).toBeLessThanOrEqual(CLOCKS_MS);
    expect(past.view.bargeIns).toBe(1);
    expect(past.view.turns.find(({ interrupted }) => interrupted)?.heardText).not.toBe('');
    const escalation = past.view.marks.find((mark) => mark.kind === 'escalation');
    expect(escalation).toMatchObject({ action: 'transfer', rule: past.decidedBy, reason: past.reason });
    // To the cent, by part.
    const session = await call.session();
    const sum = past.cost.parts.reduce((usd, part) => usd + part.usd, 0);
    expect(past.cost.totalUsd).toBe(session?.costUsd);
    expect(sum).toBeCloseTo(session?.costUsd ?? -1, 5);
    expect(past.cost.parts.every((part) => part.provider === provider)).toBe(true);
    expect(phone.logged(call.sid, 'Hand-off prepared')[0]).toContain(`${CONSOLE}/console#/past/${call.sid}`);
    const { calls } = await ask<{ calls: { sessionId: string }[] }>(origin, '/past');
    expect(calls[0]?.sessionId).toBe(call.sid);
    call.hangsUp();
  });
});
