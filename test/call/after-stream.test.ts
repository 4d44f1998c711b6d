import { describe, expect, it } from 'vitest';
import { callIsOver, decideAfterStream } from '../../src/http/next-step/after-stream.ts';
import type { SessionStatus, StoredSession } from '../../src/store/session-store.ts';

function session(status: SessionStatus, more: Partial<StoredSession> = {}): StoredSession {
  return {
    sessionId: 'CA1',
    status,
    provider: 'openai',
    ownerInstance: 'i-1',
    resumeCount: 0,
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    audioFormat: 'audio/x-mulaw;rate=8000',
    totalDuration: 0,
    messageCount: 0,
    expiresAt: 4_000_000_000,
    ...more,
  };
}

describe('a call whose stream has ended', () => {
  it('is dialled to a person when a hand-off is pending', () => {
    const handingOff = session('HANDING_OFF');
    expect(decideAfterStream(handingOff, 'in-progress')).toEqual({ kind: 'dial', session: handingOff });
  });

  it('goes on with a further stream when only the stream was lost', () => {
    const active = session('ACTIVE', { resumeCount: 2 });
    expect(decideAfterStream(active, 'in-progress')).toEqual({
      kind: 'resume',
      session: active,
      resumeCount: 3,
    });
  });

  it('goes to a person when three streams within a minute were lost', () => {
    const nowMs = Date.parse('2026-01-01T00:10:00.000Z');
    const at = (secondsAgo: number) => new Date(nowMs - secondsAgo * 1000).toISOString();
    const often = session('ACTIVE', { resumedAt: [at(50), at(20), at(1)] });
    expect(decideAfterStream(often, 'in-progress', nowMs)).toEqual({ kind: 'give_up', session: often });
    const seldom = session('ACTIVE', { resumedAt: [at(61), at(20), at(1)] });
    expect(decideAfterStream(seldom, 'in-progress', nowMs).kind).toBe('resume');
  });

  it('waits while another instance updates the call, but not for one that is gone', () => {
    const offeredAt = '2026-01-01T00:10:00.000Z';
    const updating = session('ACTIVE', { offeredBy: 'update', offeredAt });
    expect(decideAfterStream(updating, 'in-progress', Date.parse(offeredAt) + 7_000).kind).toBe('wait');
    expect(decideAfterStream(updating, 'in-progress', Date.parse(offeredAt) + 9_000).kind).toBe('resume');
    const answered = session('ACTIVE', { offeredBy: 'action', offeredAt });
    expect(decideAfterStream(answered, 'in-progress', Date.parse(offeredAt)).kind).toBe('resume');
  });

  it.each(['COMPLETED', 'HANDED_OFF'] as const)('is hung up when its session is %s', (status) => {
    expect(decideAfterStream(session(status), 'in-progress')).toEqual({ kind: 'hang_up' });
  });

  it('goes to a person after an error, and when nothing is known of it', () => {
    expect(decideAfterStream(session('ERROR'), 'in-progress').kind).toBe('person');
    expect(decideAfterStream(undefined, 'in-progress')).toEqual({ kind: 'person', session: undefined });
    expect(decideAfterStream('unavailable', undefined)).toEqual({ kind: 'person', session: undefined });
  });

  it.each(['completed', 'canceled', 'failed', 'busy', 'no-answer'])(
    'is only closed when Twilio says it is %s',
    (callStatus) => {
      for (const status of ['ACTIVE', 'HANDING_OFF', 'ERROR', 'COMPLETED'] as const) {
        expect(decideAfterStream(session(status), callStatus)).toEqual({ kind: 'close' });
      }
      expect(decideAfterStream('unavailable', callStatus)).toEqual({ kind: 'close' });
    },
  );

  it('is not over while it rings, is in progress, or says nothing', () => {
    for (const callStatus of ['queued', 'ringing', 'in-progress', undefined, '']) {
      expect(callIsOver(callStatus)).toBe(false);
    }
  });
});
