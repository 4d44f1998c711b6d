import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Ear } from '../../sandbox/model/ear.ts';
import { decodeMulaw } from '../../src/audio/mulaw.ts';
import type { CallSteering, Supervisor } from '../../src/call/steering/call-steering.ts';
import { eventually } from '../support/eventually.ts';
import { GREETING, type Phone } from '../support/phone.ts';
import type { PhoneCall } from '../support/phone-call.ts';
import { HOURS, LONG_ANSWER, PROVIDERS, SUNDAY, TELL_ME_MORE, usePhones } from '../support/phones.ts';
import { speakAsSupervisor } from '../support/supervisor-voice.ts';

const ANN: Supervisor = { id: 'ann', name: 'Ann' };
const BOB: Supervisor = { id: 'bob', name: 'Bob' };
const BACK = 'Thank you for waiting, I am back.';
const SORRY = 'I am sorry, my colleague is gone, but I can help you.';
const SENTENCE = 'We have just refunded your order.';

const phones = usePhones({
  rules: [
    { when: /You have the call again/, answer: { text: BACK } },
    { when: /connection of the colleague was lost/, answer: { text: SORRY } },
  ],
});

function steeringOf(phone: Phone, call: PhoneCall): CallSteering {
  const steering = phone.gateway.services.steerable.steering(call.sid);
  if (steering === undefined || steering === 'over') throw new Error('the call is not live');
  return steering;
}

/** What the ear of the sandbox recognises in everything that the caller has heard. */
function recognised(phone: Phone, call: PhoneCall): string {
  const found: string[] = [];
  const ear = new Ear({
    silenceMs: 400,
    library: phone.network.library,
    onSpeechStarted: () => undefined,
    onSpeechStopped: (_, text) => found.push(text),
  });
  ear.hear(decodeMulaw(call.carrierCall.heard));
  return found.join(' | ');
}

describe.concurrent.each(PROVIDERS)('a supervisor steers a call with %s', (provider) => {
  async function greeted(): Promise<{ phone: Phone; call: PhoneCall; steering: CallSteering }> {
    const phone = await phones.connect({ provider });
    const call = await phone.dials();
    await call.hears(GREETING);
    return { phone, call, steering: steeringOf(phone, call) };
  }

  it('ends it politely', async () => {
    const { phone, call, steering } = await greeted();
    expect(steering.end(ANN)).toEqual({ result: 'done' });
    expect(steering.end(BOB)).toMatchObject({ result: 'busy', message: expect.stringContaining('Ann') });
    await call.hears(phone.lines.goodbye);
    await call.ends();
    expect(await call.hasStatus('COMPLETED')).toMatchObject({ endReason: 'ended_by_supervisor' });
    expect(phone.gateway.services.steerable.steering(call.sid)).toBe('over');
    expect(steering.say(ANN, SENTENCE)).toMatchObject({ result: 'call_over' });
  });

  it('hands it over, and the person reads who wanted that and why', async () => {
    const { phone, call, steering } = await greeted();
    await call.says('caller-open-tomorrow');
    await call.hears(HOURS);
    expect(steering.handOff(ANN, { reason: 'the caller sounds upset', note: 'offer a refund' })).toEqual({
      result: 'done',
    });
    const { handoff } = await call.hasStatus('HANDING_OFF');
    expect(handoff).toMatchObject({ reason: 'supervisor', decidedBy: 'supervisor' });
    const record = await phone.gateway.services.store.readHandoff(handoff?.token ?? '');
    expect(record?.summary).toContain('Supervisor Ann: the caller sounds upset Note: offer a refund');
    await call.happens('dial-ringing');
  });

  it('tells the model something that the caller does not hear, in this stream and in the next', async () => {
    const { call, steering } = await greeted();
    expect(steering.whisper(ANN, 'Offer ten percent off.')).toEqual({ result: 'done' });
    const knows = async () => {
      const { memory, instructions } = await call.model();
      return `${instructions} ${memory.map(({ text }) => text).join(' ')}`.includes('Offer ten percent off.');
    };
    await eventually(knows, 10_000);
    await sleep(1_500);
    expect(call.heard(TELL_ME_MORE)).toBeUndefined();
    expect((await call.turns()).map(({ role }) => role)).toEqual(['assistant']);
    await call.says('caller-open-tomorrow');
    await call.hears(HOURS);
    expect(await knows()).toBe(true);
    call.hangsUp();
  });

  it('has a sentence spoken', async () => {
    const { call, steering } = await greeted();
    expect(steering.say(ANN, SENTENCE)).toEqual({ result: 'done' });
    expect(steering.say(BOB, SENTENCE)).toMatchObject({ result: 'busy' });
    await call.hears(SENTENCE);
    await call.storedTurn(SENTENCE);
    await call.says('caller-open-tomorrow');
    await call.hears(HOURS);
    call.hangsUp();
  });

  it('takes it over by voice and gives it back', async () => {
    const { phone, call, steering } = await greeted();
    await call.says('caller-return-policy');
    await call.hearsPart(LONG_ANSWER, 800);
    expect(steering.takeOver(ANN)).toEqual({ result: 'done' });
    await call.happens('clear');
    expect(steering.takeOver(BOB)).toMatchObject({ result: 'busy', message: expect.stringContaining('Ann') });
    expect(steering.talk(BOB, () => undefined)).toMatchObject({ result: 'busy' });
    let isOver = false;
    const voice = steering.talk(ANN, () => {
      isOver = true;
    });
    if (voice.result !== 'done') throw new Error(voice.message);
    // The ear needs a pause after the assistant's last word.
    await call.hearsPause(600);
    await speakAsSupervisor(phone.network.library.utterance('caller-parcel').mulaw, voice.speak);
    await call.says('caller-sunday');
    await call.storedTurn('unday');
    const silence = new Uint8Array(160);
    await speakAsSupervisor(silence, voice.speak);
    await sleep(1_500);
    expect(call.heard(SUNDAY)).toBeUndefined();
    expect(recognised(phone, call)).toMatch(/parcel|package/i);
    expect(steering.release(ANN, { next: 'continue', note: 'We refund it.' })).toEqual({ result: 'done' });
    expect(isOver).toBe(true);
    await call.hears(BACK);
    await call.says('caller-open-tomorrow');
    await call.hears(HOURS);
    expect(call.heard(SUNDAY)).toBeUndefined();
    call.hangsUp();
  });

  it('is lost while speaking: the assistant goes on by itself', async () => {
    const { call, steering } = await greeted();
    steering.takeOver(ANN);
    const voice = steering.talk(ANN, () => undefined);
    if (voice.result !== 'done') throw new Error(voice.message);
    const lostMs = performance.now();
    voice.lost();
    await call.hearsPart(SORRY);
    expect(performance.now() - lostMs).toBeGreaterThan(4_900);
    expect(performance.now() - lostMs).toBeLessThan(8_000);
    await call.hears(SORRY);
    call.hangsUp();
  });

  it('hands over while speaking', async () => {
    const { phone, call, steering } = await greeted();
    steering.takeOver(ANN);
    const voice = steering.talk(ANN, () => undefined);
    if (voice.result !== 'done') throw new Error(voice.message);
    await speakAsSupervisor(phone.network.library.utterance('caller-parcel').mulaw, voice.speak);
    expect(steering.handOff(ANN, { reason: 'needs the back office' })).toEqual({ result: 'done' });
    await call.happens('dial-ringing');
    expect((await call.session())?.handoff).toMatchObject({ reason: 'supervisor' });
  });
});
