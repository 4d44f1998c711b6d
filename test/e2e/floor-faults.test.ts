import { afterEach, describe, expect, it } from 'vitest';
import { GREETING, type Phone } from '../support/phone.ts';
import type { PhoneCall } from '../support/phone-call.ts';
import { HOURS, LONG_ANSWER, SUNDAY, TELL_ME_MORE, usePhones } from '../support/phones.ts';

/** The answer of seven seconds is sent in less than two. */
const SPEED = 4;
const LATE_MS = 2_000;
const ENV = { TURN_TAKING: 'gateway' };

const phones = usePhones({ openai: { speed: SPEED } });
const late = usePhones({ openai: { speed: SPEED, transcriptDelayMs: LATE_MS } });

afterEach(() => {
  const { faults } = phones.network.openai;
  faults.tellsNoEnds = false;
  faults.tellsTurnsTwice = false;
});

async function dial(from: Phone): Promise<PhoneCall> {
  const call = await from.dials();
  await call.hears(GREETING);
  return call;
}

async function end(call: PhoneCall): Promise<void> {
  call.hangsUp();
  await call.ends();
  expect(call.errors).toEqual([]);
}

function drops(phone: Phone, reason: string): Promise<number | undefined> {
  return phone.metric('gateway_frames_dropped_total', { reason });
}

describe.sequential('a call in which the gateway decides who has the floor', () => {
  it('goes on by the sound alone when the words of the caller cannot be had, and by words when they come again', async () => {
    const { faults } = phones.network.openai;
    for (let turn = 0; turn < 5; turn += 1) faults.failTranscriptNext('server_error');
    const call = await dial(await phones.connect({ provider: 'openai', env: ENV }));
    await call.says('caller-open-tomorrow');
    await call.hears(HOURS);
    await call.says('caller-sunday');
    await call.hears(SUNDAY);
    await call.says('caller-yes');
    await call.hears(TELL_ME_MORE);
    await call.says('caller-return-policy');
    await call.hearsPart(LONG_ANSWER, 700);
    await call.interrupts('caller-no');
    await call.hears(TELL_ME_MORE);
    const before = call.moments('clear').length;
    await call.says('caller-return-policy');
    await call.hearsPart(LONG_ANSWER, 700);
    await call.says('caller-yes');
    await call.hears(LONG_ANSWER);
    expect(call.moments('clear')).toHaveLength(before);
    await end(call);
  });

  it('answers once when the model tells of every turn twice', async () => {
    phones.network.openai.faults.tellsTurnsTwice = true;
    const phone = await phones.connect({ provider: 'openai', env: ENV });
    const call = await dial(phone);
    await call.says('caller-return-policy');
    await call.hearsPart(LONG_ANSWER, 700);
    await call.interrupts('caller-sunday');
    await call.hears(SUNDAY);
    await call.hearsPause(1_500);
    expect((await call.turns()).filter(({ text }) => text === SUNDAY)).toHaveLength(1);
    expect(await drops(phone, 'speech_event_repeated')).toBeGreaterThan(0);
    await end(call);
  });

  it('ends a turn by itself when the model never tells of its end', async () => {
    phones.network.openai.faults.tellsNoEnds = true;
    const phone = await phones.connect({ provider: 'openai', env: ENV });
    const call = await dial(phone);
    await call.says('caller-sunday');
    await call.hears(SUNDAY, 20_000);
    expect(await drops(phone, 'speech_event_missing')).toBe(1);
    await call.storedTurn('sunday');
    await end(call);
  });

  it('stops for words that come two seconds late, and not for "yes"', async () => {
    const call = await dial(await late.connect({ provider: 'openai', env: ENV }));
    await call.says('caller-return-policy');
    await call.hearsPart(LONG_ANSWER, 700);
    await call.says('caller-yes');
    await call.hears(LONG_ANSWER);
    expect(call.moments('clear')).toEqual([]);
    await call.says('caller-return-policy');
    await call.hearsPart(LONG_ANSWER, 700);
    await call.says('caller-sunday');
    await call.hears(SUNDAY);
    await end(call);
  });
});
