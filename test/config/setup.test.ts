import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError, faultLine } from '../../src/config/setting-fault.ts';
import { readSetup } from '../../src/config/setup.ts';
import { EscalationDetector } from '../../src/escalation/detector.ts';

const GOOD = {
  OPENAI_API_KEY: 'sk',
  AWS_REGION: 'us-east-1',
  PUBLIC_URL: 'https://voice.example.com',
  TWILIO_AUTH_TOKEN: 'token',
};
const PRICE_FILE = { currency: 'USD', models: {}, text: {} };

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'setup-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function faultsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readSetup(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults.map(faultLine);
    throw error;
  }
  return [];
}

describe('the files of the operator', () => {
  it('are replaced by what the gateway ships where none is named', () => {
    const { files } = readSetup(GOOD);
    expect(files).toMatchObject({ instructions: undefined, turnJudge: undefined });
    expect(files.prices.models['gpt-realtime-2.1']?.provider).toBe('openai');
  });

  it('are read', () => {
    const { files } = readSetup({
      ...GOOD,
      ASSISTANT_PROMPT_FILE: file('prompt.txt', 'You sell tulips.\n'),
      PRICES_FILE: file('prices.json', JSON.stringify(PRICE_FILE)),
      ESCALATION_PHRASES_FILE: file(
        'phrases.json',
        '{"language":"en","rules":{"explicit_request":{"say":["beam me up"]}}}',
      ),
    });
    expect(files.instructions).toBe('You sell tulips.\n');
    const detector = files.turnJudge && new EscalationDetector(files.turnJudge);
    expect(detector?.hear({ role: 'caller', text: 'beam me up' })?.reason).toBe('explicit_request');
  });

  it('are reported with all that is wrong with them, beside the faults of the settings, in the order of the table', () => {
    const faults = faultsOf({
      ...GOOD,
      PORT: '30o0',
      OPENAI_API_KEY: '',
      OPENAI_API_KEY_FILE: join(folder, 'no-such-key'),
      TWILIO_AUTH_TOKEN: '',
      TWILIO_AUTH_TOKEN_FILE: file('empty-token', '\n'),
      ESCALATION_PHRASES_FILE: file('bad-phrases.json', '{"lang":"en"}'),
      ASSISTANT_PROMPT_FILE: file('empty-prompt.txt', '\n'),
      PRICES_FILE: file('bad-prices.json', '{\n"currency": "USD",\n'),
    });
    expect(faults).toEqual([
      'OPENAI_API_KEY_FILE names a file that cannot be read: write the path of a readable file that holds the secret',
      'PORT must be a whole number from 0 to 65535 (got "30o0")',
      'TWILIO_AUTH_TOKEN_FILE names an empty file: write the secret into it',
      expect.stringMatching(
        /^ESCALATION_PHRASES_FILE names a file that cannot be used \(.*bad-phrases\.json:\s.*\): correct the file$/s,
      ),
      "ASSISTANT_PROMPT_FILE names an empty file: write the assistant's instructions into it",
      expect.stringMatching(
        /^PRICES_FILE names a file that cannot be used \(the file is not JSON.*\): correct the file$/,
      ),
    ]);
  });

  it('that are not there are reported once', () => {
    expect(
      faultsOf({ ...GOOD, PRICES_FILE: join(folder, 'nowhere'), ASSISTANT_PROMPT_FILE: folder }),
    ).toEqual([
      expect.stringMatching(/^ASSISTANT_PROMPT_FILE must be the path of a text file that can be read/),
      expect.stringMatching(/^PRICES_FILE must be the path of a JSON file with prices that can be read/),
    ]);
  });

  it.each([
    ['that is not JSON', '{'],
    ['of another shape', '{"lang":"en"}'],
    ['with a pattern that means nothing', '{"language":"en","rules":{"safety":{"say":["(open"]}}}'],
  ])('a phrases file %s is a fault', (_what, phrases) => {
    const env = { ...GOOD, ESCALATION_PHRASES_FILE: file('phrases.json', phrases) };
    expect(faultsOf(env)).toEqual([expect.stringMatching(/^ESCALATION_PHRASES_FILE names/)]);
  });

  it('a file that was taken for a price file is not quoted', () => {
    const env = { ...GOOD, PRICES_FILE: file('key.txt', 'sk-abc') };
    expect(faultsOf(env).join()).not.toContain('sk-abc');
  });
});
