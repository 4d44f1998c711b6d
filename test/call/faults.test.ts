import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MemoryItems } from '../../sandbox/memory-items.ts';
import { createAssistant } from '../../src/call/assistant.ts';
import type { CallContext } from '../../src/call/context.ts';
import { DynamoSessionStore } from '../../src/store/dynamodb.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import { Agenda } from '../handoff/machine/agenda.ts';
import { RigInstance } from '../handoff/machine/rig-instance.ts';
import { RigMedia } from '../handoff/machine/rig-media.ts';
import { RigVoice } from '../handoff/machine/rig-voice.ts';

const { lines } = createAssistant({});
const CALLER = '+14155550100';
/** One frame of a caller. */
const AUDIO = Buffer.alloc(160, 0xff).toString('base64');

/** A model's client of ours that fails where it is told to. */
class FaultyVoice extends RigVoice {
  failsAt: 'audio' | 'speak' | 'close' | 'text' | undefined;
  /** Never answers. */
  hangs = false;

  override async connect(): Promise<void> {
    if (this.hangs) return new Promise(() => undefined);
    return super.connect();
  }

  override sendAudio(): void {
    this.#failAt('audio');
  }

  override sendText(): void {
    this.#failAt('text');
  }

  override speak(text: string): string {
    this.#failAt('speak');
    return super.speak(text);
  }

  /** Tells what no model may tell. */
  babbles(): void {
    const transcript = undefined as unknown as string;
    this.emit({ type: 'conversation.item.input_audio_transcription.completed', itemId: 'c', transcript });
  }

  override async close(): Promise<void> {
    await super.close();
    this.#failAt('close');
  }

  #failAt(step: FaultyVoice['failsAt']): void {
    if (this.failsAt === step) throw new Error('a fault of ours');
  }
}

/** One instance with as many calls as are made to it. */
class House {
  readonly agenda = new Agenda();
  readonly metrics = new Metrics();
  readonly voices: FaultyVoice[] = [];
  readonly instance: RigInstance;
  readonly store: DynamoSessionStore;
  /** Set before a call begins. */
  createsNoVoice = false;
  nextHangs = false;
  tableHangs = false;
  readonly #held: (() => void)[] = [];

  constructor(secondOpinion?: CallContext['secondOpinion']) {
    const { metrics } = this;
    const items = new MemoryItems(async () => {
      if (this.tableHangs) await new Promise<void>((resolve) => this.#held.push(resolve));
      return 'done';
    });
    this.store = new DynamoSessionStore(items, { table: 'memory' });
    const createVoice = () => {
      if (this.createsNoVoice) throw new Error('a fault of ours');
      const voice = new FaultyVoice(this.agenda);
      voice.hangs = this.nextHangs;
      this.voices.push(voice);
      return voice;
    };
    const availability = async () => ({ kind: 'available' }) as const;
    const world = { store: this.store, metrics, createVoice, availability, secondOpinion };
    this.instance = new RigInstance('a', { ...world, idleCallSeconds: 60 });
  }

  async call(callSid: string, resumeCount = 0): Promise<RigMedia> {
    const media = new RigMedia(`MZ-${callSid}-${resumeCount}`, this.agenda, () => undefined);
    const start = { callSid, streamSid: media.streamSid, caller: CALLER, resumeCount };
    media.listener = this.instance.callControl.openCall(start, media);
    await this.happen();
    return media;
  }

  async happen(): Promise<void> {
    await this.agenda.settle();
    while (this.agenda.size > 0) await this.agenda.take(0);
  }

  async wait(ms: number): Promise<void> {
    await vi.advanceTimersByTimeAsync(ms);
    await this.happen();
  }

  async stop(): Promise<void> {
    this.tableHangs = false;
    for (const release of this.#held) release();
    await this.happen();
    await this.instance.stop();
  }

  /** How many faults were met, by entrance. */
  async faults(): Promise<Record<string, number>> {
    const { values } = await this.metrics.callFaults.get();
    const met = values.filter(({ value }) => value > 0);
    return Object.fromEntries(met.map(({ labels, value }) => [labels.entrance, value]));
  }
}

let house: House;

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
  });
  house = new House();
});

afterEach(async () => {
  await house.stop();
  vi.clearAllTimers();
  vi.useRealTimers();
});

