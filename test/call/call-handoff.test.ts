import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MemoryItems } from '../../sandbox/memory-items.ts';
import { createAssistant } from '../../src/call/assistant.ts';
import type { CallContext } from '../../src/call/context.ts';
import type { Availability } from '../../src/handoff/availability.ts';
import { spokenTruth } from '../../src/handoff/spoken-truth.ts';
import { shippedLines } from '../../src/spoken/shipped-lines.ts';
import { DynamoSessionStore } from '../../src/store/dynamodb.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import { Agenda } from '../handoff/machine/agenda.ts';
import { RigInstance } from '../handoff/machine/rig-instance.ts';
import { RigMedia } from '../handoff/machine/rig-media.ts';
import { RigVoice } from '../handoff/machine/rig-voice.ts';

const CALL = 'CA00000000000000000000000000000002';
const { lines } = createAssistant({});
const CLOSED: Availability = { kind: 'closed', timeZone: 'UTC' };
const QUEUE: Availability = { kind: 'queue', waitMinutes: 7 };
const closedLine = spokenTruth(CLOSED, { lines: shippedLines('en'), now: new Date() }).text;
const waitLine = spokenTruth(QUEUE, { lines: shippedLines('en'), now: new Date() }).text;

let calls: Call[] = [];

beforeEach(() => {
  calls = [];
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
  });
});

afterEach(async () => {
  for (const call of calls) await call.stop();
  vi.useRealTimers();
});

/** One call of one instance, with its real parts; everything that can happen happens in its order. */
class Call {
  readonly agenda = new Agenda();
  readonly metrics = new Metrics();
  readonly store = new DynamoSessionStore(new MemoryItems(), { table: 'memory' });
  readonly voice = new RigVoice(this.agenda);
  readonly media = new RigMedia('MZ1', this.agenda, () => undefined);
  readonly #instance: RigInstance;

  constructor(availability: () => Promise<Availability>, secondOpinion?: CallContext['secondOpinion']) {
    const { store, metrics } = this;
    const createVoice = () => this.voice;
    this.#instance = new RigInstance('a', { store, metrics, createVoice, availability, secondOpinion });
    calls.push(this);
  }

  static async begun(outlook: Availability, secondOpinion?: CallContext['secondOpinion']): Promise<Call> {
    const call = new Call(async () => outlook, secondOpinion);
    await call.begin();
    return call;
  }

  /** Lets things happen until the caller hears something. */
  async hearsSomething(): Promise<void> {
    await this.agenda.settle();
    while (!this.media.playing && this.agenda.size > 0) await this.agenda.take(0);
    expect(this.media.playing).toBe(true);
  }

  /** What Twilio would be told now. */
  get handoff() {
    return this.#instance.handoffOf(CALL);
  }

  async begin(): Promise<void> {
    const start = { callSid: CALL, streamSid: 'MZ1', caller: '+14155550100', resumeCount: 0 };
    this.media.listener = this.#instance.callControl.openCall(start, this.media);
    await this.happen();
  }

  /** Lets everything happen that follows by itself, without time. */
  async happen(): Promise<void> {
    await this.agenda.settle();
    while (this.agenda.size > 0) await this.agenda.take(0);
  }

  async says(text: string): Promise<void> {
    this.voice.hears(text);
    await this.happen();
  }

  async presses(digit: string): Promise<void> {
    this.media.listener?.onDtmf(digit);
    await this.happen();
  }

  async wait(ms: number): Promise<void> {
    await vi.advanceTimersByTimeAsync(ms);
    await this.happen();
  }

  record() {
    return this.store.readHandoff(this.handoff?.token ?? '');
  }

  async handoffs(result: string): Promise<number> {
    const { values } = await this.metrics.handoffs.get();
    return values.find(({ labels }) => labels.result === result)?.value ?? 0;
  }

  /** Every result that was counted, once for each time. */
  async results(): Promise<unknown[]> {
    const { values } = await this.metrics.handoffs.get();
    return values.flatMap(({ labels, value }) => Array.from({ length: value }, () => labels.result));
  }

  async prepared(): Promise<number> {
    return (await this.metrics.handoffPreparations.get()).values[0]?.value ?? 0;
  }

  async stop(): Promise<void> {
    await this.#instance.stop();
    vi.clearAllTimers();
  }
}

