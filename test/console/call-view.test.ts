import { describe, expect, it } from 'vitest';
import { emptyView, reduceCall, summaryOf } from '../../src/console/call-view.ts';
import type { CallView } from '../../src/console/views.ts';
import type { AnswerTimes, CallEvent, ObservedTurn } from '../../src/media/call-observer.ts';

const START = 1_000_000;
const FACTS = {
  sessionId: 'CA1',
  channel: 'phone',
  caller: '+49•••••••123',
  startedAtMs: START,
  assistant: 'reception',
} as const;
const ANSWER = 'We are open until six, and on Sundays until noon.';
const HEARD = 'We are open until six,';

type Step = readonly [atMs: number, event: CallEvent];

function viewOf(steps: readonly Step[], from: CallView = emptyView(FACTS)): CallView {
  return steps.reduce((view, [atMs, event]) => reduceCall(view, { atMs: START + atMs, event }), from);
}

function turn(number: number, startedMs: number, over: Partial<ObservedTurn>): CallEvent {
  const base = {
    number,
    startedAtMs: START + startedMs,
    interrupted: false,
    text: '',
    role: 'caller',
  } as const;
  return { type: 'turn', turn: { ...base, ...over } };
}

const TIMES: AnswerTimes = {
  answerId: 'r2',
  noticingMs: 300,
  transcribedMs: 150,
  toolsMs: 900,
  receivedMs: 1_400,
  sentMs: 1_401,
  heardMs: 1_481,
};

/** A greeting, a question with a tool, an answer that is interrupted, and a hand-off. */
const CALL: readonly Step[] = [
  [0, { type: 'started', resumed: false }],
  [0, { type: 'phase', phase: 'connecting' }],
  [300, { type: 'ready', provider: 'openai', providerSessionId: 's1' }],
  [300, { type: 'phase', phase: 'conversing' }],
  [400, { type: 'assistant_saying', answerId: 'r1', kind: 'greeting', words: 'Hello.' }],
  [450, { type: 'speaks', itemId: 'i1', kind: 'greeting' }],
  [
    460,
    {
      type: 'answered',
      answer: { answerId: 'r1', itemIds: ['i1'], text: 'Hello.', question: '', isToWriting: false },
    },
  ],
  [1_450, { type: 'spoken', itemId: 'i1', heardMs: 900, sentMs: 900, cut: false }],
  [1_450, turn(1, 450, { role: 'assistant', text: 'Hello.', answerId: 'r1' })],
  [2_000, { type: 'caller_speaks' }],
  [2_300, { type: 'caller_saying', words: 'When are' }],
  [2_600, { type: 'caller_saying', words: 'When are you open' }],
  [3_300, { type: 'caller_stops', agoMs: 300 }],
  [3_450, turn(2, 2_000, { text: 'When are you open?' })],
  [3_500, { type: 'tool_began', name: 'opening_hours' }],
  [4_400, { type: 'tool', name: 'opening_hours', result: 'ok', durationMs: 900 }],
  [4_600, { type: 'assistant_saying', answerId: 'r2', kind: 'answer', words: 'We are open' }],
  [4_700, { type: 'speaks', itemId: 'i2', kind: 'answer' }],
  [
    4_800,
    {
      type: 'answered',
      answer: { answerId: 'r2', itemIds: ['i2'], text: ANSWER, question: '', isToWriting: false },
    },
  ],
  [4_790, { type: 'answer_times', times: TIMES }],
  [5_500, { type: 'assistant_heard', answerId: 'r2', words: 'We are open' }],
  [6_000, { type: 'caller_speaks' }],
  [6_010, turn(3, 4_700, { role: 'assistant', text: HEARD, interrupted: true, answerId: 'r2' })],
  [6_010, { type: 'spoken', itemId: 'i2', heardMs: 1_250, sentMs: 3_000, cut: true }],
  [6_010, { type: 'barge_in', heardMs: 1_250 }],
  [7_000, { type: 'caller_stops', agoMs: 0 }],
  [7_100, turn(4, 6_000, { text: 'I want a person' })],
  [7_100, { type: 'mood', mood: 'negative' }],
  [
    7_100,
    {
      type: 'escalation',
      action: 'transfer',
      reason: 'explicit_request',
      decidedBy: 'ask-person',
      score: 0.97,
    },
  ],
  [7_100, { type: 'handoff', state: 'begins' }],
  [7_100, { type: 'phase', phase: 'handing_off' }],
  [7_200, { type: 'cost', costUsd: 0.0123 }],
  [9_000, { type: 'handoff', state: 'dialling' }],
  [
    9_000,
    { type: 'ended', outcome: 'handed_off', provider: 'openai', seconds: 9, turns: 4, costUsd: 0.0124 },
  ],
];

