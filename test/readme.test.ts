import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GatewayError, type GatewayErrorCode } from '../src/errors.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

describe("README's troubleshooting table", () => {
  const rows = [...readme.matchAll(/^\| [^|]+ \| `((?:provider|store|config)_[a-z_]+)` \| (.+) \|$/gm)];

  it.each([
    'provider_credentials_missing',
    'provider_access_denied',
    'provider_model_not_found',
    'provider_timeout',
    'provider_no_audio',
  ])('has a row for %s', (code) => {
    expect(rows.map(([, listed]) => listed)).toContain(code);
  });

  it('gives the same advice as the log', () => {
    for (const [, code, advice] of rows) {
      expect(new GatewayError(code as GatewayErrorCode, '').advice).toBe(advice);
    }
  });
});
