import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LiveCall } from '../../../src/console/live/live-call.ts';
import { ShownEvents } from '../../../src/console/live/shown-events.ts';
import { joinStreams } from '../../../src/console/past/call-timeline.ts';
import { viewOfCall } from '../../../src/console/past/past-view.ts';
import { MAX_PACKED_BYTES, packEvents, unpackEvents } from '../../../src/console/past/timeline-codec.ts';
import { type RecordedEvents, TimelineRecorder } from '../../../src/console/past/timeline-recorder.ts';
import type { CallView } from '../../../src/console/views.ts';
import { Redactor } from '../../../src/privacy/redactor.ts';
import type { StoredSession } from '../../../src/store/session-store.ts';
import { START_MS, storedTurns, type Told, turnAt, WHOLE_CALL } from './call-of-the-past.ts';

const SESSION: StoredSession = {
  sessionId: 'CA1',
  status: 'HANDED_OFF',
  provider: 'openai',
  ownerInstance: 'a',
  resumeCount: 0,
  userId: '+14155550100',
  createdAt: new Date(START_MS).toISOString(),
  updatedAt: new Date(START_MS + 10_000).toISOString(),
  audioFormat: 'audio/pcmu',
  totalDuration: 7,
  messageCount: 4,
  assistant: 'reception',
  expiresAt: START_MS / 1000 + 86_400,
};

function record(told: readonly Told[], startMs = 0, maxEvents?: number): RecordedEvents {
  let nowMs = 0;
  const recorder = new TimelineRecorder({
    clock: () => nowMs - startMs,
    onEnded: () => undefined,
    ...(maxEvents !== undefined && { maxEvents }),
  });
  for (const [atMs, event] of told) {
    nowMs = atMs;
    recorder.onCallEvent(event);
  }
  return recorder.recorded;
}

/** What the live page showed at the end. */
function liveView(told: readonly Told[]): CallView {
  let nowMs = START_MS;
  const facts = {
    sessionId: 'CA1',
    channel: 'phone',
    caller: '+1',
    startedAtMs: START_MS,
    assistant: 'reception',
  } as const;
  const shown = new ShownEvents(new Redactor());
  const call = new LiveCall({ facts, caller: '+1', shown, onChange: () => undefined, clock: () => nowMs });
  for (const [atMs, event] of told) {
    nowMs = START_MS + atMs;
    call.onCallEvent(event);
  }
  return call.view();
}

async function pastView(
  told: readonly Told[],
  streams: readonly (readonly Told[])[] = [told],
): Promise<CallView> {
  const stored = await Promise.all(
    streams.map(async (stream, resumeCount) => {
      const startMs = stream[0]?.[0] ?? 0;
      const startedAt = new Date(START_MS + startMs).toISOString();
      return { resumeCount, startedAt, ...(await packEvents(record(stream, startMs))) };
    }),
  );
  const timeline = await joinStreams(stored, {
    live: undefined,
    onFault: (error) => {
      throw error;
    },
  });
  const call = {
    session: SESSION,
    turns: storedTurns(told),
    timeline,
    handoff: undefined,
    verdicts: [],
    recordings: 0,
  };
  return viewOfCall(call, () => '+1');
}

/** Words that were made and never heard are not kept; that there were some is. */
function comparable({ turns, lastWords, ...view }: CallView) {
  const heard = turns.map(({ cutText: _cut, comingText: _coming, ...turn }) => turn);
  return { ...view, lastWords, turns: heard };
}

const streamsOf = (told: readonly Told[], cutMs: number): readonly (readonly Told[])[] => [
  [
    ...told.filter(([atMs]) => atMs < cutMs),
    [cutMs, { type: 'ended', outcome: 'stream_lost', provider: 'openai', seconds: 1, turns: 1, costUsd: 0 }],
  ],
  [[cutMs, { type: 'started', resumed: true }], ...told.filter(([atMs]) => atMs >= cutMs)],
];

