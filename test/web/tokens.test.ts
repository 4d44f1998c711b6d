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
});
