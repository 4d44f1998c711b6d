import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MemoryItems } from '../../sandbox/memory-items.ts';
import type { Availability } from '../../src/handoff/availability.ts';
import type { CallEvent } from '../../src/media/call-observer.ts';
import { DynamoSessionStore } from '../../src/store/dynamodb.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import { Agenda } from '../handoff/machine/agenda.ts';
import { RigInstance } from '../handoff/machine/rig-instance.ts';
import { RigMedia } from '../handoff/machine/rig-media.ts';
import { RigVoice } from '../handoff/machine/rig-voice.ts';

const ASKS_FOR_PERSON = 'I want to speak to a person please';
const ANSWER = 'Tell me more about it.';

/** One call that is observed, and whose steps the test takes. */
class ObservedCall {
  readonly agenda = new Agenda();
  readonly voice = new RigVoice(this.agenda);
  readonly events: CallEvent[] = [];
  readonly store: DynamoSessionStore;
  readonly media = new RigMedia('MZ1', this.agenda, () => undefined);
  readonly instance: RigInstance;
  /** Whether somebody is available is not known before this is called. */
  staffIsKnown: () => void = () => undefined;
  tableHangs = false;
  readonly #held: (() => void)[] = [];

  constructor() {
    const items = new MemoryItems(async () => {
      if (this.tableHangs) await new Promise<void>((resolve) => this.#held.push(resolve));
      return 'done';
    });
    this.store = new DynamoSessionStore(items, { table: 'memory' });
    const availability = () =>
      new Promise<Availability>((resolve) => {
        this.staffIsKnown = () => resolve({ kind: 'available' });
      });
    this.instance = new RigInstance('a', {
      store: this.store,
      metrics: new Metrics(),
      createVoice: () => this.voice,
      availability,
      observer: { onCallEvent: (event) => void this.events.push(event) },
    });
  }

  async begin(): Promise<void> {
    const start = { callSid: 'CA1', streamSid: 'MZ1', caller: '+14155550100', resumeCount: 0 };
    this.media.listener = this.instance.callControl.openCall(start, this.media);
    await this.happen();
  }

  /** Everything that can happen happens. */
  async happen(): Promise<void> {
    await this.agenda.settle();
    while (this.agenda.size > 0) await this.agenda.take(0);
  }

  async tableAnswers(): Promise<void> {
    this.tableHangs = false;
    for (const release of this.#held) release();
    await this.happen();
  }

  /** What observers see from the first of these events on. */
  since(type: CallEvent['type']): CallEvent[] {
    return this.events.slice(this.events.findIndex((event) => event.type === type));
  }

  get told(): string[] {
    return this.events.flatMap((event) => {
      if (event.type === 'turn') return `${event.turn.role}: ${event.turn.text}`;
      if (event.type === 'handoff') return `handoff: ${event.state}`;
      return event.type === 'ended' ? `ended: ${event.outcome}` : [];
    });
  }
}

describe('the end of a call is the last that its observers see', () => {
  let call: ObservedCall;
  beforeEach(async () => {
    call = new ObservedCall();
    await call.begin();
  });
  afterEach(() => call.instance.stop());

  it('when the gateway ends it while the assistant speaks: the words that were heard come before', async () => {
    call.voice.begins('answer', ANSWER);
    call.instance.callControl.stopAll();
    await call.happen();
    expect(call.told).toEqual(['assistant: A line.', 'assistant: Tell me', 'ended: shutdown']);
    expect(call.events.at(-1)).toMatchObject({ type: 'ended', turns: 2 });
    expect(call.events.filter(({ type }) => type === 'spoken')).toHaveLength(2);
    expect((await call.store.readTurns('CA1')).map(({ text }) => text)).toEqual(['A line.', 'Tell me']);
  });

  it('when the model has begun to answer the words that lead to a person', async () => {
    call.voice.hears(ASKS_FOR_PERSON);
    await call.happen();
    call.voice.begins('answer', ANSWER);
    const cancelledBefore = call.voice.cancelled;
    call.staffIsKnown();
    await call.happen();
    expect(call.told).toEqual([
      'assistant: A line.',
      `caller: ${ASKS_FOR_PERSON}`,
      'handoff: begins',
      'handoff: written',
      'assistant: Tell me',
      'assistant: A line.',
      'handoff: dialling',
      'ended: handed_off',
    ]);
    expect(call.events.at(-1)?.type).toBe('ended');
    // The line is not spoken behind the rest of an answer, and the model knows what was heard of it.
    expect(call.voice.cancelled).toBe(cancelledBefore + 1);
  });

  it('when the caller hangs up over the assistant', async () => {
    call.voice.begins('answer', ANSWER);
    call.media.stop('stop');
    await call.happen();
    expect(call.told.slice(-2)).toEqual(['assistant: Tell me', 'ended: caller_hung_up']);
    expect(call.events.at(-1)?.type).toBe('ended');
  });

  it('but for the hand-off of a caller whose stream is lost while it is written', async () => {
    call.voice.hears(ASKS_FOR_PERSON);
    await call.happen();
    call.tableHangs = true;
    call.staffIsKnown();
    await call.happen();
    call.media.stop('lost');
    await call.tableAnswers();
    expect(call.since('ended').map(({ type }) => type)).toEqual(['ended', 'handoff']);
    expect(call.told.at(-1)).toBe('handoff: dialling');
  });
});
