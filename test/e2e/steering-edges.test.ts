import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Ear } from '../../sandbox/model/ear.ts';
import { decodeMulaw } from '../../src/audio/mulaw.ts';
import { parseWav } from '../../src/audio/wav.ts';
import type { CallSteering, Supervisor, SupervisorVoice } from '../../src/call/steering/call-steering.ts';
import { Browser, WEB_ENV } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { modelSessions } from '../support/model-session.ts';
import { GREETING, type Phone } from '../support/phone.ts';
import { HOURS, PROVIDERS, SUNDAY, usePhones } from '../support/phones.ts';
import { speakAsSupervisor } from '../support/supervisor-voice.ts';

const ANN: Supervisor = { id: 'ann', name: 'Ann' };
const BACK = 'Thank you for waiting, I am back.';
const SENTENCE = 'We have just refunded your order.';
const RENEWALS = 'voice_provider_renewals_total';

const phones = usePhones({
  rules: [{ when: /You have the call again/, answer: { text: BACK } }],
});
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steered-calls-'));
});
afterAll(() => rm(folder, { recursive: true }));

function steeringOf(phone: Phone, sessionId: string): CallSteering {
  const steering = phone.gateway.services.steerable.steering(sessionId);
  if (steering === undefined || steering === 'over') throw new Error('the call is not live');
  return steering;
}

function takesOver(steering: CallSteering): SupervisorVoice {
  expect(steering.takeOver(ANN)).toEqual({ result: 'done' });
  const voice = steering.talk(ANN, () => undefined);
  if (voice.result !== 'done') throw new Error(voice.message);
  return voice;
}

function recognised(phone: Phone, pcm: Int16Array): string {
  const found: string[] = [];
  const ear = new Ear({
    silenceMs: 400,
    library: phone.network.library,
    onSpeechStarted: () => undefined,
    onSpeechStopped: (_, text) => found.push(text),
  });
  ear.hear(pcm);
  return found.join(' | ');
}

/** The stream of the model is lost without a word. */
function loseStream({ network, provider }: Phone): void {
  if (provider === 'openai') network.openai.dropAll();
  else network.bedrock.resetStream();
}

describe.each(PROVIDERS)('a steered caller of %s', (provider) => {
  const utterance = (phone: Phone, id: string) => phone.network.library.utterance(id).mulaw;

  it('is in the browser: whispered to, spoken to, taken over, given back and ended', async () => {
    const phone = await phones.connect({ provider, env: WEB_ENV });
    const browser = await Browser.begin(phone.gateway.origin, `steered-${provider}`);
    await browser.ready();
    await browser.heard('assistant', GREETING);
    const steering = steeringOf(phone, browser.sessionId);
    expect(steering.whisper(ANN, 'Offer ten percent off.')).toEqual({ result: 'done' });
    const knows = () =>
      modelSessions(phone).some(({ instructions, memory }) =>
        `${instructions} ${memory.map(({ text }) => text).join(' ')}`.includes('Offer ten percent off.'),
      );
    await eventually(knows, 10_000);
    expect(steering.say(ANN, SENTENCE)).toEqual({ result: 'done' });
    await browser.heard('assistant', SENTENCE);
    const voice = takesOver(steering);
    await speakAsSupervisor(utterance(phone, 'caller-parcel'), voice.speak);
    const items = browser.of('voice_audio').filter(({ data }) => data.itemId.startsWith('supervisor'));
    const bytes = items.reduce((sum, { data }) => sum + Buffer.from(data.audioData, 'base64').length, 0);
    expect(bytes / 48).toBeGreaterThan(utterance(phone, 'caller-parcel').length / 8 - 200);
    await browser.says(utterance(phone, 'caller-sunday'));
    await browser.heard('caller', 'unday');
    await sleep(1_000);
    expect(steering.release(ANN, { next: 'continue' })).toEqual({ result: 'done' });
    await browser.heard('assistant', BACK);
    expect(JSON.stringify(browser.of('voice_transcription_final'))).not.toContain(SUNDAY);
    expect(steering.end(ANN)).toEqual({ result: 'done' });
    expect(await browser.closes()).toMatchObject({ code: 1000 });
    expect((await phone.gateway.services.store.readSession(browser.sessionId))?.endReason).toBe(
      'ended_by_supervisor',
    );
  });

  it('is on a recording that has the supervisor on the right', async () => {
    const env = { RECORDING: 'always', RECORDING_DIR: join(folder, provider) };
    const phone = await phones.connect({ provider, alone: true, env });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.hearsPause(600);
    const voice = takesOver(steeringOf(phone, call.sid));
    await speakAsSupervisor(utterance(phone, 'caller-parcel'), voice.speak);
    await speakAsSupervisor(new Uint8Array(8 * 800).fill(0xff), voice.speak);
    call.hangsUp();
    await call.hasStatus('COMPLETED');
    const file = await eventually(async () => {
      const names = await readdir(join(folder, provider), { recursive: true });
      const name = names.find((found) => found.endsWith('.wav'));
      return name !== undefined && readFile(join(folder, provider, name));
    }, 10_000);
    const wav = parseWav(file);
    if (wav?.encoding !== 'mulaw') throw new Error('not a telephone');
    const right = decodeMulaw(Uint8Array.from(wav.samples.filter((_, at) => at % 2 === 1)));
    const onLine = recognised(phone, decodeMulaw(call.carrierCall.heard));
    expect(onLine).toMatch(/parcel|package/);
    expect(recognised(phone, right)).toBe(onLine);
  });

  it('keeps the supervisor while the stream of the model is replaced, and the model goes on afterwards', async () => {
    const phone = await phones.connect({ provider, alone: true });
    const call = await phone.dials();
    await call.hears(GREETING);
    const steering = steeringOf(phone, call.sid);
    steering.whisper(ANN, 'Offer ten percent off.');
    await sleep(1_500);
    const voice = takesOver(steering);
    loseStream(phone);
    await speakAsSupervisor(utterance(phone, 'caller-parcel'), voice.speak);
    await call.says('caller-sunday');
    await call.storedTurn('unday', 10_000);
    await sleep(1_000);
    expect(await phone.metric(RENEWALS, { provider })).toBeGreaterThan(0);
    expect(call.heard(SUNDAY)).toBeUndefined();
    expect(steering.release(ANN, { next: 'continue' })).toEqual({ result: 'done' });
    await call.hears(BACK);
    expect((await call.model()).instructions).toContain('Offer ten percent off.');
    await call.says('caller-open-tomorrow');
    await call.hears(HOURS);
    call.hangsUp();
  });
});
