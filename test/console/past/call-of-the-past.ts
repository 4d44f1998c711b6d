import type { CallEvent, ObservedTurn } from '../../../src/media/call-observer.ts';
import type { StoredTurn } from '../../../src/store/session-store.ts';

/** What observers are told at a moment, milliseconds since the start of the call. */
export type Told = readonly [atMs: number, event: CallEvent];

export const START_MS = Date.parse('2026-11-20T10:00:00.000Z');

export function turnAt(
  number: number,
  role: ObservedTurn['role'],
  changes: Partial<ObservedTurn> & { readonly atMs: number; readonly text: string },
): CallEvent {
  const { atMs, ...rest } = changes;
  return { type: 'turn', turn: { number, role, interrupted: false, startedAtMs: START_MS + atMs, ...rest } };
}

/** The turns as they are stored: the last state of each. */
export function storedTurns(told: readonly Told[]): StoredTurn[] {
  const turns = new Map<number, StoredTurn>();
  for (const [, event] of told) {
    if (event.type !== 'turn' || event.turn.playing) continue;
    const { number, role, text, startedAtMs, interrupted } = event.turn;
    turns.set(number, { number, role, text, interrupted, startedAt: new Date(startedAtMs).toISOString() });
  }
  return [...turns.values()].sort((a, b) => a.number - b.number);
}

/** A call with a greeting, an answer by a tool, an interruption, a renewal and a hand-off. */
export const WHOLE_CALL: readonly Told[] = [
  [0, { type: 'started', resumed: false }],
  [200, { type: 'ready', provider: 'openai', providerSessionId: 'sess_1' }],
  [210, { type: 'phase', phase: 'conversing' }],
  [300, { type: 'assistant_saying', answerId: 'g', kind: 'greeting', words: 'How can I' }],
  [310, { type: 'speaks', itemId: 'i1', kind: 'greeting' }],
  [350, { type: 'assistant_saying', answerId: 'g', kind: 'greeting', words: 'How can I help?' }],
  [
    400,
    {
      type: 'answered',
      answer: { answerId: 'g', itemIds: ['i1'], text: 'How can I help?', question: '', isToWriting: false },
    },
  ],
  [900, turnAt(1, 'assistant', { atMs: 310, text: 'How can', playing: true, answerId: 'g' })],
  [1500, turnAt(1, 'assistant', { atMs: 310, text: 'How can I help?', answerId: 'g' })],
  [1500, { type: 'spoken', itemId: 'i1', heardMs: 1190, sentMs: 1190, cut: false }],
  [2000, { type: 'caller_speaks' }],
  [2600, { type: 'caller_saying', words: 'where is' }],
  [3000, { type: 'caller_stops', agoMs: 200 }],
  [3100, turnAt(2, 'caller', { atMs: 2000, text: 'Where is my order?' })],
  [3150, { type: 'mood', mood: 'neutral' }],
  [3200, { type: 'tool_began', name: 'order_status' }],
  [3900, { type: 'tool', name: 'order_status', result: 'ok', durationMs: 700 }],
  [4000, { type: 'assistant_saying', answerId: 'a1', kind: 'answer', words: 'It will arrive' }],
  [4010, { type: 'speaks', itemId: 'i2', kind: 'answer' }],
  [
    4100,
    {
      type: 'answered',
      answer: {
        answerId: 'a1',
        itemIds: ['i2'],
        text: 'It will arrive on Tuesday.',
        question: 'Where is my order?',
        isToWriting: false,
      },
    },
  ],
  [
    4200,
    {
      type: 'answer_times',
      times: {
        answerId: 'a1',
        noticingMs: 200,
        transcribedMs: 100,
        toolsMs: 700,
        receivedMs: 1000,
        sentMs: 1001,
        heardMs: 1050,
      },
    },
  ],
  [4800, { type: 'caller_speaks' }],
  [4850, { type: 'barge_in', heardMs: 800 }],
  [4860, { type: 'spoken', itemId: 'i2', heardMs: 800, sentMs: 2000, cut: true }],
  [4870, turnAt(3, 'assistant', { atMs: 4010, text: 'It will', interrupted: true, answerId: 'a1' })],
  [5000, { type: 'renewed', provider: 'openai', reason: 'planned' }],
  [5400, { type: 'caller_stops', agoMs: 100 }],
  [5500, turnAt(4, 'caller', { atMs: 4800, text: 'No, I want to speak to a person!' })],
  [
    5510,
    {
      type: 'escalation',
      action: 'transfer',
      reason: 'explicit_request',
      decidedBy: 'person_request',
      score: 0.93,
    },
  ],
  [5520, { type: 'handoff', state: 'begins' }],
  [5530, { type: 'phase', phase: 'handing_off' }],
  [6000, { type: 'cost', costUsd: 0.02 }],
  [6100, { type: 'cost', costUsd: 0.0213 }],
  [7000, { type: 'handoff', state: 'dialling' }],
  [
    7100,
    { type: 'ended', outcome: 'handed_off', provider: 'openai', seconds: 7.1, turns: 4, costUsd: 0.0213 },
  ],
];
