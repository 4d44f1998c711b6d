import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MemoryItems } from '../../../sandbox/memory-items.ts';
import { createAssistant } from '../../../src/call/assistant.ts';
import type { CallSteering, Supervisor } from '../../../src/call/steering/call-steering.ts';
import type { Availability } from '../../../src/handoff/availability.ts';
import { DynamoSessionStore } from '../../../src/store/dynamodb.ts';
import { Metrics } from '../../../src/telemetry/metrics.ts';
import { Agenda } from '../../handoff/machine/agenda.ts';
import { RigInstance } from '../../handoff/machine/rig-instance.ts';
import { RigMedia } from '../../handoff/machine/rig-media.ts';
import { RigVoice } from '../../handoff/machine/rig-voice.ts';

const CALL = 'CA00000000000000000000000000000007';
const ANN: Supervisor = { id: 'ann', name: 'Ann' };
const BOB: Supervisor = { id: 'bob', name: 'Bob' };
const OPEN: Availability = { kind: 'available' };
const CLOSED: Availability = { kind: 'closed', timeZone: 'UTC' };
const { lines } = createAssistant({});
const NEVER = new AbortController().signal;

let rigs: Rig[] = [];

beforeEach(() => {
  rigs = [];
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
  });
});
afterEach(async () => {
  for (const rig of rigs) await rig.stop();
  vi.useRealTimers();
});

/** One call of one instance, with its real parts. */
class Rig {
  readonly agenda = new Agenda();
  readonly store = new DynamoSessionStore(new MemoryItems(), { table: 'memory' });
  readonly voice = new RigVoice(this.agenda);
  readonly media = new RigMedia('MZ1', this.agenda, () => undefined);
  readonly instance: RigInstance;

  constructor(availability: Availability, idleCallSeconds = 3_600) {
    this.instance = new RigInstance('a', {
      store: this.store,
      metrics: new Metrics(),
      createVoice: () => this.voice,
      availability: async () => availability,
      idleCallSeconds,
    });
    rigs.push(this);
  }

  static async begun(availability: Availability = OPEN, idleCallSeconds?: number): Promise<Rig> {
    const rig = new Rig(availability, idleCallSeconds);
    rig.open();
    await rig.happen();
    return rig;
  }

  open(): void {
    const start = { callSid: CALL, streamSid: 'MZ1', caller: '+14155550100', resumeCount: 0 };
    this.media.listener = this.instance.callControl.openCall(start, this.media);
  }

  get steering(): CallSteering {
    const steering = this.instance.callControl.steering(CALL);
    if (steering === undefined || steering === 'over') throw new Error('not live');
    return steering;
  }

  async happen(): Promise<void> {
    await this.agenda.settle();
    while (this.agenda.size > 0) await this.agenda.take(0);
  }

  async wait(ms: number): Promise<void> {
    await vi.advanceTimersByTimeAsync(ms);
    await this.happen();
  }

  async takesOver(): Promise<void> {
    expect(this.steering.takeOver(ANN)).toEqual({ result: 'done' });
    expect(this.steering.talk(ANN, () => undefined)).toMatchObject({ result: 'done' });
    await this.happen();
  }

  async stop(): Promise<void> {
    await this.instance.stop();
    vi.clearAllTimers();
  }
}

