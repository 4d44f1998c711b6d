import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findSpeech } from '../../sandbox/heard-speech.ts';
import { Ear } from '../../sandbox/model/ear.ts';
import { S3Sandbox } from '../../sandbox/s3.ts';
import { SANDBOX } from '../../sandbox/telephone-network.ts';
import { SILENCE_BYTE } from '../../src/audio/format.ts';
import { decodeMulaw, encodeMulaw } from '../../src/audio/mulaw.ts';
import { Resampler } from '../../src/audio/resampler.ts';
import { parseWav } from '../../src/audio/wav.ts';
import { Browser, WEB_ENV } from '../support/browser.ts';
import { useCrm } from '../support/crm.ts';
import { eventually } from '../support/eventually.ts';
import { Fleet } from '../support/fleet.ts';
import { GREETING, type Phone } from '../support/phone.ts';
import { LONG_ANSWER, PROVIDERS, SUNDAY, usePhones } from '../support/phones.ts';

const SECURE = 'Please type on the keypad now.';
const AFTER_KEYS = 'Thank you for typing.';
const NOTICE = 'This call is recorded.';
/** The gateway's clock and the carrier's are read at other moments on a busy machine. */
const TOLERANCE_MS = 250;
const DELIVERED_MS = 45_000;

const phones = usePhones({
  rules: [
    { when: /open tomorrow/, answer: { toolCalls: [{ name: 'begin_secure_input', arguments: {} }] } },
    { when: /"?on"?.*hash key/, answer: { text: SECURE } },
    { when: /finished typing/, answer: { text: AFTER_KEYS } },
  ],
});
const s3 = new S3Sandbox(SANDBOX.credentials);
const crm = useCrm();
const fleets: Fleet[] = [];
let settings: Record<string, string>;
let folder = '';
beforeAll(async () => {
  settings = await s3.start();
  folder = await mkdtemp(join(tmpdir(), 'recorded-calls-'));
});
afterAll(async () => {
  await Promise.all(fleets.map((fleet) => fleet.stop()));
  await s3.stop();
  await rm(folder, { recursive: true });
});

/** The settings of a gateway that records. Gateways of other tests must not take its files. */
function recording(name: string, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  return { ...settings, RECORDING: 'always', RECORDING_DIR: join(folder, name), ...more };
}

/** The object of a call in the bucket, by its day. */
function keyOf(callSid: string, part = ''): string {
  return `calls/${new Date().toISOString().slice(0, 10).replaceAll('-', '/')}/${callSid}${part}.wav`;
}

/** The two sides of a recording, mu-law. */
function sidesOf(file: Buffer): { caller: Buffer; assistant: Buffer } {
  const wav = parseWav(file);
  if (wav?.encoding !== 'mulaw' || wav.channels !== 2)
    throw new Error('not a stereo recording of a telephone');
  const side = (channel: number) => Buffer.from(wav.samples.filter((_, at) => at % 2 === channel));
  return { caller: side(0), assistant: side(1) };
}

/** The two sides of a recording of a wideband line, as mu-law at 8 kHz. */
function wideSidesOf(file: Buffer): { caller: Buffer; assistant: Buffer } {
  const wav = parseWav(file);
  if (wav?.encoding !== 'pcm16' || wav.channels !== 2 || wav.sampleRateHz !== 24_000)
    throw new Error('not a stereo recording of a browser');
  const side = (channel: number) => {
    const samples = wav.samples.filter((_, at) => at % 2 === channel);
    return Buffer.from(encodeMulaw(new Resampler(24_000, 8_000).process(samples)));
  };
  return { caller: side(0), assistant: side(1) };
}

/** The sentences that the sandbox's ear recognises. */
function sentencesOn(side: Buffer, phone: Phone): { text: string; fromMs: number }[] {
  const found: { text: string; fromMs: number }[] = [];
  let fromMs = 0;
  const ear = new Ear({
    silenceMs: 400,
    library: phone.network.library,
    onSpeechStarted: (atMs) => {
      fromMs = atMs;
    },
    onSpeechStopped: (_, text) => found.push({ text, fromMs }),
  });
  ear.hear(decodeMulaw(side));
  return found;
}

