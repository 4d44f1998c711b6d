import { describe, expect, it } from 'vitest';
import { buildReport } from '../../src/crm/call-report.ts';
import { hasEnded } from '../../src/crm/delivery/session-end.ts';
import type { StoredSession, StoredTurn } from '../../src/store/session-store.ts';

const HOUR_MS = 3_600_000;
const ENDED_MS = Date.parse('2026-11-20T10:01:30.000Z');

function session(changes: Partial<StoredSession> = {}): StoredSession {
  return {
    sessionId: 'CA1',
    status: 'COMPLETED',
    provider: 'openai',
    userId: '+14155550123',
    dialedNumber: '+14155550199',
    createdAt: '2026-11-20T10:00:00.000Z',
    updatedAt: '2026-11-20T10:01:30.000Z',
    audioFormat: '',
    totalDuration: 80,
    messageCount: 2,
    ownerInstance: 'a',
    resumeCount: 0,
    expiresAt: 0,
    ...changes,
  };
}

const TURNS: StoredTurn[] = [
  turn(1, 'assistant', 'Hello, how can I help?'),
  turn(2, 'caller', 'Where is my order, please?'),
  turn(3, 'assistant', 'It arrives on Tuesday.'),
];

function turn(number: number, role: 'caller' | 'assistant', text: string): StoredTurn {
  return { number, role, text, startedAt: '2026-11-20T10:00:01.000Z', interrupted: false };
}

const HANDOFF = { reason: 'explicit_request' } as const;

describe('the report of a call', () => {
  it('names the recordings of the call', () => {
    const recording = ['s3://b/calls/1.wav', 's3://b/calls/2.wav'];
    const call = session({ recording });
    expect(buildReport({ session: call, turns: TURNS, handoff: undefined })).toMatchObject({ recording });
  });

  it('is made of the session and its turns', () => {
    const call = session({ endReason: 'caller_hung_up', language: 'en', costUsd: 0.12 });
    expect(buildReport({ session: call, turns: TURNS, handoff: undefined })).toEqual({
      id: 'CA1',
      channel: 'phone',
      from: '+14155550123',
      to: '+14155550199',
      startedAt: '2026-11-20T10:00:00.000Z',
      endedAt: '2026-11-20T10:01:30.000Z',
      durationSeconds: 90,
      outcome: 'completed',
      endReason: 'caller_hung_up',
      language: 'en',
      summary:
        'First request: "Where is my order, please?"\nAssistant answered last: "It arrives on Tuesday."\nCaller turns: 1',
      turns: 3,
      provider: 'openai',
      costUsd: 0.12,
    });
  });

  it.each([
    [session(), 'completed'],
    [session({ status: 'HANDED_OFF', handoff: HANDOFF }), 'handed_off'],
    [session({ handoff: HANDOFF }), 'unreached'],
    [session({ status: 'ERROR' }), 'failed'],
    [session({ status: 'ACTIVE' }), 'lost'],
    [session({ status: 'ERROR', endReason: 'lost' }), 'lost'],
    [session({ status: 'HANDING_OFF', handoff: HANDOFF }), 'lost'],
  ])('has an outcome (%#): %s', (call, outcome) => {
    expect(buildReport({ session: call, turns: [], handoff: undefined }).outcome).toBe(outcome);
  });

  it('tells why a person was needed', () => {
    const call = session({ status: 'HANDED_OFF', handoff: HANDOFF });
    const told = buildReport({ session: call, turns: TURNS, handoff: undefined });
    expect(told).toMatchObject({ handoffReason: 'explicit_request' });
    expect(told.summary).toMatch(/^Reason: The caller asked for a person\./);
  });
});

describe('a report is made', () => {
  it.each([
    ['when the session is closed', session(), 0, true],
    ['not while a person is being dialled', session({ status: 'ERROR', dialPending: true }), 0, false],
    ['not during the call', session({ status: 'ACTIVE' }), HOUR_MS - 1, false],
    ['when the call has not written for an hour', session({ status: 'ACTIVE' }), HOUR_MS, true],
    ['not while agent and caller may talk', session({ status: 'HANDING_OFF' }), 4 * HOUR_MS, false],
    ['when they cannot talk any longer', session({ status: 'HANDING_OFF' }), 5 * HOUR_MS, true],
  ])('%s', (_when, call, laterMs, made) => {
    expect(hasEnded(call, ENDED_MS + laterMs)).toBe(made);
  });
});
