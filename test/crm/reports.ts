import type { CallReport } from '../../src/crm/call-report.ts';

export const TOKEN = 'pat-na1-11111111-2222-3333-4444-555555555555';
export const CALLER = '+14155550123';

/** A call that reached a person. */
export function report(changes: Partial<CallReport> = {}): CallReport {
  return {
    id: 'CA00000000000000000000000000000001',
    channel: 'phone',
    from: CALLER,
    to: '+14155550199',
    startedAt: '2026-11-20T10:00:00.000Z',
    endedAt: '2026-11-20T10:01:30.000Z',
    durationSeconds: 90,
    outcome: 'handed_off',
    endReason: 'dial_reached',
    handoffReason: 'explicit_request',
    language: 'en',
    summary: 'Reason: The caller asked for a person.\nFirst request: "My order is <late> & broken"',
    turns: 6,
    provider: 'openai',
    ...changes,
  };
}