describe('a past call', () => {
  it('shows what the live page showed at its end', async () => {
    const live = liveView(WHOLE_CALL);
    const past = await pastView(WHOLE_CALL);
    expect(comparable(past)).toEqual(comparable(live));
    expect(past).toMatchObject({
      phase: 'ended',
      outcome: 'handed_off',
      bargeIns: 1,
      costUsd: 0.0213,
      turnCount: 4,
    });
    expect(past.turns.map(({ heardText }) => heardText)).toEqual([
      'How can I help?',
      'Where is my order?',
      'It will',
      'No, I want to speak to a person!',
    ]);
    expect(past.marks.find(({ kind }) => kind === 'escalation')).toMatchObject({
      rule: 'person_request',
      score: 0.93,
      turn: 4,
    });
  });

  it('shows it whatever of it happened', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray([...WHOLE_CALL.slice(1, -1)]), async (some) => {
        const told = [...WHOLE_CALL.slice(0, 1), ...some, ...WHOLE_CALL.slice(-1)];
        expect(comparable(await pastView(told))).toEqual(comparable(liveView(told)));
      }),
      { numRuns: 300 },
    );
  });

  it('shows it over several streams', async () => {
    for (const cutMs of [1_700, 3_950, 4_900, 5_450]) {
      const streams = streamsOf(WHOLE_CALL, cutMs);
      const told = streams.flat();
      expect(comparable(await pastView(told, streams))).toEqual(comparable(liveView(told)));
    }
  });

  it('has no words in what is stored of its events', async () => {
    const { events } = record(WHOLE_CALL);
    const text = JSON.stringify(events);
    for (const word of ['Tuesday', 'order?', 'where is', 'person!', 'help', 'sess_1'])
      expect(text).not.toContain(word);
  });

  it('without stored events shows its turns and how it ended', async () => {
    const call = {
      session: SESSION,
      turns: storedTurns(WHOLE_CALL),
      timeline: { startedAtMs: undefined, events: [], isStored: false, cutEvents: 0 },
      handoff: undefined,
      verdicts: [],
      recordings: 0,
    };
    const view = viewOfCall(call, () => '');
    expect(view).toMatchObject({
      phase: 'ended',
      outcome: 'handed_off',
      provider: 'openai',
      lanes: [],
      marks: [],
    });
    expect(view.turns).toHaveLength(4);
  });
});

describe('the events of a call', () => {
  it('come back from their compressed form as they were', async () => {
    const { events } = record(WHOLE_CALL);
    const packed = await packEvents({ events, cut: 0 });
    expect(await unpackEvents(packed.events)).toEqual(JSON.parse(JSON.stringify(events)));
    expect(packed.events.byteLength).toBeLessThan(2_000);
  });

  it('are bounded, keep their end, and say how many were left out', async () => {
    const many: Told[] = Array.from({ length: 30_000 }, (_, index) => [
      index,
      turnAt(index, 'caller', { atMs: index, text: '' }),
    ]);
    const end: Told = [
      31_000,
      { type: 'ended', outcome: 'idle', provider: 'nova', seconds: 1, turns: 1, costUsd: 0 },
    ];
    const recorded = record([...many, end]);
    expect([recorded.events.length, recorded.cut]).toEqual([5_001, 25_000]);
    expect(recorded.events.at(-1)?.event.type).toBe('ended');
  });

  it('fit into the item however poorly they compress', async () => {
    const noise = () => Math.random().toString(36).slice(2) + Math.random().toString(36).slice(2);
    const events = Array.from({ length: 5_000 }, (_, atMs) => ({
      atMs,
      event: { type: 'speaks', itemId: noise() + noise(), kind: 'answer' } as const,
    }));
    const packed = await packEvents({ events, cut: 7 });
    expect(packed.events.byteLength).toBeLessThanOrEqual(MAX_PACKED_BYTES);
    const back = await unpackEvents(packed.events);
    expect(back.length + packed.cut).toBe(5_007);
    expect(back.at(-1)).toEqual(events.at(-1));
  });

  it('keep the end when they are too many, with what was under way then', async () => {
    const noise = () => Math.random().toString(36).slice(2) + Math.random().toString(36).slice(2);
    const speech = Array.from({ length: 5_000 }, (_, atMs) => ({
      atMs,
      event: { type: 'speaks', itemId: noise() + noise(), kind: 'answer' } as const,
    }));
    const end = [
      {
        atMs: 6_000,
        event: {
          type: 'ended',
          outcome: 'idle',
          provider: 'nova',
          seconds: 6,
          turns: 1,
          costUsd: 0,
        } as const,
      },
      { atMs: 6_001, event: { type: 'tool', name: 'order_status', result: 'abandoned' } as const },
      { atMs: 6_400, event: { type: 'cost', costUsd: 0.02 } as const },
    ];
    const packed = await packEvents({ events: [...speech, ...end], cut: 0 });
    expect(packed.cut).toBeGreaterThan(0);
    expect((await unpackEvents(packed.events)).slice(-3)).toEqual(end);
  });

  it('of an unknown type, or broken, are left out', async () => {
    const { gzipSync } = await import('node:zlib');
    const pairs = [[1, { type: 'started', resumed: false }], [2, { type: 'later' }], 3, [4], ['x', {}]];
    expect(await unpackEvents(gzipSync(JSON.stringify(pairs)))).toHaveLength(1);
    await expect(unpackEvents(gzipSync('{}'))).rejects.toThrow('not a list');
    await expect(unpackEvents(Buffer.from('no gzip'))).rejects.toThrow();
    await expect(unpackEvents(gzipSync(Buffer.alloc(9_000_000)))).rejects.toThrow();
  });
});