describe('the view of a call', () => {
  it('shows what was heard and what was cut, who spoke when, and what decided', () => {
    const view = viewOf(CALL);
    expect(view.turns.map(({ number, role, heardText }) => [number, role, heardText])).toEqual([
      [1, 'assistant', 'Hello.'],
      [2, 'caller', 'When are you open?'],
      [3, 'assistant', HEARD],
      [4, 'caller', 'I want a person'],
    ]);
    const [greeting, question, answer] = view.turns;
    expect(greeting).toMatchObject({ kind: 'greeting', partial: false, startedMs: 450, endedMs: 1_450 });
    expect(question).toMatchObject({ startedMs: 2_000, endedMs: 3_000 });
    expect(answer).toMatchObject({ interrupted: true, partial: false, comingText: '' });
    expect(`${answer?.heardText}${answer?.cutText}`).toBe(ANSWER);
    expect(answer?.tools).toEqual([
      { name: 'opening_hours', result: 'ok', startedMs: 3_500, endedMs: 4_400 },
    ]);
    expect(view.pendingTools).toEqual([]);
    expect(view.lanes).toEqual([
      { lane: 'assistant', kind: 'greeting', itemId: 'i1', fromMs: 550, toMs: 1_450 },
      { lane: 'caller', kind: 'speech', fromMs: 2_000, toMs: 3_000 },
      { lane: 'assistant', kind: 'speech', itemId: 'i2', fromMs: 4_760, toMs: 6_010, cut: true },
      { lane: 'caller', kind: 'speech', fromMs: 6_000, toMs: 7_000 },
    ]);
    expect(view.marks.map(({ kind, atMs }) => `${atMs} ${kind}`)).toEqual([
      '300 ready',
      '4400 tool',
      '6010 barge_in',
      '7100 escalation',
      '7100 handoff',
      '9000 handoff',
      '9000 ended',
    ]);
    expect(view.marks).toContainEqual({
      ...{ kind: 'escalation', atMs: 7_100, action: 'transfer', reason: 'explicit_request' },
      ...{ rule: 'ask-person', decider: 'rule', score: 0.97, turn: 4 },
    });
    expect(summaryOf(view)).toEqual({
      ...FACTS,
      ...{ provider: 'openai', phase: 'ended', costUsd: 0.0124, turnCount: 4, bargeIns: 1, mood: 'negative' },
      ...{ handoff: 'dialling', secureInput: false, outcome: 'handed_off' },
      lastMs: 9_000,
      lastWords: { role: 'caller', text: 'I want a person' },
    });
  });

  it('stays over when what was under way ends after it', () => {
    const outcome = 'stream_lost';
    const over = viewOf([
      [0, { type: 'started', resumed: false }],
      [100, { type: 'tool_began', name: 'order_status' }],
      [900, { type: 'ended', outcome, provider: 'nova', seconds: 1, turns: 0, costUsd: 0.01 }],
      [910, { type: 'tool', name: 'order_status', result: 'abandoned', durationMs: 810 }],
      [950, { type: 'handoff', state: 'dialling' }],
      [960, { type: 'cost', costUsd: 0.02 }],
    ]);
    expect(over).toMatchObject({ phase: 'lost', outcome, handoff: 'dialling', costUsd: 0.02 });
    expect(over.pendingTools).toMatchObject([{ result: 'abandoned', startedMs: 100 }]);
    expect(over.marks.map(({ kind }) => kind)).toEqual(['lost', 'tool', 'handoff']);
  });

  it('names the stage that made an answer slow', () => {
    const { latency } = viewOf(CALL).turns[2] ?? {};
    expect(latency).toEqual({
      totalMs: 1_781,
      stages: [
        { name: 'noticing', ms: 300 },
        { name: 'thinking', ms: 500 },
        { name: 'tools', ms: 900 },
        { name: 'sending', ms: 1 },
        { name: 'playing', ms: 80 },
      ],
      transcribedMs: 450,
      guilty: 'tools',
    });
  });

  it('names no stage that was not measured, and nobody guilty of a quick answer', () => {
    const times = {
      ...TIMES,
      noticingMs: undefined,
      transcribedMs: undefined,
      toolsMs: 0,
      heardMs: undefined,
    };
    const { turns } = viewOf([[1_500, { type: 'answer_times', times }]]);
    expect(turns[0]?.latency).toEqual({
      totalMs: 1_401,
      stages: [
        { name: 'listening_and_thinking', ms: 1_400 },
        { name: 'sending', ms: 1 },
      ],
    });
  });

  it('grows word by word', () => {
    const upTo = (atMs: number) => viewOf(CALL.filter(([at]) => at <= atMs));
    expect(upTo(2_600).turns.at(-1)).toMatchObject({
      ...{ key: 'caller', number: 0, partial: true, heardText: 'When are you open', startedMs: 2_000 },
    });
    expect(upTo(4_600)).toMatchObject({ pendingTools: [] });
    expect(upTo(4_600).turns.at(-1)).toMatchObject({
      heardText: '',
      comingText: 'We are open',
      partial: true,
    });
    const playing = upTo(5_500).turns.at(-1);
    expect(playing).toMatchObject({ key: 'r2', heardText: 'We are open', partial: true });
    expect(playing?.comingText).toBe(' until six, and on Sundays until noon.');
    expect(upTo(5_500).lanes.at(-1)).toEqual({
      lane: 'assistant',
      kind: 'speech',
      itemId: 'i2',
      fromMs: 4_700,
    });
  });

  it('puts what was never heard among what was cut, whatever silenced it', () => {
    const { turns } = viewOf([
      [100, { type: 'assistant_saying', answerId: 'r1', kind: 'answer', words: 'One moment' }],
      [200, { type: 'speaks', itemId: 'i1', kind: 'answer' }],
      [210, { type: 'spoken', itemId: 'i1', heardMs: 0, sentMs: 200, cut: true }],
      [220, { type: 'assistant_saying', answerId: 'r1', kind: 'answer', words: 'One moment please' }],
    ]);
    expect(turns).toMatchObject([
      { heardText: '', cutText: 'One moment please', comingText: '', interrupted: true, partial: false },
    ]);
  });

  it('goes on after a lost connection, with what another instance has stored', () => {
    const lost = viewOf([
      ...CALL.slice(0, 14),
      [
        8_000,
        { type: 'ended', outcome: 'stream_lost', provider: 'openai', seconds: 8, turns: 2, costUsd: 0 },
      ],
    ]);
    expect(lost).toMatchObject({ phase: 'lost', outcome: 'stream_lost' });
    const recalled: CallEvent = {
      type: 'recalled',
      startedAtMs: START - 5_000,
      turns: [{ number: 1, role: 'assistant', text: 'Hello.', startedAtMs: START + 450, interrupted: false }],
    };
    const back = viewOf(
      [
        [9_000, { type: 'started', resumed: true }],
        [9_100, recalled],
      ],
      lost,
    );
    expect(back).toMatchObject({ phase: 'loading', startedAtMs: START, turnCount: 2 });
    expect(back.outcome).toBeUndefined();
    const elsewhere = viewOf([
      [0, { type: 'started', resumed: true }],
      [10, recalled],
    ]);
    expect(elsewhere).toMatchObject({ startedAtMs: START - 5_000, turnCount: 1, lastMs: 5_010 });
    expect(elsewhere.turns[0]).toMatchObject({ startedMs: 5_450, heardText: 'Hello.' });
    expect(elsewhere.marks).toEqual([{ kind: 'resumed', atMs: 5_000 }]);
  });

  it('changes nothing that it was given', () => {
    const frozen = (view: CallView): CallView => {
      for (const part of [view, view.turns, view.lanes, view.marks, view.pendingTools, ...view.turns])
        Object.freeze(part);
      return view;
    };
    expect(() =>
      CALL.reduce(
        (view, [atMs, event]) => frozen(reduceCall(view, { atMs: START + atMs, event })),
        frozen(emptyView(FACTS)),
      ),
    ).not.toThrow();
  });

  it('stays bounded in a call without end', () => {
    const steps = Array.from({ length: 4_000 }, (_, index): Step[] => [
      [index * 10, { type: 'caller_speaks' }],
      [index * 10 + 5, { type: 'caller_stops', agoMs: 0 }],
      [index * 10 + 5, { type: 'barge_in', heardMs: 0 }],
    ]).flat();
    const view = viewOf(steps);
    expect(view).toMatchObject({ isCut: true, bargeIns: 4_000 });
    expect([view.lanes.length, view.marks.length]).toEqual([3_000, 1_000]);
  });

  it('has the lanes and marks of a call whose words are not shown', () => {
    const silent = CALL.map(([atMs, event]): Step => {
      if (event.type === 'turn') return [atMs, { ...event, turn: { ...event.turn, text: '' } }];
      if (event.type === 'answered') return [atMs, { ...event, answer: { ...event.answer, text: '' } }];
      return [atMs, 'words' in event ? { ...event, words: '' } : event];
    });
    const [shown, hidden] = [viewOf(CALL), viewOf(silent)];
    expect(hidden.lanes).toEqual(shown.lanes);
    expect(hidden.marks).toEqual(shown.marks);
    expect(hidden.turns.map(({ number, role, latency }) => ({ number, role, latency }))).toEqual(
      shown.turns.map(({ number, role, latency }) => ({ number, role, latency })),
    );
    expect(hidden.lastWords).toBeUndefined();
  });

  it('that changes its language keeps that of what was said before', () => {
    const view = viewOf([
      [0, { type: 'language', language: 'en' }],
      [1_000, turn(1, 450, { role: 'assistant', text: 'Hello.', answerId: 'r1' })],
      [2_000, turn(2, 1_500, { text: 'Sprechen Sie Deutsch?' })],
      [2_100, { type: 'language', language: 'de' }],
      [3_000, turn(3, 2_500, { role: 'assistant', text: 'Gern.', answerId: 'r2' })],
      [3_100, { type: 'language', language: 'de' }],
    ]);
    expect(view.language).toBe('de');
    expect(view.turns.map(({ language }) => language)).toEqual(['en', undefined, undefined]);
  });
});