/** How long there is sound, in pieces of 20 ms. */
function loudMs(side: Uint8Array): number {
  const pcm = decodeMulaw(side);
  let ms = 0;
  for (let at = 0; at < pcm.length; at += 160) {
    if (pcm.subarray(at, at + 160).some((sample) => Math.abs(sample) > 500)) ms += 20;
  }
  return ms;
}

describe.each(PROVIDERS)('a recorded call with %s', (provider) => {
  it('has the caller on the left, what they heard on the right, and silence in secure input', async () => {
    const env = recording(`sides-${provider}`, { SECURE_INPUT: 'true', ...crm.env });
    const phone = await phones.connect({ provider, alone: true, env });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-return-policy');
    await call.hearsPart(LONG_ANSWER, 1_500);
    await call.interrupts('caller-sunday');
    const cut = call.heard(LONG_ANSWER);
    await call.hears(SUNDAY);
    await call.says('caller-open-tomorrow');
    const secure = await call.hears(SECURE);
    await call.presses('4000');
    await call.says('caller-parcel');
    await call.presses('#');
    const after = await call.hears(AFTER_KEYS);
    call.hangsUp();
    await call.hasStatus('COMPLETED');

    const file = await eventually(() => s3.object(keyOf(call.sid)), 10_000);
    const { caller, assistant } = sidesOf(file);
    expect(Math.abs(caller.length / 8 - call.carrierCall.durationMs)).toBeLessThan(2_000);
    expect(caller.length).toBe(assistant.length);

    const said = sentencesOn(caller, phone);
    expect(said.map(({ text }) => text).join(' | ')).toMatch(/return policy.*\|.*sunday.*\|.*open tomorrow/i);
    expect(said).toHaveLength(3);
    const startOn = (side: Buffer, line: string) => findSpeech(side, phone.pronounce(line))?.startMs ?? 0;
    // The carrier counts from the answer, the recording from the stream.
    const streamMs = startOn(call.carrierCall.heard, GREETING) - startOn(assistant, GREETING);
    const typedFrom = Math.round(secure.startMs + secure.wholeMs - streamMs) * 8;
    const typed = caller.subarray(typedFrom, Math.round(after.startMs - streamMs - TOLERANCE_MS) * 8);
    expect(typed.length).toBeGreaterThan(8_000);
    expect(typed.every((byte) => byte === SILENCE_BYTE)).toBe(true);

    for (const line of [GREETING, SUNDAY, SECURE, AFTER_KEYS]) {
      const onFile = findSpeech(assistant, phone.pronounce(line));
      expect(onFile?.heardMs, line).toBe(onFile?.wholeMs);
      const shiftMs = startOn(call.carrierCall.heard, line) - streamMs - (onFile?.startMs ?? 0);
      expect(Math.abs(shiftMs), line).toBeLessThan(TOLERANCE_MS);
    }
    const part = findSpeech(assistant, phone.pronounce(LONG_ANSWER));
    expect(cut?.heardMs).toBeLessThan(cut?.wholeMs ?? 0);
    expect(Math.abs((part?.heardMs ?? 0) - (cut?.heardMs ?? 0))).toBeLessThan(TOLERANCE_MS);

    // The caller is heard to speak over the answer before it stops.
    const interruption = said.find(({ text }) => /sunday/i.test(text));
    const stopsMs = (part?.startMs ?? 0) + (part?.heardMs ?? 0);
    expect(interruption?.fromMs).toBeGreaterThan(part?.startMs ?? 0);
    expect(interruption?.fromMs).toBeLessThan(stopsMs + TOLERANCE_MS);

    const address = `s3://recordings/${keyOf(call.sid)}`;
    expect((await call.session())?.recording).toEqual([address]);
    expect(await eventually(() => crm.report(call.sid), DELIVERED_MS)).toMatchObject({
      call: { recording: [address] },
    });
    expect(await readdir(join(folder, `sides-${provider}`))).toEqual([]);
    expect(call.errors).toEqual([]);
  }, 120_000);

  it('is only recorded after the notice, when that is asked for, and goes on in a second part', async () => {
    const silent = await phones.connect({
      ...{ provider, alone: true },
      env: recording(`silent-${provider}`, { RECORDING: 'consented' }),
    });
    const unrecorded = await silent.dials();
    await unrecorded.hears(GREETING);
    unrecorded.hangsUp();
    await unrecorded.hasStatus('COMPLETED');

    const env = recording(`consent-${provider}`, { RECORDING: 'consented', CONSENT_NOTICE: NOTICE });
    const phone = await phones.connect({ provider, alone: true, env });
    const call = await phone.dials();
    await call.hears(GREETING);
    call.stream.lose();
    await call.hears(phone.lines.interruption);
    await call.says('caller-sunday');
    await call.hears(SUNDAY);
    call.hangsUp();
    await call.hasStatus('COMPLETED');
    const first = sidesOf(await eventually(() => s3.object(keyOf(call.sid)), 10_000));
    const second = sidesOf(await eventually(() => s3.object(keyOf(call.sid, '-2')), 10_000));
    expect(findSpeech(first.assistant, phone.pronounce(GREETING))).toBeDefined();
    expect(findSpeech(second.assistant, phone.pronounce(SUNDAY))).toBeDefined();
    expect(sentencesOn(second.caller, phone)).toHaveLength(1);
    await eventually(async () => (await call.session())?.recording?.length === 2);
    expect(await s3.object(keyOf(unrecorded.sid))).toBeUndefined();
    expect(await silent.metric('gateway_recordings_total')).toBe(0);
  });

  it('waits on the disk while the bucket cannot be reached, and is stored later', async () => {
    const bucket = new S3Sandbox(SANDBOX.credentials);
    const fleet = new Fleet();
    fleets.push(fleet);
    const env = recording(`down-${provider}`, await bucket.start());
    bucket.isDown = true;
    fleet.use(await fleet.start(phones.network, provider, env));
    const phone = await phones.connect({ provider, carrier: { gatewayOrigin: fleet.balancer.origin } });
    const call = await phone.dials();
    await call.hears(GREETING);
    call.hangsUp();
    await call.hasStatus('COMPLETED');
    expect(call.errors).toEqual([]);
    await eventually(() => fleet.log.some((line) => line.includes('recording_unavailable')), 20_000);
    const path = join(folder, `down-${provider}`, keyOf(call.sid).replace('calls/', ''));
    expect(findSpeech(sidesOf(await readFile(path)).assistant, phone.pronounce(GREETING))).toBeDefined();
    bucket.isDown = false;
    const file = await eventually(() => bucket.object(keyOf(call.sid)), 30_000);
    expect(findSpeech(sidesOf(file).assistant, phone.pronounce(GREETING))).toBeDefined();
    await bucket.stop();
  }, 90_000);

  it('is finished by the next start when its process is killed', async () => {
    const fleet = new Fleet();
    fleets.push(fleet);
    const env = recording(`killed-${provider}`);
    const first = await fleet.start(phones.network, provider, env);
    fleet.use(first);
    const phone = await phones.connect({ provider, carrier: { gatewayOrigin: fleet.balancer.origin } });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-return-policy');
    await call.hearsPart(LONG_ANSWER, 2_500);
    const second = await fleet.start(phones.network, provider, env);
    fleet.use(second);
    first.kill();
    await call.hears(phone.lines.interruption);
    call.hangsUp();
    await call.hasStatus('COMPLETED');
    // A file that does not grow for half a minute belongs to no process any more; the folder is read every 20 s.
    const { caller, assistant } = sidesOf(await eventually(() => s3.object(keyOf(call.sid)), 120_000));
    expect(findSpeech(assistant, phone.pronounce(GREETING))).toBeDefined();
    expect(sentencesOn(caller, phone)).toHaveLength(1);
    expect(await s3.object(keyOf(call.sid, '-2'))).toBeDefined();
    expect(fleet.log.some((line) => line.includes('A recording that a process left was completed'))).toBe(
      true,
    );
  }, 180_000);
});

