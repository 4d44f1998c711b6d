import { describe, expect, it } from 'vitest';
import { CallTokens } from '../../../src/console/softphone/call-tokens.ts';
import { OpenCalls } from '../../../src/console/softphone/open-calls.ts';
import { isSoftphoneSid, newSoftphoneSid } from '../../../src/media/softphone-sid.ts';

const call = { callSid: newSoftphoneSid(), from: '+14155550100', to: '+14155550199' };

describe('the tokens of the softphone', () => {
  let nowMs = 1_000_000;
  const clock = () => nowMs;
  const tokens = new CallTokens({ secret: 'secret', callMs: 3_600_000, clock });

  it('place a call once', () => {
    const { token } = tokens.issue('dial', call);
    expect(tokens.redeem(token)).toEqual({ ok: true, kind: 'dial', call });
    expect(tokens.redeem(token)).toEqual({ ok: false, reason: 'used' });
  });

  it('continue a call as often as needed', () => {
    const { token } = tokens.issue('call', call);
    for (let time = 0; time < 3; time += 1) expect(tokens.redeem(token).ok).toBe(true);
  });

  it('expire', () => {
    const { token, expiresAtMs } = tokens.issue('dial', call);
    expect(expiresAtMs - nowMs).toBe(60_000);
    nowMs = expiresAtMs;
    expect(tokens.redeem(token)).toEqual({ ok: false, reason: 'expired' });
  });

  it('are refused when somebody else has made or changed them', () => {
    const { token } = new CallTokens({ secret: 'other', callMs: 1 }).issue('dial', call);
    expect(tokens.redeem(token)).toEqual({ ok: false, reason: 'forged' });
    expect(tokens.redeem('nonsense')).toEqual({ ok: false, reason: 'malformed' });
  });

  it('are taken from other instances during a rotation', () => {
    const { token } = new CallTokens({ secret: 'new', callMs: 3_600_000, clock }).issue('call', call);
    const before = new CallTokens({ secret: 'old', secondarySecret: 'new', callMs: 1, clock });
    expect(before.redeem(token).ok).toBe(true);
  });
});

describe('the SID of a softphone call', () => {
  it('is none that Twilio gives', () => {
    const sid = newSoftphoneSid();
    expect(sid).toHaveLength(34);
    expect(isSoftphoneSid(sid)).toBe(true);
    expect(isSoftphoneSid('CA0123456789abcdef0123456789abcdef')).toBe(false);
  });
});

describe('open calls of the softphone', () => {
  it('are few, and places of pages that are gone become free', () => {
    let nowMs = 0;
    const calls = new OpenCalls(2, () => nowMs);
    calls.begin('a');
    calls.begin('b');
    expect(() => calls.begin('c')).toThrow(/2 calls/);
    const ended = calls.streamOpened('a');
    nowMs = 60_000;
    calls.begin('c');
    expect([calls.has('a'), calls.has('b')]).toEqual([true, false]);
    ended();
    ended();
    nowMs = 120_000;
    calls.begin('d');
    expect(calls.has('a')).toBe(false);
    calls.over('d');
    expect(calls.has('d')).toBe(false);
  });
});