describe('a hand-off', () => {
  it('is said, heard and written, once, however often it is asked for', async () => {
    const call = await Call.begun({ kind: 'available' });
    call.media.listener?.onDtmf('0');
    call.media.listener?.onDtmf('0');
    await call.says('i want to speak to a person please');
    expect(call.voice.lines.filter((line) => line === lines.hold)).toHaveLength(1);
    expect(await call.prepared()).toBe(1);
    // How it ended, the webhook of its dial will tell.
    expect(await call.results()).toEqual([]);
    expect(await call.store.readSession(CALL)).toMatchObject({ dialPending: true });
    expect(await call.record()).toMatchObject({ reason: 'dtmf', sentiment: 'neutral' });
  });

  it('has what was said while its line was spoken', async () => {
    const call = await Call.begun({ kind: 'available' });
    call.media.listener?.onDtmf('0');
    await call.agenda.settle();
    await call.says('it is about my contract');
    expect((await call.record())?.transcript).toContain('Caller: it is about my contract');
  });

  it('does not go on for a caller who has hung up', async () => {
    const call = await Call.begun({ kind: 'available' });
    call.media.listener?.onDtmf('0');
    call.media.stop('stop');
    await call.happen();
    await call.wait(5_000);
    expect(call.handoff).toBeUndefined();
    expect(await call.results()).toEqual(['abandoned']);
    expect(await call.store.readSession(CALL)).not.toHaveProperty('dialPending');
    expect((await call.store.readSession(CALL))?.status).toBe('COMPLETED');
  });

  it('that fails by a fault of ours is dialled all the same, on every instance', async () => {
    const call = new Call(() => Promise.reject(new Error('a fault')));
    await call.begin();
    await call.presses('0');
    expect(call.handoff).toEqual({ reason: 'dtmf', announce: lines.modelGone });
    expect(await call.store.readSession(CALL)).toMatchObject({
      status: 'HANDING_OFF',
      handoff: { reason: 'dtmf' },
    });
    const { values } = await call.metrics.sessions.get();
    expect(values.map(({ labels }) => labels.outcome)).toEqual(['handed_off']);
    // Twilio tells how the dial ends.
    expect(await call.results()).toEqual([]);
  });
});

describe('a model that speaks and asks for a person in one breath', () => {
  async function asking(): Promise<Call> {
    const call = await Call.begun({ kind: 'available' });
    call.voice.says('refund');
    call.voice.asksForPerson('call_1');
    await call.agenda.settle();
    expect(call.voice.lines).not.toContain(lines.hold);
    return call;
  }

  it('is heard to its end before the hold line', async () => {
    const call = await asking();
    await call.happen();
    expect(call.voice.lines.at(-1)).toBe(lines.hold);
    const transcript = (await call.record())?.transcript ?? '';
    expect(transcript).toContain('Assistant: Your refund is on its way.');
  });

  it('is not waited for when the caller talks over it', async () => {
    const call = await asking();
    call.voice.hearsVoice();
    await call.agenda.settle();
    expect(call.voice.lines.at(-1)).toBe(lines.hold);
  });

  it('is not waited for when a key is pressed, nor without a limit', async () => {
    const pressed = await asking();
    pressed.media.listener?.onDtmf('0');
    await pressed.agenda.settle();
    expect(pressed.voice.lines.at(-1)).toBe(lines.hold);
    const stuck = await asking();
    await vi.advanceTimersByTimeAsync(10_000);
    await stuck.agenda.settle();
    expect(stuck.voice.lines.at(-1)).toBe(lines.hold);
  });
});

describe("when the provider's filter stops the model", () => {
  it('the caller is told, and talks on', async () => {
    const call = await Call.begun({ kind: 'available' });
    call.voice.isRefused();
    await call.happen();
    expect(call.voice.lines.at(-1)).toBe(lines.refusal);
    expect(call.handoff).toBeUndefined();
  });

  it('in a line of ours too, the caller goes to a person', async () => {
    const call = await Call.begun({ kind: 'available' });
    call.voice.isRefused('speak_9');
    await call.happen();
    expect(call.handoff).toMatchObject({ reason: 'provider_failure', announce: lines.modelGone });
  });
});

describe('when nobody is there', () => {
  it('the caller hears so, and the conversation goes on', async () => {
    const call = await Call.begun(CLOSED);
    await call.presses('0');
    expect(call.voice.lines.at(-1)).toBe(closedLine);
    await call.says('yes please');
    expect(await call.handoffs('not_available')).toBe(1);
    expect(call.handoff).toBeUndefined();
  });

  it('a model that asked twice is answered twice, and tells once', async () => {
    const call = await Call.begun(CLOSED);
    call.voice.asksForPerson('call_1');
    call.voice.asksForPerson('call_2');
    await call.happen();
    expect(call.voice.lines).not.toContain(closedLine);
    expect(call.voice.toolResults).toEqual([
      { callId: 'call_2', result: { status: 'not_connected', tell_the_caller: expect.any(String) } },
      { callId: 'call_1', result: { status: 'not_connected', tell_the_caller: closedLine } },
    ]);
  });

  it('a model that asks what the caller has just asked tells it, and nobody else does', async () => {
    const call = await Call.begun(CLOSED);
    call.media.listener?.onDtmf('0');
    call.voice.asksForPerson('call_1');
    await call.happen();
    expect(call.voice.lines).not.toContain(closedLine);
    expect(call.voice.toolResults.map(({ callId }) => callId)).toEqual(['call_1']);
    expect(await call.handoffs('not_available')).toBe(1);
  });

  it('a caller in danger is told whom to call', async () => {
    const call = await Call.begun(CLOSED);
    await call.says('there is a fire in my house please help');
    expect(call.voice.lines.at(-1)).toBe(lines.emergency);
  });

  it('a model that is lost meanwhile leaves nobody in silence', async () => {
    let found: (availability: Availability) => void = () => undefined;
    const call = new Call(
      () =>
        new Promise((resolve) => {
          found = resolve;
        }),
    );
    await call.begin();
    call.media.listener?.onDtmf('0');
    call.voice.lose();
    found(CLOSED);
    await call.happen();
    expect(call.handoff).toMatchObject({ reason: 'dtmf', announce: lines.modelGone });
  });
});

