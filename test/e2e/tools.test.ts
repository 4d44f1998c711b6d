import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ENGLISH_LINES } from '../../src/spoken/en.ts';
import { eventually } from '../support/eventually.ts';
import { GREETING } from '../support/phone.ts';
import type { PhoneCall } from '../support/phone-call.ts';
import { PROVIDERS, SUNDAY, TUESDAY, usePhones } from '../support/phones.ts';
import { TimedTool } from '../support/timed-tool.ts';

const { looking, stillLooking } = ENGLISH_LINES;
const CALLS = 'gateway_tool_calls_total';
const BOTH = 'It arrives on Tuesday, and seven are left.';
const TOO_LONG = 'That takes too long right now.';
const CANNOT = 'I cannot do that.';
const filler = { afterMs: 700, text: {} };

const status = new TimedTool('status', { result: { arrives: 'Tuesday' }, sources: ['orders'], filler });
const stock = new TimedTool('stock', { result: { left: 'seven' } });
const stuck = new TimedTool('stuck', { result: 'nothing', timeoutMs: 2_000, filler });
const draft = new TimedTool('draft', { result: { draft: 'done' }, cancellable: true });

const ask = (name: string, ms: number) => ({ name, arguments: { ms } });

const phones = usePhones({
  toolbox: [status, stock, stuck, draft],
  rules: [
    { when: /"arrives".*\n.*"left"|"left".*\n.*"arrives"/, answer: { text: BOTH } },
    { when: /"arrives"/, answer: { text: TUESDAY } },
    { when: /"timeout"/, answer: { text: TOO_LONG } },
    { when: /"unknown_tool"|"invalid_arguments"/, answer: { text: CANNOT } },
    { when: /where is my parcel/, answer: { toolCalls: [ask('status', 2_500)] } },
    { when: /hello/, answer: { toolCalls: [ask('status', 300)] } },
    { when: /yes please/, answer: { toolCalls: [ask('status', 9_000)] } },
    { when: /not arrived/, answer: { toolCalls: [ask('status', 200), ask('stock', 1_200)] } },
    { when: /return policy/, answer: { toolCalls: [ask('stuck', 60_000)] } },
    { when: /goodbye/, answer: { text: SUNDAY, thinkMs: 1_500 } },
    { when: /no thank you/, answer: { toolCalls: [ask('draft', 6_000)] } },
    {
      when: /call me back/,
      answer: {
        toolCalls: [
          { ...ask('status', 300), id: 'call_again' },
          { ...ask('status', 300), id: 'call_again' },
        ],
      },
    },
    {
      when: /open tomorrow/,
      answer: { toolCalls: [ask('fly', 1), { name: 'status', arguments: '{"ms":' }] },
    },
  ],
});

async function dial(provider: (typeof PROVIDERS)[number], env?: Readonly<Record<string, string>>) {
  const phone = await phones.connect({ provider, ...(env && { env, alone: true }) });
  const call = await phone.dials();
  await call.hears(GREETING);
  return { phone, call };
}

/** Twilio's word that the call is over may be on record before the call's own last figures. */
async function counted(call: PhoneCall) {
  await call.hasStatus('COMPLETED');
  return eventually(async () => {
    const session = await call.session();
    return session?.tools && session;
  });
}

