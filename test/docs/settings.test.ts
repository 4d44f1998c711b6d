import { describe, expect, it } from 'vitest';
import { settingsPage } from '../../docs/generate/settings-page.ts';
import { readConfig } from '../../src/config/config.ts';
import { environmentSchema } from '../../src/config/environment.ts';
import { SECRET_NAMES } from '../../src/config/secret-files.ts';
import { SETTING_SECTIONS } from '../../src/config/setting-notes.ts';
import { documentText } from './documents.ts';

const ALL = Object.keys(environmentSchema.shape).toSorted();

describe('the notes on settings', () => {
  it('have one note for each setting', () => {
    const noted = SETTING_SECTIONS.flatMap(({ notes }) => Object.keys(notes));
    expect(noted.toSorted()).toEqual(ALL);
  });
});

describe('docs/settings.md', () => {
  it('is what `npm run docs:settings` writes', () => {
    expect(documentText('docs/settings.md')).toBe(settingsPage());
  });
});

describe('.env.example', () => {
  const text = documentText('.env.example');
  /** The AWS SDK reads these itself. */
  const ofSdk = ['AWS_ENDPOINT_URL_BEDROCK_RUNTIME', 'AWS_ENDPOINT_URL_DYNAMODB', 'AWS_ENDPOINT_URL_CONNECT'];
  const active = new Map(
    [...text.matchAll(/^([A-Z][A-Z0-9_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
  );

  it('lists each setting once, and no other', () => {
    const listed = [...text.matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map(([, name = '']) => name);
    const files = SECRET_NAMES.map((name) => `${name}_FILE`);
    expect(listed.toSorted()).toEqual([...ALL, ...files, ...ofSdk].toSorted());
  });

  it('pins no default', () => {
    const { data } = environmentSchema.partial().safeParse({});
    expect(data).toBeDefined();
    for (const [name, value] of active) {
      const fallback: unknown = Object.entries(data ?? {}).find(([key]) => key === name)?.[1];
      if (fallback !== undefined) expect(`${name}=${value}`).not.toBe(`${name}=${fallback}`);
    }
  });

  it('works once its gaps are filled', () => {
    const filled = {
      PUBLIC_URL: 'https://voice.example.com',
      AWS_REGION: 'eu-central-1',
      TWILIO_AUTH_TOKEN: 'auth-token',
      OPENAI_API_KEY: 'key',
    };
    const { config } = readConfig({ ...Object.fromEntries(active), ...filled });
    expect(config.provider).toBe('openai');
  });
});