describe.each(PROVIDERS)('a recorded session of the browser with %s', (provider) => {
  it('works in full, and the file has both sides', async () => {
    const env = { ...WEB_ENV, ...recording(`browser-${provider}`) };
    const phone = await phones.connect({ provider, alone: true, env });
    const browser = await Browser.begin(phone.gateway.origin, `user-${provider}`);
    await browser.ready();
    await browser.heard('assistant', GREETING);
    await browser.says(phone.network.library.utterance('caller-sunday').mulaw);
    await browser.heard('caller', 'sunday');
    const answer = await browser.message(
      'voice_response_triggered',
      ({ data }) => data.aiResponse === SUNDAY,
    );
    expect(answer.data.triggerReason).toBe('auto_processing');
    await browser.heard('assistant', SUNDAY);
    browser.send({ action: 'voice_text', data: { text: 'I want to speak to a human please.' } });
    expect((await browser.message('voice_handoff')).data).toMatchObject({ number: SANDBOX.connectNumber });
    expect((await browser.message('voice_session_ended')).data.reason).toBe('handed_off');
    await browser.closes();

    const file = await eventually(() => s3.object(keyOf(browser.sessionId)), 10_000);
    const { caller, assistant } = wideSidesOf(file);
    expect(sentencesOn(caller, phone).map(({ text }) => text)).toEqual([expect.stringMatching(/sunday/i)]);
    const spokenMs = loudMs(phone.pronounce(GREETING)) + loudMs(phone.pronounce(SUNDAY));
    expect(loudMs(assistant)).toBeGreaterThan(0.9 * spokenMs);
    const { store } = phone.gateway.services;
    await eventually(async () => {
      const session = await store.readSession(browser.sessionId);
      return session?.recording?.[0] === `s3://recordings/${keyOf(browser.sessionId)}`;
    });
  }, 90_000);

  it('is recorded when the user has agreed to the notice, and whole answers are in the file', async () => {
    const env = {
      ...WEB_ENV,
      ...recording(`agreed-${provider}`, { RECORDING: 'consented', CONSENT_NOTICE: NOTICE }),
    };
    const phone = await phones.connect({ provider, alone: true, env });
    const silent = await Browser.begin(phone.gateway.origin, `silent-${provider}`);
    await silent.ready();
    await silent.heard('assistant', GREETING);
    silent.end();
    await silent.closes();

    const data = { consent: true, streaming: false };
    const browser = await Browser.begin(phone.gateway.origin, `agreed-${provider}`, { data });
    await browser.ready();
    const { itemIds, audioResponse } = (await browser.message('voice_response_triggered')).data;
    const playedMs = Math.ceil((Buffer.from(audioResponse.split(',')[1], 'base64').length - 44) / 48);
    for (const itemId of itemIds) browser.send({ action: 'voice_played', data: { itemId, playedMs } });
    await browser.heard('assistant', GREETING);
    browser.end();
    await browser.closes();

    const file = await eventually(() => s3.object(keyOf(browser.sessionId)), 10_000);
    const { assistant } = wideSidesOf(file);
    expect(loudMs(assistant)).toBeGreaterThan(0.9 * loudMs(phone.pronounce(GREETING)));
    expect(await s3.object(keyOf(silent.sessionId))).toBeUndefined();
    const { store } = phone.gateway.services;
    expect(await store.readSession(browser.sessionId)).toMatchObject({ consentNotice: 'played' });
    expect(await store.readSession(silent.sessionId)).not.toHaveProperty('consentNotice');
  }, 90_000);
});