describe('when the wait is long', () => {
  it('the caller hears so, and is connected after a moment of silence', async () => {
    const call = await Call.begun(QUEUE);
    await call.presses('0');
    expect(call.voice.lines.at(-1)).toBe(waitLine);
    expect(call.handoff).toBeUndefined();
    await call.wait(3_000);
    expect(call.handoff).toMatchObject({ reason: 'dtmf' });
    expect(call.handoff?.announce).toBeUndefined();
  });

  it('who speaks over the line that says so is connected as soon', async () => {
    const call = await Call.begun(QUEUE);
    call.media.listener?.onDtmf('0');
    await call.hearsSomething();
    expect(call.voice.lines.at(-1)).toBe(waitLine);
    call.voice.hearsVoice();
    await call.says('okay i will wait');
    await call.wait(3_000);
    expect(call.handoff).toMatchObject({ reason: 'dtmf' });
    expect(call.handoff?.announce).toBeUndefined();
  });

  it.each(['okay', 'ja ist gut', 'so my number is on the letter'])(
    'who says "%s" is connected',
    async (text) => {
      const call = await Call.begun(QUEUE);
      await call.presses('0');
      await call.wait(2_000);
      await call.says(text);
      await call.wait(3_000);
      expect(call.handoff).toMatchObject({ reason: 'dtmf' });
    },
  );

  it.each(['call me back please', "i can't wait that long"])('who says "%s" is not', async (text) => {
    const call = await Call.begun(QUEUE);
    await call.presses('0');
    await call.says(text);
    await call.wait(10_000);
    expect(call.handoff).toBeUndefined();
    expect(await call.handoffs('not_awaited')).toBe(1);
  });

  it('who asks again is connected immediately', async () => {
    const call = await Call.begun(QUEUE);
    await call.presses('0');
    await call.says('no i want to speak to a person now');
    expect(call.voice.lines.at(-1)).toBe(lines.hold);
    expect(call.handoff).toMatchObject({ reason: 'explicit_request' });
    expect(await call.results()).toEqual([]);
  });

  it('a caller in danger is connected without a choice', async () => {
    const call = await Call.begun(QUEUE);
    await call.says('there is a fire in my house please help');
    expect(call.voice.lines.at(-1)).toBe(lines.hold);
    expect(await call.record()).toMatchObject({ priority: 'high', sentiment: 'negative' });
  });

  it('a model that had asked learns what the caller chose', async () => {
    const call = await Call.begun(QUEUE);
    call.voice.asksForPerson('call_1');
    await call.happen();
    expect(call.voice.toolResults).toEqual([]);
    await call.says('call me back please');
    expect(call.voice.toolResults).toMatchObject([{ callId: 'call_1', result: { status: 'not_connected' } }]);
  });
});

describe('a summary by a model', () => {
  const unused = { mode: 'all' as const, judge: async () => 'unclear' as const };

  it('is in the record when it came in time', async () => {
    const summarise = async () => 'Wants to change a booking.';
    const call = await Call.begun({ kind: 'available' }, { ...unused, summarise });
    await call.presses('0');
    expect((await call.record())?.summary).toBe('Wants to change a booking.');
  });

  it('that there is not leaves the extract', async () => {
    const call = await Call.begun({ kind: 'available' }, { ...unused, summarise: async () => undefined });
    await call.presses('0');
    expect((await call.record())?.summary).toContain('The caller pressed 0.');
  });
});

describe('a text model beside the rules', () => {
  it('brings a person to a caller whose wish the rules do not find', async () => {
    const verdict = { action: 'transfer', reason: 'explicit_request', confidence: 0.95 } as const;
    const opinion = { mode: 'all', judge: async () => verdict, summarise: async () => undefined } as const;
    const call = await Call.begun({ kind: 'available' }, opinion);
    await call.says('i would like to know when the lighthouse opens');
    expect(call.handoff).toMatchObject({ reason: 'explicit_request', decidedBy: 'judge' });
  });
});
