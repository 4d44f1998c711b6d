import { describe, expect, test } from 'vitest';
import { planDial, readDialResult } from '../../src/handoff/dial.ts';

const number = '+14155550188';

describe('what Twilio dials', () => {
  test('Connect, with the token as digits after a pause', () => {
    const handoff = { reason: 'dtmf', token: '0123456789' } as const;
    expect(planDial({ handoff }, number)).toEqual({
      kind: 'dial',
      number,
      sendDigits: 'wwww0123456789#',
    });
  });

  test('Connect without digits when no token was written, or the session is unknown', () => {
    const handoff = { reason: 'provider_failure', announce: 'One moment.' } as const;
    expect(planDial({ handoff }, number)).toEqual({ kind: 'dial', number, announce: 'One moment.' });
    expect(planDial({}, number)).toEqual({ kind: 'dial', number });
    expect(planDial(undefined, number)).toEqual({ kind: 'dial', number });
  });

  test('no one when no number is configured', () => {
    const handoff = { reason: 'dtmf', token: '0123456789', announce: 'Sorry.' } as const;
    expect(planDial({ handoff }, undefined)).toEqual({ kind: 'apologise', announce: 'Sorry.' });
    expect(planDial(undefined, undefined)).toEqual({ kind: 'apologise' });
  });
});

describe('how a dial ended', () => {
  test.each([
    ['completed', 'true', '35', 'reached'],
    ['completed', 'true', '0', 'reached'],
    ['completed', 'false', '3', 'no_answer'],
    ['completed', undefined, '0', 'no_answer'],
    ['completed', undefined, '12', 'reached'],
    ['completed', undefined, undefined, 'reached'],
    ['answered', undefined, '12', 'reached'],
    ['busy', 'false', undefined, 'busy'],
    ['no-answer', 'false', undefined, 'no_answer'],
    ['failed', 'false', undefined, 'failed'],
    ['canceled', 'false', undefined, 'canceled'],
    ['something-new', 'true', '5', 'failed'],
    [undefined, undefined, undefined, 'failed'],
  ])('%s, bridged %s, %s s: %s', (DialCallStatus, DialBridged, DialCallDuration, outcome) => {
    expect(readDialResult({ DialCallStatus, DialBridged, DialCallDuration })).toBe(outcome);
  });
});
