import { describe, expect, it } from 'vitest';
import { encodeMulaw } from '../../src/audio/mulaw.ts';
import { eventually } from '../support/eventually.ts';
import { GREETING, type Phone } from '../support/phone.ts';
import type { PhoneCall } from '../support/phone-call.ts';
import { LONG_ANSWER, SUNDAY, usePhones } from '../support/phones.ts';

/** The answer of seven seconds is sent in less than two. */
const SPEED = 4;
const COUGH_MS = 360;
const LONG_NOISE_MS = 900;

const phones = usePhones({ openai: { speed: SPEED } });
const phone = () => phones.connect({ provider: 'openai', env: { TURN_TAKING: 'gateway' } });

/** Noise of even loudness. */
function noise(ms: number): Buffer {
  const pcm = Int16Array.from({ length: ms * 8 }, (_, i) => 9000 * Math.sin(i * i * 0.7) * Math.sin(i / 7));
  return Buffer.from(encodeMulaw(pcm));
}

async function hearsLongAnswer(from: Phone): Promise<PhoneCall> {
  const call = await from.dials();
  await call.hears(GREETING);
  await call.says('caller-return-policy');
  await call.hearsPart(LONG_ANSWER, 700);
  return call;
}

async function storedWhole(call: PhoneCall): Promise<void> {
  const turn = await call.storedTurn(LONG_ANSWER, 15_000);
  expect(turn.interrupted).toBe(false);
  expect((await call.model()).memory.some(({ truncatedAtMs }) => truncatedAtMs !== undefined)).toBe(false);
}

describe.sequential('the gateway decides who has the floor', () => {
  it('goes on while the caller says that they are listening, and the model forgets that they did', async () => {
    const line = await phone();
    const call = await hearsLongAnswer(line);
    await call.says('caller-yes');
    await call.hears(LONG_ANSWER);
    expect(call.moments('clear')).toEqual([]);
    await storedWhole(call);
    const { memory } = await call.model();
    expect(memory.map(({ text }) => text)).not.toContain('yes please');
    expect((await call.turns()).map(({ text }) => text)).not.toContain('yes please');
    expect(await line.metric('gateway_overlaps_total', { verdict: 'backchannel' })).toBe(1);
    // In silence the same word is an answer.
    await call.says('caller-yes');
    await call.hears('Tell me more.');
    call.hangsUp();
    await call.ends();
  });

  it('stops for a question, which is answered', async () => {
    const call = await hearsLongAnswer(await phone());
    await call.interrupts('caller-sunday');
    await call.hears(SUNDAY);
    const isCut = ({ text, interrupted }: { text: string; interrupted: boolean }) =>
      interrupted && LONG_ANSWER.startsWith(text);
    const cut = await eventually(async () => (await call.turns()).find(isCut));
    expect(cut.text.length).toBeLessThan(LONG_ANSWER.length);
    const { memory } = await call.model();
    expect(memory.filter(({ truncatedAtMs }) => truncatedAtMs !== undefined)).toHaveLength(1);
    call.hangsUp();
    await call.ends();
    expect(call.errors).toEqual([]);
  });

  it('goes on during a cough', async () => {
    phones.network.openai.faults.wordlessNoise = true;
    const call = await hearsLongAnswer(await phone());
    await call.carrierCall.phone.says(noise(COUGH_MS));
    await call.hears(LONG_ANSWER);
    expect(call.moments('clear')).toEqual([]);
    await storedWhole(call);
    call.hangsUp();
    await call.ends();
  });

  it('goes on where the caller stopped hearing it after a noise that sounded like speech', async () => {
    phones.network.openai.faults.wordlessNoise = true;
    const line = await phone();
    const call = await hearsLongAnswer(line);
    const before = (await line.metric('gateway_false_interruptions_total', {})) ?? 0;
    await call.carrierCall.phone.says(noise(LONG_NOISE_MS));
    const clear = await call.happens('clear');
    await storedWhole(call);
    expect(await line.metric('gateway_false_interruptions_total', {})).toBe(before + 1);
    expect(call.moments('clear')).toHaveLength(1);
    expect(Number(clear.detail.droppedMs)).toBeGreaterThan(0);
    // What was thrown away was sent again, and not much more.
    const session = phones.network.openai.sessions.at(-1);
    expect(session?.conversation.filter(({ role }) => role === 'assistant')).toHaveLength(2);
    call.hangsUp();
    await call.ends();
  });

  it('does not answer a noise in silence', async () => {
    phones.network.openai.faults.wordlessNoise = true;
    const call = await (await phone()).dials();
    await call.hears(GREETING);
    const answers = () => phones.network.openai.sessions.at(-1)?.conversation.length;
    const before = answers();
    await call.carrierCall.phone.says(noise(COUGH_MS));
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(answers()).toBe(before);
    await call.says('caller-sunday');
    await call.hears(SUNDAY);
    call.hangsUp();
    await call.ends();
  });
});
