import { describe, expect, it } from 'vitest';
import type { DialOutcome } from '../../src/handoff/dial.ts';
import { type DialFacts, decideAfterDial } from '../../src/http/next-step/after-dial.ts';
import type { HandoffReason, SessionStatus, StoredSession } from '../../src/store/session-store.ts';

function session(status: SessionStatus, reason: HandoffReason = 'explicit_request'): StoredSession {
  return {
    sessionId: 'CA1',
    status,
    provider: 'nova',
    ownerInstance: 'i-1',
    resumeCount: 0,
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    audioFormat: 'audio/x-mulaw;rate=8000',
    totalDuration: 0,
    messageCount: 0,
    handoff: { reason },
    expiresAt: 4_000_000_000,
  };
}

const FAILURES: readonly DialOutcome[] = [
  ...(['busy', 'no_answer', 'failed', 'canceled'] as const),
  ...(['closed', 'full', 'not_connected'] as const),
];

function decide(facts: Partial<DialFacts>) {
  return decideAfterDial({
    session: session('HANDING_OFF'),
    outcome: 'reached',
    callStatus: 'in-progress',
    assistantAvailable: true,
    ...facts,
  });
}

describe('a call after a person was dialled', () => {
  it('ends when the person was reached and has hung up', () => {
    expect(decide({})).toEqual({ kind: 'hang_up', status: 'HANDED_OFF' });
    expect(decide({ session: 'unavailable' })).toEqual({ kind: 'hang_up', status: 'HANDED_OFF' });
  });

  it.each([
    ['busy', 'busy'],
    ['no_answer', 'no_answer'],
    ['failed', 'failed'],
    ['canceled', 'failed'],
    ['closed', 'closed'],
    ['full', 'full'],
    ['not_connected', 'not_connected'],
  ] as const)('goes back to the assistant when the dial was %s', (outcome, returnNote) => {
    const decision = decide({ outcome });
    expect(decision).toMatchObject({ kind: 'return', returnNote, resumeCount: 1 });
  });

  it('says the same when the first request has already made it active again', () => {
    expect(decide({ outcome: 'busy', session: session('ACTIVE') })).toMatchObject({
      kind: 'return',
      resumeCount: 1,
    });
  });

  it('gets an apology when there is no assistant to go back to', () => {
    for (const outcome of FAILURES) {
      for (const facts of [
        { session: session('HANDING_OFF', 'provider_failure') },
        { session: session('ERROR') },
        { assistantAvailable: false },
        { session: undefined },
        { session: 'unavailable' as const },
      ]) {
        expect(decide({ outcome, ...facts }).kind).toBe('apologise');
      }
    }
  });

  it('is only closed when the caller is gone, and handed off if the two had spoken', () => {
    expect(decide({ callStatus: 'completed' })).toEqual({ kind: 'close', status: 'HANDED_OFF' });
    for (const outcome of FAILURES) {
      expect(decide({ callStatus: 'completed', outcome })).toEqual({ kind: 'close', status: 'COMPLETED' });
    }
  });

  it('stays ended when it has ended', () => {
    expect(decide({ outcome: 'busy', session: session('COMPLETED') }).kind).toBe('hang_up');
    expect(decide({ outcome: 'busy', session: session('HANDED_OFF') }).kind).toBe('hang_up');
  });
});
