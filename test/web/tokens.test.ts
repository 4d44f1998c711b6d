import { describe, expect, it } from 'vitest';
import { BrowserTokens } from '../../src/web/tokens.ts';

const KEY = 'web-token-key-0123456789abcdef0123456789';
const WHO = { userId: 'user-1', origin: 'https://www.example.test' };

describe("a browser's token", () => {
  let nowMs = Date.parse('2026-11-29T20:00:00Z');
  const tokens = new BrowserTokens(KEY, () => nowMs);

  it('names one user and one origin for a minute, on every instance with the same key', () => {
    const { token, expiresAt } = tokens.issue(WHO);
    expect(expiresAt).toBe('2026-11-29T20:01:00.000Z');
    expect(new BrowserTokens(KEY, () => nowMs).verify(token, WHO)).toMatchObject({ ok: true });
    const origin = 'https://www.example.test:8443';
    expect(tokens.verify(token, { ...WHO, origin })).toEqual({ ok: false, code: 'token_wrong_origin' });
    expect(tokens.verify(token, { ...WHO, userId: 'user-2' })).toEqual({
      ok: false,
      code: 'token_wrong_user',
    });
    nowMs += 60_000;
    expect(tokens.verify(token, WHO)).toEqual({ ok: false, code: 'token_expired' });
  });

  it('is worth nothing with another key', () => {
    const { token } = new BrowserTokens(`${KEY}-other`, () => nowMs).issue(WHO);
    expect(tokens.verify(token, WHO)).toEqual({ ok: false, code: 'token_forged' });
  });

  it.each(['x', 'a.b', 'w1.a', 'w1.a.b.c', 'v1.a.b', 'w1..'])('is not %j', (token) => {
    expect(tokens.verify(token, WHO)).toMatchObject({ ok: false, code: 'token_malformed' });
  });

  it('is taken from an instance of an earlier version, while both run', () => {
    const later = new BrowserTokens('a secret of all instances', () => 1_800_000_000_000);
    const token =
      'w1.eyJ1IjoidS0xNzQyIiwibyI6Imh0dHBzOi8vd3d3LmV4YW1wbGUuY29tIiwiZSI6MTgwMDAwMDA2MDAwMCwibiI6IjR4R3RaSS02R041YkZGaEVKaEtaR2cifQ.8LcjHZ3jjT0PCWTvrGkfMd6IrfNT0r3IKIKa4kBHUDY';
    const who = { userId: 'u-1742', origin: 'https://www.example.com' };
    expect(later.verify(token, who)).toMatchObject({ ok: true, nonce: '4xGtZI-6GN5bFFhEJhKZGg' });
  });
});
