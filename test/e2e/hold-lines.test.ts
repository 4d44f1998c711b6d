import { describe, expect, it } from 'vitest';
import { spokenTruth } from '../../src/handoff/spoken-truth.ts';
import { shippedLines } from '../../src/spoken/shipped-lines.ts';
import { GREETING } from '../support/phone.ts';
import { SUNDAY, TUESDAY, usePhones } from '../support/phones.ts';
import { TimedTool } from '../support/timed-tool.ts';

/** Longer than what the caller says over it. */
const HOLD =
  'One moment please, I am looking that up in our records for you, and I will be right back with you.';
const TOOL_MS = 9_000;

const status = new TimedTool('status', {
  result: { arrives: 'Tuesday' },
  filler: { afterMs: 300, text: { en: HOLD } },
});

const phones = usePhones({
  toolbox: [status],
  // Where GPT-Live itself says that the caller has to wait, the gateway does not say it again.
  openai: { liveAcknowledges: false },
  rules: [
    { when: /"arrives"/, answer: { text: TUESDAY } },
    { when: /where is my parcel/, answer: { toolCalls: [{ name: 'status', arguments: { ms: TOOL_MS } }] } },
  ],
});

const WAIT = spokenTruth(
  { kind: 'queue', waitMinutes: 8 },
  { lines: shippedLines('en'), now: new Date() },
).text;

const PROTECT = { HOLD_LINE_BARGE_IN: 'protect' };
const GATEWAY = { TURN_TAKING: 'gateway' };

async function hearsHoldLine(
  provider: 'openai' | 'openai-live' | 'nova',
  env: Readonly<Record<string, string>>,
) {
  const phone = await phones.connect({ provider, env });
  const call = await phone.dials();
  await call.hears(GREETING);
  await call.says('caller-parcel');
  await call.hearsPart(HOLD);
  return { phone, call };
}

describe.concurrent('a caller who talks over a line that asks them to wait', () => {
  it.each([
    ['openai', 'a model that takes turns'],
    ['nova', 'a model that stops by itself'],
    ['openai-live', 'a model that hears while it speaks'],
  ] as const)('hears it to its end, and is not heard meanwhile: %s, %s', async (provider, _what) => {
    const { phone, call } = await hearsHoldLine(provider, PROTECT);
    const before =
      (await phone.metric('gateway_frames_dropped_total', { reason: 'hold_line_protected' })) ?? 0;
    await call.says('caller-sunday');
    await call.hears(HOLD);
    await call.hears(TUESDAY, 20_000);
    expect(call.moments('clear')).toEqual([]);
    expect((await call.turns()).map(({ text }) => text)).not.toContain('are you open on sunday');
    const dropped = await phone.metric('gateway_frames_dropped_total', { reason: 'hold_line_protected' });
    expect(dropped ?? 0).toBeGreaterThan(before);
    call.hangsUp();
    await call.ends();
  });

  it('hears it to its end, and is answered then, where the gateway decides who has the floor', async () => {
    const { call } = await hearsHoldLine('openai', { ...PROTECT, ...GATEWAY });
    await call.says('caller-sunday');
    await call.hears(HOLD);
    await call.hears(SUNDAY);
    await call.hears(TUESDAY, 20_000);
    expect(call.moments('clear')).toEqual([]);
    call.hangsUp();
    await call.ends();
  });

  it.each([{}, GATEWAY])('silences it by default, and is answered: %o', async (env) => {
    const { call } = await hearsHoldLine('openai', env);
    await call.interrupts('caller-sunday');
    await call.hears(SUNDAY);
    await call.hears(TUESDAY, 20_000);
    call.hangsUp();
    await call.ends();
  });

  it.each([PROTECT, { ...PROTECT, ...GATEWAY }])('hears of a long wait to the end: %o', async (env) => {
    phones.network.contactCentre.setQueue({ agentsAvailable: 0, agentsStaffed: 2, contactsInQueue: 4 });
    const phone = await phones.connect({ provider: 'openai', env });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.presses('0');
    await call.hearsPart(WAIT, 500, 25_000);
    const before = call.moments('clear').length;
    await call.says('caller-sunday');
    await call.hears(WAIT, 25_000);
    expect(call.moments('clear')).toHaveLength(before);
    call.hangsUp();
    await call.ends();
  });
});
