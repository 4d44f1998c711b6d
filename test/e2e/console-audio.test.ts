import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { CONSOLE_ENV, ConsoleDesk, VIEWER_TOKEN } from '../support/console-desk.ts';
import { eventually } from '../support/eventually.ts';
import { GREETING, type Phone } from '../support/phone.ts';
import type { PhoneCall } from '../support/phone-call.ts';
import { HOURS, PROVIDERS, usePhones } from '../support/phones.ts';
import { speakAsSupervisor } from '../support/supervisor-voice.ts';

const SECURE = 'Please type on the keypad now.';
const AFTER_KEYS = 'Thank you for typing.';
const SORRY = 'I am sorry, my colleague is gone, but I can help you.';
const LOUD = 500;

const phones = usePhones({
  rules: [
    { when: /return policy/, answer: { toolCalls: [{ name: 'begin_secure_input', arguments: {} }] } },
    { when: /"?on"?.*hash key/, answer: { text: SECURE } },
    { when: /finished typing/, answer: { text: AFTER_KEYS } },
    { when: /connection of the colleague was lost/, answer: { text: SORRY } },
  ],
});

async function greeted(
  provider: (typeof PROVIDERS)[number],
  env: Readonly<Record<string, string>> = {},
): Promise<{ phone: Phone; call: PhoneCall; desk: ConsoleDesk }> {
  const phone = await phones.connect({ provider, env: { ...CONSOLE_ENV, ...env } });
  const desk = new ConsoleDesk(phone.gateway.origin);
  const call = await phone.dials();
  await call.hears(GREETING);
  return { phone, call, desk };
}

function isLoud(pcm: Int16Array): boolean {
  return pcm.some((sample) => Math.abs(sample) > LOUD);
}

function samplesOf(pcm: Buffer): Int16Array {
  return Int16Array.from({ length: pcm.length >> 1 }, (_, at) => pcm.readInt16LE(2 * at));
}

describe.concurrent.each(PROVIDERS)('a supervisor at the page, on a call with %s', (provider) => {
  it('hears both sides at the same time as the caller', async () => {
    const { phone, call, desk } = await greeted(provider);
    const ear = desk.audio(call.sid, 'listen');
    await eventually(() => ear.told[0]);
    expect(ear.told[0]).toMatchObject({ type: 'hello', mode: 'listen', sampleRate: 8000 });
    let supervisorMs = 0;
    ear.onFrame((side, pcm) => {
      if (side === 1 && supervisorMs === 0 && isLoud(samplesOf(pcm))) supervisorMs = performance.now();
    });
    await call.says('caller-open-tomorrow');
    const callerMs = await eventually(() => {
      const heard = call.heard(HOURS);
      return heard && performance.now() - heard.heardMs;
    });
    await call.hears(HOURS);
    expect(isLoud(ear.pcm(0))).toBe(true);
    expect(supervisorMs).toBeGreaterThan(0);
    expect(supervisorMs - callerMs).toBeLessThan(200);
    const spokenMs = Math.abs(ear.pcm(1).length / 8 - 3_700);
    expect(spokenMs).toBeLessThan(3_000);
    call.hangsUp();
    await eventually(() => ear.closed);
    expect(ear.closed).toEqual({ code: 1000, reason: 'the call has ended' });
    expect(phone.logged('"action":"listen"', call.sid, '"result":"done"')).toHaveLength(1);
  });

  it('hears nothing of the caller while they type something secret', async () => {
    const { call, desk } = await greeted(provider, { SECURE_INPUT: 'true' });
    const ear = desk.audio(call.sid, 'listen');
    await eventually(() => ear.told[0]);
    await call.says('caller-return-policy');
    await call.hears(SECURE);
    const from = ear.pcm(0).length;
    await call.presses('4000');
    await call.says('caller-open-tomorrow');
    const typed = ear.pcm(0).subarray(from);
    expect(typed.length).toBeGreaterThan(8_000);
    expect(typed.every((sample) => sample === 0)).toBe(true);
    expect((await desk.act(call.sid, 'takeover')).body).toMatchObject({ error: 'not_now' });
    await call.presses('#');
    await call.hears(AFTER_KEYS);
    call.hangsUp();
  });

  it('loses audio when their connection is slow, and the call does not notice', async () => {
    const { phone, call, desk } = await greeted(provider);
    const ear = desk.audio(call.sid, 'listen');
    await eventually(() => ear.told[0]);
    await sleep(300);
    ear.socket.pause();
    await call.says('caller-open-tomorrow');
    await call.hears(HOURS);
    expect(await phone.metric('gateway_frames_dropped_total', { reason: 'listener_slow' })).toBeGreaterThan(
      20,
    );
    ear.socket.terminate();
    call.hangsUp();
  });

  it('speaks with the caller through the page, and the assistant goes on when the page is gone', async () => {
    const { phone, call, desk } = await greeted(provider);
    expect((await desk.act(call.sid, 'takeover')).status).toBe(200);
    const other = desk.audio(call.sid, 'talk', { user: 'Bob' });
    await eventually(() => other.closed);
    expect(other.told[0]).toMatchObject({ type: 'error', error: 'busy' });
    const ear = desk.audio(call.sid, 'talk');
    await eventually(() => ear.told[0]);
    expect(ear.told[0]).toMatchObject({ type: 'hello', mode: 'talk', talkSampleRate: 24_000 });
    const before = call.carrierCall.heard.length;
    await speakAsSupervisor(phone.network.library.utterance('caller-parcel').mulaw, (pcm) => ear.speak(pcm));
    const heard = call.carrierCall.heard.subarray(before);
    expect(heard.some((code) => code !== 0xff && code !== 0x7f)).toBe(true);
    expect(isLoud(ear.pcm(1))).toBe(false);
    ear.socket.terminate();
    await call.hears(SORRY);
    call.hangsUp();
  });
});

