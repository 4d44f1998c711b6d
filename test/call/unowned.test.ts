import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MemoryItems } from '../../sandbox/memory-items.ts';
import { DynamoSessionStore } from '../../src/store/dynamodb.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import { Agenda } from '../handoff/machine/agenda.ts';
import { RigInstance } from '../handoff/machine/rig-instance.ts';
import { RigMedia } from '../handoff/machine/rig-media.ts';
import { RigVoice } from '../handoff/machine/rig-voice.ts';

const CALL = 'CA00000000000000000000000000000003';
const CALLER = '+14155550100';
const IN_PROGRESS = { CallSid: CALL, CallStatus: 'in-progress', From: CALLER };

let agenda: Agenda;
let tableIsDown: boolean;
let voices: RigVoice[];
let store: DynamoSessionStore;
let instances: RigInstance[];

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
  });
  agenda = new Agenda();
  tableIsDown = false;
  voices = [];
  store = new DynamoSessionStore(new MemoryItems(async () => (tableIsDown ? 'failed' : 'done')), {
    table: 'memory',
  });
  const createVoice = () => {
    const voice = new RigVoice(agenda);
    voices.push(voice);
    return voice;
  };
  const availability = async () => ({ kind: 'available' }) as const;
  const world = { store, metrics: new Metrics(), createVoice, availability };
  instances = ['a', 'b'].map((name) => new RigInstance(name, world));
});

afterEach(async () => {
  tableIsDown = false;
  for (const instance of instances) await instance.stop();
  vi.clearAllTimers();
  vi.useRealTimers();
});

async function happen(): Promise<void> {
  await agenda.settle();
  while (agenda.size > 0) await agenda.take(0);
}

async function wait(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  await happen();
}

async function stream(
  instance: RigInstance | undefined,
  resumeCount: number,
  secureInput = false,
): Promise<RigMedia> {
  const media = new RigMedia(`MZ${resumeCount}`, agenda, () => undefined);
  const start = { callSid: CALL, streamSid: media.streamSid, caller: CALLER, resumeCount, secureInput };
  media.listener = instance?.callControl.openCall(start, media);
  await happen();
  return media;
}

/** A call whose stream was lost, and whose next one finds the table down. */
async function resumedInAnOutage(): Promise<{ readonly media: RigMedia; readonly instance: RigInstance }> {
  const [first, second] = instances;
  if (!first || !second) throw new Error('no instances');
  const before = await stream(first, 0);
  voices.at(-1)?.hears('where is my order');
  await happen();
  before.stop('lost');
  await first.webhook('stream-ended', IN_PROGRESS);
  tableIsDown = true;
  const media = await stream(second, 1);
  voices.at(-1)?.hears('it is the one of last week');
  await happen();
  return { media, instance: second };
}

/** The same call, whose caller was typing in secure when its stream was lost. */
async function typedInAnOutage(): Promise<RigMedia> {
  const [first, second] = instances;
  const before = await stream(first, 0);
  voices.at(-1)?.calls('begin_secure_input');
  await happen();
  before.stop('lost');
  await first?.webhook('stream-ended', IN_PROGRESS);
  expect(await store.readSession(CALL)).toMatchObject({ secureInput: 'on' });
  tableIsDown = true;
  return stream(second, 1, true);
}

const turns = async () => (await store.readTurns(CALL)).map(({ number, text }) => `${number} ${text}`);

describe('a stream that could not take its call over, because the table was down,', () => {
  it('does so when it is back, and keeps what was said before and since', async () => {
    await resumedInAnOutage();
    tableIsDown = false;
    await wait(20_000);
    expect(await store.readSession(CALL)).toMatchObject({
      resumeCount: 1,
      ownerInstance: 'b',
      messageCount: 4,
    });
    expect(await turns()).toEqual([
      '1 A line.',
      '2 where is my order',
      '3 A line.',
      '4 it is the one of last week',
    ]);
  });

  it('brings its caller to a person when the table comes back in that very moment', async () => {
    const { media, instance } = await resumedInAnOutage();
    tableIsDown = false;
    media.listener?.onDtmf('0');
    await happen();
    await wait(2_000);
    expect(instance.handoffOf(CALL)).toMatchObject({ reason: 'dtmf', token: expect.any(String) });
    expect(await store.readSession(CALL)).toMatchObject({ status: 'HANDING_OFF', resumeCount: 1 });
    const other = instances[0];
    expect(await other?.webhook('stream-ended', IN_PROGRESS)).toContain('<Dial');
  });

  it('takes the wish up that the record holds, once it can be read', async () => {
    const [first, second] = instances;
    const before = await stream(first, 0);
    before.listener?.onDtmf('0');
    before.stop('lost');
    await happen();
    await first?.webhook('stream-ended', IN_PROGRESS);
    expect((await store.readSession(CALL))?.wish).toBe('dtmf');
    tableIsDown = true;
    await stream(second, 1);
    expect(second?.handoffOf(CALL)).toBeUndefined();
    tableIsDown = false;
    await wait(20_000);
    expect(second?.handoffOf(CALL)).toMatchObject({ reason: 'dtmf', token: expect.any(String) });
  });

  it('keeps what is typed in secure from everybody, then and afterwards', async () => {
    const media = await typedInAnOutage();
    for (const key of '4000') media.listener?.onDtmf(key);
    tableIsDown = false;
    await wait(20_000);
    expect(await store.readSession(CALL)).toMatchObject({
      ...{ status: 'ACTIVE', resumeCount: 1, secureInput: 'on' },
    });
    media.listener?.onDtmf('#');
    await wait(2_000);
    expect(await store.readSession(CALL)).not.toHaveProperty('secureInput');
  });

  it('writes that typing has ended when it can', async () => {
    const media = await typedInAnOutage();
    media.listener?.onDtmf('#');
    await happen();
    tableIsDown = false;
    await wait(20_000);
    const session = await store.readSession(CALL);
    expect(session).toMatchObject({ status: 'ACTIVE', resumeCount: 1 });
    expect(session).not.toHaveProperty('secureInput');
  });

  it('takes no key of a secret for a wish, though the stream is lost before the record can be read', async () => {
    const media = await typedInAnOutage();
    media.stop('lost');
    tableIsDown = false;
    await wait(20_000);
    const early = new RigMedia('MZ2', agenda, () => undefined);
    const start = { callSid: CALL, streamSid: 'MZ2', caller: CALLER, resumeCount: 2, secureInput: true };
    const listener = instances[0]?.callControl.openCall(start, early);
    listener?.onDtmf('0');
    listener?.onStop('lost');
    await happen();
    expect(instances[0]?.handoffOf(CALL)).toBeUndefined();
    expect((await store.readSession(CALL))?.status).toBe('ACTIVE');
  });

  it('brings its caller to a person though the table comes back only afterwards', async () => {
    const { media, instance } = await resumedInAnOutage();
    media.listener?.onDtmf('0');
    await happen();
    for (let second = 0; second < 6; second += 1) await wait(1_000);
    expect(instance.handoffOf(CALL)).toMatchObject({ reason: 'dtmf' });
    tableIsDown = false;
    expect(await instance.webhook('stream-ended', IN_PROGRESS)).toContain('<Dial');
    await wait(1_000);
    expect((await store.readSession(CALL))?.status).toBe('HANDING_OFF');
  });
});
