import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { ConfigError, faultLine } from '../../src/config/setting-fault.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'secret-files-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const REST = { AWS_REGION: 'ap-southeast-2', PUBLIC_URL: 'https://voice.example.com' };
const KEYS = { OPENAI_API_KEY: 'sk-in-the-open', TWILIO_AUTH_TOKEN: 'token-in-the-open' };

function faultsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig({ ...REST, ...env });
  } catch (error) {
    if (error instanceof ConfigError) return error.faults.map(faultLine);
    throw error;
  }
  return [];
}

describe('a secret from a file', () => {
  it('is what the file holds, without the line break at its end', () => {
    const { config } = readConfig({
      ...REST,
      OPENAI_API_KEY_FILE: file('key', 'sk-from-a-file\n'),
      TWILIO_AUTH_TOKEN_FILE: file('token', 'token-from-a-file\r\n'),
    });
    expect(config.openai?.apiKey).toBe('sk-from-a-file');
    expect(config.twilio.authToken).toBe('token-from-a-file');
  });

  it('may not be given twice', () => {
    const faults = faultsOf({ ...KEYS, OPENAI_API_KEY_FILE: file('second', 'sk-two') });
    expect(faults).toEqual(['OPENAI_API_KEY_FILE is set beside OPENAI_API_KEY: remove one of the two']);
  });

  it('is reported as unreadable once, in the order of the table, without its content', () => {
    const faults = faultsOf({
      OPENAI_API_KEY_FILE: join(folder, 'nowhere'),
      TWILIO_AUTH_TOKEN_FILE: folder,
      PORT: 'eighty',
    });
    expect(faults).toEqual([
      'OPENAI_API_KEY_FILE names a file that cannot be read: write the path of a readable file that holds the secret',
      'PORT must be a whole number from 0 to 65535 (got "eighty")',
      'TWILIO_AUTH_TOKEN_FILE names a file that cannot be read: write the path of a readable file that holds the secret',
    ]);
  });

  it('is not an empty file', () => {
    const faults = faultsOf({ ...KEYS, OPENAI_API_KEY: '', OPENAI_API_KEY_FILE: file('empty', '\n') });
    expect(faults).toEqual(['OPENAI_API_KEY_FILE names an empty file: write the secret into it']);
  });

  it('counts as unset when the path is empty', () => {
    expect(faultsOf({ ...KEYS, TWILIO_AUTH_TOKEN_FILE: ' ' })).toEqual([]);
  });
});
