import { createHmac, hkdfSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { HANDOFF_REASONS } from '../../src/store/session-store.ts';
import { StreamTokens } from '../../src/twilio/stream-token.ts';

const CALL = 'CA00000000000000000000000000000001';
const claims = { callSid: CALL, caller: '+14155550100', dialed: '+14155550199', resumeCount: 0 };

function office(settings: { secret?: string; secondarySecret?: string; lifetimeMs?: number } = {}) {
  const time = { nowMs: 1_000_000 };
  const tokens = new StreamTokens({ secret: 'auth', clock: () => time.nowMs, ...settings });
  return { time, tokens };
}

/** A token whose body is whatever we like, signed with the right key. */
function signed(body: string): string {
  const key = Buffer.from(hkdfSync('sha256', 'auth', '', 'voice-gateway stream token v1', 32));
  const encoded = Buffer.from(body).toString('base64url');
  return `v1.${encoded}.${createHmac('sha256', key).update(`v1.${encoded}`).digest('base64url')}`;
}

describe('a stream token', () => {
  it('is taken by instances on either side of a rotation, once', () => {
    const before = office({ secret: 'old', secondarySecret: 'new' }).tokens;
    const after = office({ secret: 'new', secondarySecret: 'old' }).tokens;
    for (const [maker, taker] of [
      [before, after],
      [after, before],
    ] as const) {
      const token = maker.issue(claims);
      expect(taker.redeem(token, CALL)).toEqual({ ok: true, claims });
      expect(taker.redeem(token, CALL)).toEqual({ ok: false, reason: 'used' });
    }
    const foreign = office({ secret: 'third' }).tokens.issue(claims);
    expect(before.redeem(foreign, CALL)).toEqual({ ok: false, reason: 'forged' });
  });

  it('gives its claims back, once', () => {
    const { tokens } = office();
    const token = tokens.issue(claims);
    expect(tokens.redeem(token, CALL)).toEqual({ ok: true, claims });
    expect(tokens.redeem(token, CALL)).toEqual({ ok: false, reason: 'used' });
  });

  it('knows whether the consent notice was played before the stream', () => {
    const { tokens } = office();
    const played = { ...claims, noticePlayed: true };
    expect(tokens.redeem(tokens.issue(played), CALL)).toEqual({ ok: true, claims: played });
  });

  it('knows whether the caller is typing in secure', () => {
    const { tokens } = office();
    const typing = { ...claims, secureInput: true };
    expect(tokens.redeem(tokens.issue(typing), CALL)).toEqual({ ok: true, claims: typing });
  });

  it('knows that the caller wants a person, and why', () => {
    const { tokens } = office();
    const wishing = { ...claims, wish: 'explicit_request' };
    expect(tokens.redeem(tokens.issue(wishing), CALL)).toEqual({ ok: true, claims: wishing });
  });

  it('is taken by another instance with the same secret', () => {
    const token = office().tokens.issue({ callSid: CALL, resumeCount: 3 });
    expect(office().tokens.redeem(token, CALL)).toEqual({
      ok: true,
      claims: { callSid: CALL, resumeCount: 3 },
    });
    expect(office({ secret: 'other' }).tokens.redeem(token, CALL)).toEqual({
      ok: false,
      reason: 'forged',
    });
  });

  it('stays below 500 characters and leaves out what is no number', () => {
    const { tokens } = office();
    const token = tokens.issue({ ...claims, caller: `sip:${'x'.repeat(400)}@example.com` });
    expect(token.length).toBeLessThan(300);
    expect(tokens.redeem(token, CALL)).toEqual({
      ok: true,
      claims: { callSid: CALL, dialed: '+14155550199', resumeCount: 0 },
    });
    expect(() => tokens.issue({ callSid: 'x'.repeat(600), resumeCount: 0 })).toThrow(RangeError);
  });

  it('has a place for everything at its longest', () => {
    const { tokens } = office();
    const longest = {
      callSid: CALL,
      caller: '+123456789012345',
      dialed: '+123456789012345',
      resumeCount: 99,
      noticePlayed: true,
      secureInput: true,
      assistant: 'a'.repeat(40),
      assistantVersion: '0123456789ab',
      arms: { [`e${'x'.repeat(30)}`]: 'armname' },
      wish: HANDOFF_REASONS.toSorted((a, b) => b.length - a.length)[0] ?? '',
    };
    const token = tokens.issue(longest);
    expect(tokens.redeem(token, CALL)).toEqual({
      ok: true,
      claims: { ...longest, assistantVersion: '01234567' },
    });
  });

  it('expires', () => {
    const { tokens, time } = office();
    const token = tokens.issue(claims);
    time.nowMs += 119_999;
    expect(tokens.redeem(token, CALL).ok).toBe(true);
    const late = tokens.issue(claims);
    time.nowMs += 120_000;
    expect(tokens.redeem(late, CALL)).toEqual({ ok: false, reason: 'expired' });
    // Forgetting used tokens must not make an old one good again.
    tokens.redeem(tokens.issue(claims), CALL);
    expect(tokens.redeem(token, CALL)).toEqual({ ok: false, reason: 'expired' });
  });

  it('belongs to one call, and a wrong try does not use it up', () => {
    const { tokens } = office();
    const token = tokens.issue(claims);
    expect(tokens.redeem(token, 'CA2')).toEqual({ ok: false, reason: 'wrong_call' });
    expect(tokens.redeem(token, CALL).ok).toBe(true);
  });

  it('is refused when it is missing, malformed or changed anywhere', () => {
    const { tokens } = office();
    const token = tokens.issue(claims);
    expect(tokens.redeem(undefined, CALL)).toEqual({ ok: false, reason: 'missing' });
    expect(tokens.redeem('', CALL)).toEqual({ ok: false, reason: 'missing' });
    for (const bad of ['x', 'v1', 'v1..', 'v2.a.b', `${token}.x`, '....']) {
      expect(tokens.redeem(bad, CALL)).toEqual({ ok: false, reason: 'malformed' });
    }
    for (let at = 3; at < token.length; at += 1) {
      if (token[at] === '.') continue;
      const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
      expect(tokens.redeem(changed, CALL)).toEqual({ ok: false, reason: 'forged' });
    }
    expect(tokens.redeem(token, CALL).ok).toBe(true);
  });

  it('is malformed when the body of another version is signed', () => {
    const { tokens } = office();
    for (const body of ['', 'null', '[]', '{"c":1}', '{"c":"CA1","r":0,"e":"x","n":"y"}']) {
      expect(tokens.redeem(signed(body), CALL)).toEqual({ ok: false, reason: 'malformed' });
    }
  });

  it('works without a secret, for this instance only', () => {
    const alone = new StreamTokens({});
    const token = alone.issue(claims);
    expect(new StreamTokens({}).redeem(token, CALL)).toEqual({ ok: false, reason: 'forged' });
    expect(alone.redeem(token, CALL).ok).toBe(true);
  });

  it('is taken from an instance of an earlier version, while both run', () => {
    const tokens = new StreamTokens({ secret: 'a secret of all instances', clock: () => 1_800_000_000_000 });
    const token =
      'v1.eyJjIjoiQ0EwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZiIsImYiOiIrMTQxNTU1NTAxMjMiLCJyIjoxLCJzIjoxLCJhIjoicmVjZXB0aW9uIiwiZSI6MTgwMDAwMDEyMDAwMCwibiI6IkpVVjNmSDdqdXplQVNPRkkifQ.0Yr3d8giLZer4T7e73uq2eyJqor8xJnoSSw_UrZGPvE';
    expect(tokens.redeem(token, 'CA0123456789abcdef0123456789abcdef')).toEqual({
      ok: true,
      claims: {
        callSid: 'CA0123456789abcdef0123456789abcdef',
        caller: '+14155550123',
        resumeCount: 1,
        noticePlayed: true,
        assistant: 'reception',
      },
    });
  });
});
