import { describe, expect, it } from 'vitest';
import { consoleFaults } from '../../src/config/console-faults.ts';
import { faultLine } from '../../src/config/setting-fault.ts';

const CONSOLE_TOKEN = 'a-token-of-supervisors';

describe('the settings of the console', () => {
  it.each([
    [{}],
    [{ CONSOLE_TOKEN }],
    [{ CONSOLE_TOKEN, CONSOLE_VIEWER_TOKEN: 'a-token-of-viewers' }],
    [{ CONSOLE_TOKEN, CONSOLE_PORT: '3100' }],
    [{ CONSOLE_TOKEN, CONSOLE_PORT: '3000', CONSOLE_HOST: '10.0.0.1', HOST: '10.0.0.2' }],
    [{ CONSOLE_TOKEN, CONSOLE_PORT: '0', PORT: '0' }],
  ])('fit together: %j', (given) => {
    expect(consoleFaults(given)).toEqual([]);
  });

  it.each([
    [
      { CONSOLE_VIEWER_TOKEN: 'a-token-of-viewers' },
      /^CONSOLE_TOKEN is missing: .* or remove CONSOLE_VIEWER_TOKEN$/,
    ],
    [{ CONSOLE_PORT: '3100' }, /^CONSOLE_TOKEN is missing: .* or remove CONSOLE_PORT$/],
    [
      { CONSOLE_TOKEN, CONSOLE_VIEWER_TOKEN: CONSOLE_TOKEN },
      /^CONSOLE_VIEWER_TOKEN is the same as CONSOLE_TOKEN: /,
    ],
    [{ CONSOLE_TOKEN, CONSOLE_HOST: '0.0.0.0' }, /^CONSOLE_PORT is missing: .* or remove CONSOLE_HOST$/],
    [{ CONSOLE_TOKEN, CONSOLE_PORT: '3000' }, /^CONSOLE_PORT is the same as PORT: /],
    [
      { CONSOLE_TOKEN, CONSOLE_PORT: '80', PORT: '80', HOST: '127.0.0.1' },
      /^CONSOLE_PORT is the same as PORT: /,
    ],
  ])('do not: %j', (given, expected) => {
    const lines = consoleFaults(given).map(faultLine);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(expected);
    expect(lines[0]).not.toContain(CONSOLE_TOKEN);
  });
});
