import { describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { GREETING, type Phone } from '../support/phone.ts';
import type { PhoneCall } from '../support/phone-call.ts';
import { LONG_ANSWER, PROVIDERS, SUNDAY, usePhones } from '../support/phones.ts';

/** The answer of seven seconds is sent in less than two. */
const SPEED = 4;
const WHILE_SENDING_MS = 700;
const AFTER_SENDING_MS = 2_500;
/** The carrier and the gateway run on one busy machine; `test/media/playback-ledger.test.ts` is exact to the frame. */
const CUT_TOLERANCE_MS = 100;

const phones = usePhones({ openai: { speed: SPEED }, bedrock: { speed: SPEED, turnEndSilenceMs: 400 } });

async function askedCall(phone: Phone): Promise<PhoneCall> {
  const call = await phone.dials();
  await call.hears(GREETING);
  await call.says('caller-return-policy');
  return call;
}

/** The table and the model remember only the part of the answer that the caller heard. */
async function expectCut(phone: Phone, call: PhoneCall, heardMs: number): Promise<void> {
  const turn = await eventually(async () => (await call.turns()).find(({ interrupted }) => interrupted));
  expect(turn.role).toBe('assistant');
  expect(LONG_ANSWER.startsWith(turn.text)).toBe(true);
  expect(turn.text.length).toBeLessThan(LONG_ANSWER.length);
  const memory = await call.model();
  if (phone.provider === 'openai') {
    const cut = await eventually(() =>
      memory.memory.find(({ truncatedAtMs }) => truncatedAtMs !== undefined),
    );
    expect(Math.abs((cut.truncatedAtMs ?? 0) - heardMs)).toBeLessThanOrEqual(CUT_TOLERANCE_MS);
  } else {
    expect(memory.memory.some(({ text }) => text === LONG_ANSWER)).toBe(false);
  }
}

describe.concurrent.each(PROVIDERS)('a caller who interrupts %s', (provider) => {
  it.each([
    ['while the answer is still being made', WHILE_SENDING_MS],
    ['when the answer was sent and still plays', AFTER_SENDING_MS],
  ])('%s is heard, and the model remembers what the caller heard of its answer', async (_when, afterMs) => {
    const phone = await phones.connect({ provider });
    const call = await askedCall(phone);
    await call.hearsPart(LONG_ANSWER, afterMs);
    const clear = await call.interrupts('caller-sunday');
    expect(Number(clear.detail.droppedMs)).toBeGreaterThan(0);
    const heard = call.heard(LONG_ANSWER);
    expect(heard?.heardMs).toBeLessThan(heard?.wholeMs ?? 0);
    await call.hears(SUNDAY);
    await expectCut(phone, call, heard?.heardMs ?? 0);
    expect(await phone.metric('gateway_barge_in_seconds', {})).toBeGreaterThan(0);
    call.hangsUp();
    await call.ends();
    expect(call.errors).toEqual([]);
  });
});
