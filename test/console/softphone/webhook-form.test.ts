import { describe, expect, it } from 'vitest';
import { webhookFields, webhookPath } from '../../../src/console/softphone/webhook-form.ts';
import { newSoftphoneSid } from '../../../src/media/softphone-sid.ts';

const PUBLIC = 'https://voice.example.test';
const call = { callSid: newSoftphoneSid(), from: '+14155550100', to: '+14155550199' };

describe('a webhook of the softphone', () => {
  it.each(['/twilio/voice', '/twilio/stream-ended?attempt=1'])('may be %s', (path) => {
    expect(webhookPath(path, PUBLIC)).toBe(path);
  });

  it.each([
    '/health',
    '/twilio/../admin/reload',
    '/twilio/stream',
    '//evil.example/twilio/voice',
    'https://evil.example/twilio/voice',
    'twilio/voice',
    '/\\evil.example/twilio/voice',
    7,
    undefined,
  ])('may not be %s', (path) => {
    expect(() => webhookPath(path, PUBLIC)).toThrow(/Only webhooks under/);
  });

  it('says whose call it is, whatever the page says', () => {
    const fields = webhookFields({ CallStatus: 'ringing' }, call, 'AC1');
    expect(fields).toMatchObject({
      CallSid: call.callSid,
      From: call.from,
      AccountSid: 'AC1',
      CallStatus: 'ringing',
    });
  });

  it.each([
    { CallSid: 'CA1' },
    { From: '+1' },
    { CallStatus: 7 },
    { Digits: 'x'.repeat(1001) },
    { DialCallSid: 'CA1' },
  ])('does not take %j from the page', (told) => {
    expect(() => webhookFields(told, call, 'AC1')).toThrow();
  });
});