/** The faulty call goes to a person and frees its place; its neighbour talks on. */
async function expectPerson(callSid: string, entrance: string): Promise<void> {
  const { callControl } = house.instance;
  expect(house.instance.handoffOf(callSid)).toMatchObject({
    reason: 'provider_failure',
    announce: lines.modelGone,
  });
  expect((await house.store.readSession(callSid))?.status).toBe('HANDING_OFF');
  expect(await house.faults()).toEqual({ [entrance]: expect.any(Number) });
  expect(callControl.activeCalls).toBe(1);
  expect(callControl.refusal()).toBeUndefined();
}

// An exception that came out of any of these would fail the run as an unhandled error.
describe('a fault of ours in one call ends that call, with a person,', () => {
  beforeEach(() => house.call('CA-neighbour'));

  it('in a frame of its audio', async () => {
    const media = await house.call('CA1');
    const voice = house.voices.at(-1);
    if (voice) voice.failsAt = 'audio';
    for (let frame = 0; frame < 5; frame += 1) media.listener?.onAudio(AUDIO);
    await house.happen();
    await expectPerson('CA1', 'media');
  });

  it('at an event of its model', async () => {
    await house.call('CA1');
    house.voices.at(-1)?.babbles();
    await house.happen();
    await expectPerson('CA1', 'model');
  });

  it('by a timer', async () => {
    await house.call('CA1');
    const voice = house.voices.at(-1);
    if (voice) voice.failsAt = 'speak';
    await house.wait(31_000);
    await expectPerson('CA1', 'timer');
  });

  it('where it begins, and the place of the call is free', async () => {
    house.createsNoVoice = true;
    await house.call('CA1');
    await expectPerson('CA1', 'media');
  });

  it('where an earlier stream is gone on from', async () => {
    await house.call('CA1');
    house.createsNoVoice = true;
    await house.call('CA1', 1);
    await expectPerson('CA1', 'promise');
  });

  it('in the hand-off itself', async () => {
    const media = await house.call('CA1');
    const voice = house.voices.at(-1);
    if (voice) voice.failsAt = 'speak';
    media.listener?.onDtmf('0');
    await house.happen();
    expect(house.instance.handoffOf('CA1')).toEqual({
      reason: 'dtmf',
      decidedBy: 'key',
      token: expect.any(String),
      announce: lines.modelGone,
    });
    expect(house.instance.callControl.activeCalls).toBe(1);
  });
});

describe('a fault of ours', () => {
  it('in the goodbye ends the call as the goodbye would have', async () => {
    await house.call('CA1');
    await house.wait(31_000);
    const voice = house.voices.at(-1);
    if (voice) voice.failsAt = 'speak';
    await house.wait(31_000);
    expect(await house.store.readSession('CA1')).toMatchObject({ status: 'COMPLETED', endReason: 'idle' });
    expect(house.instance.callControl.activeCalls).toBe(0);
  });

  it('in the end of a call still frees its place', async () => {
    const media = await house.call('CA1');
    const voice = house.voices.at(-1);
    if (voice) voice.failsAt = 'close';
    media.stop('stop');
    await house.happen();
    expect(house.instance.callControl.activeCalls).toBe(0);
    expect(await house.faults()).toEqual({ promise: 1 });
    expect((await house.store.readSession('CA1'))?.status).toBe('COMPLETED');
  });

  it('in a second opinion ends the call to a person, and no process', async () => {
    await house.stop();
    house = new House({
      mode: 'all',
      judge: () => Promise.reject(new Error('a fault of ours')),
      summarise: async () => undefined,
    });
    await house.call('CA-neighbour');
    await house.call('CA1');
    house.voices.at(-1)?.hears('my agent said something about a discount');
    await house.happen();
    await expectPerson('CA1', 'promise');
  });
});

describe('a call that is stuck', () => {
  it('while it is being loaded goes to a person', async () => {
    await house.call('CA1');
    house.tableHangs = true;
    await house.call('CA1', 1);
    await house.wait(8_000);
    await house.wait(3_000);
    expect(house.instance.handoffOf('CA1')).toMatchObject({ reason: 'provider_failure' });
  });

  it('while it is being connected goes to a person', async () => {
    house.nextHangs = true;
    await house.call('CA1');
    await house.wait(24_000);
    expect(house.instance.handoffOf('CA1')).toMatchObject({ reason: 'provider_failure' });
    expect(house.instance.callControl.activeCalls).toBe(0);
  });
});