describe('who may act', () => {
  it('gets an answer in words', async () => {
    const { phone, call, desk } = await greeted('openai');
    const act = (action: string, body?: unknown, who?: { token?: string; user?: string }) =>
      desk.act(call.sid, action, body, who);
    expect(await act('end', {}, { token: 'wrong-token-000000000' })).toMatchObject({ status: 401 });
    expect(await act('end', {}, { token: VIEWER_TOKEN })).toMatchObject({ status: 403 });
    expect(await act('say', {})).toMatchObject({ status: 400, body: { error: 'bad_request' } });
    expect(await act('say', { text: 'a'.repeat(301) })).toMatchObject({ status: 400 });
    expect(await act('release', { next: 'dance' })).toMatchObject({ status: 400 });
    expect(await act('release', { next: 'continue' })).toMatchObject({
      status: 409,
      body: { error: 'not_now' },
    });
    expect(await desk.act('CAunknown', 'end')).toMatchObject({ status: 404, body: { error: 'not_found' } });
    const viewer = desk.audio(call.sid, 'listen', { token: VIEWER_TOKEN });
    await eventually(() => viewer.closed);
    expect(viewer.told).toEqual([expect.objectContaining({ error: 'supervisor_only' })]);
    const nonsense = desk.audio(call.sid, 'dance');
    await eventually(() => nonsense.closed);
    expect(nonsense.closed?.code).toBe(1008);
    call.hangsUp();
    await call.ends();
    await eventually(async () => (await act('end')).body.error === 'call_over');
    expect(phone.logged('supervisor-token')).toEqual([]);
    expect(phone.logged('An action in the console', call.sid).length).toBeGreaterThan(5);
  });

  it('may listen four at a time', async () => {
    const { call, desk } = await greeted('openai');
    const ears = Array.from({ length: 5 }, () => desk.audio(call.sid, 'listen'));
    await eventually(() => ears.every(({ told }) => told.length > 0));
    const answers = ears.map(({ told }) => told[0]?.type);
    expect(answers.filter((type) => type === 'hello')).toHaveLength(4);
    expect(answers.filter((type) => type === 'error')).toHaveLength(1);
    call.hangsUp();
  });
});
