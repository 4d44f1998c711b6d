import { describe, expect, it } from 'vitest';
import { examineSettings } from '../../src/config/config.ts';
import { WEB_ENV } from '../support/browser.ts';

const BASE = {
  VOICE_PROVIDER: 'nova',
  AWS_REGION: 'us-east-1',
  PUBLIC_URL: 'https://voice.example.com',
  TWILIO_AUTH_TOKEN: 'twilio-auth-token',
};

describe('WEB_TOKEN_URL', () => {
  const read = (address: string, env = WEB_ENV) =>
    examineSettings({ ...BASE, ...env, WEB_TOKEN_URL: address });

  it.each([
    '/session/voice-token',
    'https://shop.example.com/token?kind=voice',
    'http://localhost:4000/token',
  ])('takes %s', (address) => {
    const { config, faults } = read(address);
    expect(faults).toEqual([]);
    expect(config?.web?.tokenUrl).toBe(address);
  });

  it.each([
    '//evil.test/token',
    '/\\evil.test',
    'session/token',
    'http://shop.example.com/token',
    'https://user@shop.example.com/',
    'javascript:alert(1)',
  ])('does not take %s', (address) => {
    expect(read(address).faults.map(({ name }) => name)).toContain('WEB_TOKEN_URL');
  });

  it('needs the other settings of voice in the browser', () => {
    const { faults } = examineSettings({ ...BASE, WEB_TOKEN_URL: '/token' });
    expect(faults.map(({ name }) => name)).toEqual(['WEB_API_KEY', 'WEB_TOKEN_KEY', 'WEB_ORIGINS']);
  });
});
