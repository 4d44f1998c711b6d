import { describe, expect, it } from 'vitest';
import { readCallForm, signedFields } from '../../src/http/call-form.ts';

describe('readCallForm', () => {
  it('reads what a webhook says of its call', () => {
    const form = readCallForm({
      CallSid: 'CA1',
      CallStatus: 'ringing',
      From: '+14155550100',
      To: '+14155550199',
      Digits: '1',
    });
    expect(form).toMatchObject({
      callSid: 'CA1',
      callStatus: 'ringing',
      caller: '+14155550100',
      dialed: '+14155550199',
    });
    expect(form?.fields.Digits).toBe('1');
  });

  it.each([
    'anonymous',
    'Anonymous',
    'Restricted',
    'unavailable',
    '',
    '+266696687',
    '+7378742833',
    'sip:alice@example.com',
    'client:alice',
    '14155550100',
  ])('knows no caller when From is %j', (From) => {
    expect(readCallForm({ CallSid: 'CA1', From })).not.toHaveProperty('caller');
  });

  it('takes the first of a repeated field', () => {
    expect(readCallForm({ CallSid: ['CA1', 'CA2'] })?.callSid).toBe('CA1');
  });

  it.each([undefined, null, 'CallSid=CA1', 7, [], {}, { CallSid: '' }, { CallSid: 'CA 1' }, { CallSid: [] }])(
    'is no call form: %j',
    (body) => {
      expect(readCallForm(body)).toBeUndefined();
    },
  );
});

describe('signedFields', () => {
  it('keeps what the signature covers, as it came', () => {
    expect(signedFields({ a: '1', b: ['2', '3'], c: { d: 4 } })).toEqual({ a: '1', b: ['2', '3'] });
    expect(signedFields(undefined)).toEqual({});
  });
});
