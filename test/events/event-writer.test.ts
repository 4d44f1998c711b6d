import { describe, expect, it } from 'vitest';
import { EventWriter, type EventWriterOptions, type WrittenEvent } from '../../src/events/event-writer.ts';
import type { AnswerTimes, CallEvent, ObservedTurn } from '../../src/media/call-observer.ts';
import { Redactor } from '../../src/privacy/redactor.ts';

const TURN: ObservedTurn = {
  number: 1,
  role: 'caller',
  text: 'where is my order',
  startedAtMs: 0,
  interrupted: false,
};
const TIMES: AnswerTimes = {
  answerId: 'r1',
  noticingMs: undefined,
  transcribedMs: undefined,
  toolsMs: 0,
  receivedMs: 400.4,
  sentMs: 401,
  heardMs: undefined,
};
const CALL: readonly CallEvent[] = [
  { type: 'started', resumed: false },
  { type: 'ready', provider: 'openai', providerSessionId: 'sess_1' },
  { type: 'caller_saying', words: 'where is' },
  { type: 'turn', turn: TURN },
  {
    type: 'answered',
    answer: { answerId: 'r1', itemIds: ['i1'], text: 'It is on its way.', question: 'where is my order' },
  },
  { type: 'answer_times', times: TIMES },
  { type: 'turn', turn: { ...TURN, number: 2, role: 'assistant', text: 'It is', playing: true } },
  { type: 'barge_in', heardMs: 300 },
  { type: 'turn', turn: { ...TURN, number: 2, role: 'assistant', text: 'It is on', interrupted: true } },
  { type: 'tool', name: 'order_status', result: 'ok', durationMs: 12.7 },
  { type: 'failed_over', provider: 'nova', reason: 'failed_over' },
  { type: 'escalation', action: 'transfer', reason: 'explicit_request', decidedBy: 'rule' },
  { type: 'handoff', state: 'begins' },
  { type: 'ended', outcome: 'handed_off', provider: 'nova', seconds: 12.34, turns: 2, costUsd: 0.01 },
];

function written(
  events: readonly CallEvent[],
  over: Partial<EventWriterOptions> = {},
): readonly WrittenEvent[] {
  const taken: WrittenEvent[] = [];
  const writer = new EventWriter({
    start: { callSid: 'CA1', resumeCount: 0 },
    sinks: [{ take: (event) => void taken.push(event) }],
    redactor: undefined,
    clock: () => 0,
    ...over,
  });
  for (const event of events) writer.onCallEvent(event);
  return taken;
}

function kinds(events: readonly WrittenEvent[]): string[] {
  return events.map(({ event }) => `${event.type.split('_')[1]} ${event.kind} ${JSON.stringify(event.data)}`);
}

describe('the events of a call', () => {
  it('say what happened, in order and without words', () => {
    const events = written(CALL);
    expect(kinds(events)).toEqual([
      'session started {"resumed":false}',
      'session ready {"provider":"openai"}',
      'transcription final {"turn":1}',
      'response made {}',
      'response first_audio {"receivedMs":400,"sentMs":401}',
      'response interrupted {}',
      'response heard {"turn":2,"interrupted":true}',
      'session tool {"name":"order_status","result":"ok","durationMs":13}',
      'session failed_over {"provider":"nova"}',
      'session escalation {"action":"transfer","reason":"explicit_request","decidedBy":"rule"}',
      'session handoff {"state":"begins"}',
      'session ended {"reason":"handed_off","mayResume":true,"provider":"nova","seconds":12.3,"turns":2,"costUsd":0.01}',
    ]);
    expect(events.map(({ event }) => event.sequence)).toEqual(events.map((_, index) => index + 1));
    expect(JSON.parse(events[0]?.json ?? '')).toEqual({
      ...{ type: 'voice_session_event', kind: 'started', sessionId: 'CA1', channel: 'phone', stream: 0 },
      ...{ sequence: 1, time: '1970-01-01T00:00:00.000Z', data: { resumed: false } },
    });
    expect(JSON.stringify(events)).not.toContain('order is');
    expect(JSON.stringify(events)).not.toContain('on its way');
  });

  it('belong to the user of a browser, and to the stream that they happened in', () => {
    const start = { callSid: 'VB1', channel: 'browser', userId: 'ann', resumeCount: 2 } as const;
    expect(written(CALL.slice(0, 1), { start })[0]?.event).toMatchObject({
      ...{ sessionId: 'VB1', channel: 'browser', userId: 'ann', stream: 2, sequence: 1 },
    });
  });

  it('hold masked words where the operator wants them', () => {
    const redactor = new Redactor();
    const said = kinds(written(CALL, { redactor }));
    expect(said).toContain('transcription final {"turn":1,"text":"where is my order"}');
    expect(said).toContain('response made {"text":"It is on its way."}');
    expect(said).toContain('response heard {"turn":2,"interrupted":true,"text":"It is on"}');
    const card = [
      { type: 'turn', turn: { ...TURN, text: 'my card is 4111 1111' } },
      { type: 'turn', turn: { ...TURN, number: 3, startedAtMs: 2, text: '1111 1111' } },
    ] as const;
    const masked = written(card, { redactor });
    // The first turn is written again, once the second shows what it holds.
    expect(masked.map(({ event }) => event.data.turn)).toEqual([1, 1, 3]);
    expect(masked[1]?.event.data.text).toContain('[card]');
    expect(masked.at(-1)?.json).not.toContain('1111');
  });
});