describe('a call that a supervisor steers', () => {
  it('is not steered before its assistant is there', async () => {
    const rig = new Rig(OPEN);
    rig.open();
    await rig.agenda.settle();
    const { steering } = rig;
    const answers = [
      steering.end(ANN),
      steering.handOff(ANN, { reason: 'x' }),
      steering.whisper(ANN, 'x'),
      steering.say(ANN, 'x'),
      steering.takeOver(ANN),
      steering.release(ANN, { next: 'continue' }),
    ];
    expect(answers.map(({ result }) => result)).toEqual(Array.from({ length: 6 }, () => 'not_now'));
  });

  it('tells the model a note and has it say nothing', async () => {
    const { steering, voice } = await Rig.begun();
    const spoken = voice.lines.length;
    expect(steering.whisper(ANN, 'Offer a refund.')).toEqual({ result: 'done' });
    expect(voice.notes.join()).toContain('Offer a refund.');
    expect(voice.texts).toEqual([]);
    expect(voice.lines).toHaveLength(spoken);
  });

  it('silences the model, its tools and its wishes while a supervisor speaks', async () => {
    const rig = await Rig.begun();
    await rig.takesOver();
    const { voice, media } = rig;
    voice.says('unheard');
    expect(media.heard('unheard')).toBeUndefined();
    expect(voice.cancelled).toBeGreaterThan(0);
    voice.asksForPerson('call_1');
    voice.calls('end_call', 'call_2');
    await rig.happen();
    expect(voice.toolResults.map(({ callId }) => callId)).toEqual(['call_1', 'call_2']);
    voice.hears('I want to speak to a person');
    media.listener?.onDtmf('0');
    await rig.wait(2_000);
    expect(rig.instance.handoffOf(CALL)).toBeUndefined();
    expect(rig.instance.callControl.activeCalls).toBe(1);
    const turns = await rig.store.readTurns(CALL);
    expect(turns.at(-1)).toMatchObject({ role: 'caller', text: 'I want to speak to a person' });
  });

  it('is not hung up by a goodbye of the assistant that a supervisor has interrupted', async () => {
    const rig = await Rig.begun();
    rig.voice.calls('end_call', 'call_1');
    await rig.agenda.settle();
    await rig.agenda.take(0);
    expect(rig.voice.lines.at(-1)).toBe(lines.goodbye);
    await rig.takesOver();
    const { callControl } = rig.instance;
    // The caller's last chance to speak is real time.
    while (rig.voice.toolResults.length === 0 && callControl.activeCalls > 0) await sleep(100);
    expect(rig.instance.callControl.activeCalls).toBe(1);
    expect(rig.voice.toolResults).toEqual([
      { callId: 'call_1', result: expect.objectContaining({ status: 'not_ended' }) },
    ]);
    expect(rig.steering.release(ANN, { next: 'continue' })).toEqual({ result: 'done' });
  });

  it('goes on when the supervisor gives it back, with what they want the assistant to know', async () => {
    const rig = await Rig.begun();
    await rig.takesOver();
    await rig.wait(7_000);
    expect(rig.voice.texts).toEqual([]);
    expect(rig.steering.release(ANN, { next: 'continue', note: 'A refund was promised.' })).toEqual({
      result: 'done',
    });
    expect(rig.voice.texts).toEqual([expect.stringContaining('for 7 seconds')]);
    expect(rig.voice.texts.join()).toContain('A refund was promised.');
    rig.voice.says('heard');
    expect(rig.media.heard('heard')).toBeDefined();
  });

  it('goes on by itself when the supervisor does not come, or is lost', async () => {
    const rig = await Rig.begun();
    rig.steering.takeOver(ANN);
    await rig.wait(4_900);
    expect(rig.voice.texts).toEqual([]);
    await rig.wait(200);
    expect(rig.voice.texts).toEqual([expect.stringContaining('connection of the colleague was lost')]);
    rig.steering.takeOver(ANN);
    const voice = rig.steering.talk(ANN, () => undefined);
    if (voice.result !== 'done') throw new Error(voice.message);
    await rig.wait(20_000);
    expect(rig.voice.texts).toHaveLength(1);
    voice.lost();
    await rig.wait(3_000);
    expect(rig.steering.talk(ANN, () => undefined)).toMatchObject({ result: 'done' });
    await rig.wait(10_000);
    expect(rig.voice.texts).toHaveLength(1);
  });

  it('does not end a call as idle while a supervisor speaks, and does afterwards', async () => {
    const rig = await Rig.begun(OPEN, 10);
    await rig.takesOver();
    await rig.wait(60_000);
    expect(rig.instance.callControl.activeCalls).toBe(1);
    expect(rig.voice.lines).not.toContain(lines.idlePrompt);
    rig.steering.release(ANN, { next: 'continue' });
    for (let second = 0; second < 30; second += 1) await rig.wait(1_000);
    expect(rig.instance.callControl.steering(CALL)).toBe('over');
  });

  it('lets one supervisor act, and tells the other who that is', async () => {
    const rig = await Rig.begun();
    await rig.takesOver();
    const { steering } = rig;
    const answers = [
      steering.end(BOB),
      steering.handOff(BOB, { reason: 'x' }),
      steering.say(BOB, 'x'),
      steering.takeOver(BOB),
      steering.release(BOB, { next: 'end' }),
      steering.talk(BOB, () => undefined),
    ];
    for (const answer of answers) {
      expect(answer).toMatchObject({ result: 'busy', message: expect.stringContaining('Ann') });
    }
    expect(steering.whisper(BOB, 'The parcel is found.')).toEqual({ result: 'done' });
    expect(steering.release(ANN, { next: 'continue' })).toEqual({ result: 'done' });
    await rig.happen();
    expect(steering.takeOver(BOB)).toEqual({ result: 'done' });
  });

  it('loses its model while a supervisor speaks: a person follows only when they have finished', async () => {
    const rig = await Rig.begun();
    await rig.takesOver();
    rig.voice.lose();
    await rig.wait(1_000);
    expect(rig.instance.handoffOf(CALL)).toBeUndefined();
    rig.steering.release(ANN, { next: 'continue' });
    await rig.wait(1_000);
    expect(rig.instance.handoffOf(CALL)).toMatchObject({ reason: 'provider_failure' });
  });

  it('is dialled to a person when the supervisor hands it over without a model, whoever is there', async () => {
    const rig = await Rig.begun(CLOSED);
    await rig.takesOver();
    rig.voice.lose();
    await rig.wait(1_000);
    expect(rig.steering.handOff(ANN, { reason: 'no assistant' })).toEqual({ result: 'done' });
    await rig.wait(1_000);
    expect(rig.instance.handoffOf(CALL)).toMatchObject({ reason: 'supervisor', announce: lines.modelGone });
  });

  it('refuses all but the end of a hand-off that is under way', async () => {
    const rig = await Rig.begun();
    rig.voice.hears('I want to speak to a person');
    await rig.agenda.settle();
    expect(rig.steering.say(ANN, 'x')).toMatchObject({
      result: 'not_now',
      message: expect.stringMatching(/person/),
    });
    expect(rig.steering.takeOver(ANN)).toMatchObject({ result: 'not_now' });
    expect(rig.steering.whisper(ANN, 'x')).toMatchObject({ result: 'not_now' });
  });

  it('stays with the assistant when a supervisor hands it over and nobody is there', async () => {
    const rig = await Rig.begun(CLOSED);
    expect(rig.steering.handOff(ANN, { reason: 'upset' })).toEqual({ result: 'done' });
    await rig.wait(1_000);
    expect(rig.instance.callControl.activeCalls).toBe(1);
    expect(rig.steering.takeOver(BOB)).toEqual({ result: 'done' });
  });

  it('says goodbye and ends', async () => {
    const rig = await Rig.begun();
    // A clock that stands at 0 would never let what has ended be forgotten.
    await rig.wait(10);
    expect(rig.steering.end(ANN)).toEqual({ result: 'done' });
    await rig.happen();
    expect(rig.voice.lines.at(-1)).toBe(lines.goodbye);
    expect(rig.instance.callControl.steering(CALL)).toBe('over');
    expect((await rig.store.readSession(CALL))?.endReason).toBe('ended_by_supervisor');
    await rig.wait(61_000);
    expect(rig.instance.callControl.steering(CALL)).toBeUndefined();
  });

  it('ends after a take-over, with a goodbye of the assistant', async () => {
    const rig = await Rig.begun();
    let isOver = false;
    rig.steering.takeOver(ANN);
    rig.steering.talk(ANN, () => {
      isOver = true;
    });
    expect(rig.steering.release(ANN, { next: 'end' })).toEqual({ result: 'done' });
    expect(isOver).toBe(true);
    await rig.happen();
    expect(rig.voice.lines.at(-1)).toBe(lines.goodbye);
    expect(rig.instance.callControl.steering(CALL)).toBe('over');
  });

  it('is moved to another instance although a supervisor speaks: their line is over', async () => {
    const rig = await Rig.begun();
    let isOver = false;
    rig.steering.takeOver(ANN);
    rig.steering.talk(ANN, () => {
      isOver = true;
    });
    const moved = rig.instance.callControl.moveAll(NEVER);
    await rig.wait(6_000);
    await moved;
    expect(isOver).toBe(true);
    expect(rig.instance.callControl.activeCalls).toBe(0);
    expect((await rig.store.readSession(CALL))?.status).toBe('ACTIVE');
  });

  it('says a sentence when nobody speaks', async () => {
    const rig = await Rig.begun();
    expect(rig.steering.say(ANN, 'The refund is done.')).toEqual({ result: 'done' });
    expect(rig.steering.say(ANN, 'Another one.')).toMatchObject({ result: 'not_now' });
    expect(rig.steering.say(BOB, 'Another one.')).toMatchObject({ result: 'busy' });
    await rig.wait(200);
    expect(rig.voice.lines.at(-1)).toBe('The refund is done.');
    expect(rig.steering.say(BOB, 'Another one.')).toEqual({ result: 'done' });
  });

  it('speaks over an assistant that does not come to an end', async () => {
    const rig = await Rig.begun();
    rig.voice.says('long');
    expect(rig.media.playing).toBe(true);
    rig.steering.say(ANN, 'The refund is done.');
    await vi.advanceTimersByTimeAsync(7_900);
    expect(rig.voice.lines).not.toContain('The refund is done.');
    await vi.advanceTimersByTimeAsync(300);
    expect(rig.voice.lines.at(-1)).toBe('The refund is done.');
  });
});