describe.concurrent.each(PROVIDERS)('a caller of %s whose assistant uses a tool', (provider) => {
  it('hears a line while it runs, and then the result, which is on record', async () => {
    const { call } = await dial(provider);
    await call.says('caller-parcel');
    await call.hears(looking);
    await call.hears(TUESDAY);
    expect(status.runsOf(call.sid)).toHaveLength(1);
    const turn = await call.storedTurn(TUESDAY);
    expect([turn.tools, turn.sources]).toEqual([['status'], ['orders']]);
    expect((await call.storedTurn(looking)).tools).toBeUndefined();
    call.hangsUp();
    const session = await counted(call);
    expect([session.toolCalls, session.tools]).toEqual([1, { status: { ok: 1, failed: 0 } }]);
  });

  it('hears nothing before the result of a fast one', async () => {
    const { call } = await dial(provider);
    await call.says('caller-hello');
    await call.hears(TUESDAY);
    expect((await call.turns()).map(({ text }) => text)).not.toContain(looking);
    call.hangsUp();
    await call.ends();
  });

  it('hears another line when it takes long, and no third one', async () => {
    const { call } = await dial(provider);
    await call.says('caller-yes');
    await call.hears(looking);
    await call.hears(stillLooking);
    await call.hears(TUESDAY);
    await call.storedTurn(TUESDAY);
    const spoken = (await call.turns()).filter(({ role }) => role === 'assistant').map(({ text }) => text);
    expect(spoken).toEqual([GREETING, looking, stillLooking, TUESDAY]);
    call.hangsUp();
    await call.ends();
  });

  it('hears one answer to two that run at the same time', async () => {
    const { call } = await dial(provider);
    await call.says('caller-order-missing');
    await call.hears(BOTH);
    const [first] = status.runsOf(call.sid);
    const [second] = stock.runsOf(call.sid);
    expect(second?.startedMs).toBeLessThan(first?.endedMs ?? 0);
    expect((await call.storedTurn(BOTH)).tools).toEqual(['status', 'stock']);
    call.hangsUp();
    await call.ends();
  });

  it('is told when it takes too long', async () => {
    const { call } = await dial(provider);
    await call.says('caller-return-policy');
    await call.hears(looking);
    await call.hears(TOO_LONG);
    expect(stuck.runsOf(call.sid)).toMatchObject([{ aborted: true }]);
    call.hangsUp();
    expect((await counted(call)).tools).toEqual({ stuck: { ok: 0, failed: 1 } });
  });

  it('is answered once when the model calls it twice by the same id', async () => {
    const { call } = await dial(provider);
    await call.says('caller-call-back');
    await call.hears(TUESDAY);
    expect(status.runsOf(call.sid)).toHaveLength(1);
    await call.says('caller-sunday');
    await call.hears(SUNDAY);
    call.hangsUp();
    await call.ends();
  });

  it('is answered when there is no such tool, and when its arguments are no JSON', async () => {
    const { phone, call } = await dial(provider, { LOG_LEVEL: 'info' });
    await call.says('caller-open-tomorrow');
    await call.hears(CANNOT);
    expect(status.runsOf(call.sid)).toEqual([]);
    expect(await phone.metric(CALLS, { result: 'unknown_tool' })).toBe(1);
    expect(await phone.metric(CALLS, { result: 'invalid_arguments' })).toBe(1);
    await call.says('caller-sunday');
    await call.hears(SUNDAY);
    call.hangsUp();
    await call.ends();
  });

  it('may talk over the line meanwhile: that is answered first, and then comes the result', async () => {
    const { call } = await dial(provider);
    await call.says('caller-parcel');
    await call.hearsPart(looking, 300);
    await call.interrupts('caller-sunday');
    await call.hears(SUNDAY);
    await call.hears(TUESDAY);
    expect(status.runsOf(call.sid)).toMatchObject([{ aborted: false }]);
    call.hangsUp();
    await call.ends();
  });

  it('is answered by a model that thinks, although the next line is due', async () => {
    const { call } = await dial(provider);
    await call.says('caller-yes');
    await call.hears(looking);
    const [run] = status.runsOf(call.sid);
    // The answer is being prepared at six seconds.
    await delay(Math.max(0, (run?.startedMs ?? 0) + 3_600 - performance.now()));
    await call.says('caller-goodbye');
    await call.hears(SUNDAY);
    await call.hears(TUESDAY);
    call.hangsUp();
    await call.ends();
  });

  it('ends one that is cancellable by saying something else', async () => {
    const { phone, call } = await dial(provider, { LOG_LEVEL: 'warn' });
    await call.says('caller-no');
    await eventually(() => draft.runsOf(call.sid)[0]);
    await call.says('caller-sunday');
    await call.hears(SUNDAY);
    await eventually(() => draft.runsOf(call.sid)[0]?.aborted);
    expect(await phone.metric(CALLS, { tool: 'draft', result: 'cancelled' })).toBe(1);
    call.hangsUp();
    await call.ends();
  });

  it('ends it by hanging up', async () => {
    const { phone, call } = await dial(provider, { LOG_LEVEL: 'error' });
    await call.says('caller-yes');
    await eventually(() => status.runsOf(call.sid)[0]);
    call.hangsUp();
    await call.ends();
    await eventually(() => status.runsOf(call.sid)[0]?.aborted);
    expect(await phone.metric(CALLS, { tool: 'status', result: 'abandoned' })).toBe(1);
  });
});
