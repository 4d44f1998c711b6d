import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { TwilioSignatures } from '../../src/http/twilio-signature.ts';

const AUTH_TOKEN = 'an auth token';
const PUBLIC = 'https://voice.example.com';

/** Twilio's rule, written out: the address, then each field's name and value, sorted by name. */
function sign(url: string, fields: Record<string, string> = {}, authToken = AUTH_TOKEN): string {
  const text = Object.entries(fields)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .reduce((sum, [name, value]) => sum + name + value, url);
  return createHmac('sha1', authToken).update(text).digest('base64');
}

function signatures(settings: Partial<ConstructorParameters<typeof TwilioSignatures>[0]> = {}) {
  return new TwilioSignatures({ authToken: AUTH_TOKEN, publicUrl: PUBLIC, validate: true, ...settings });
}

const form = { CallSid: 'CA1', From: '+14155550100', Digits: '' };

function post(signature: string, changes: object = {}) {
  const headers = { 'x-twilio-signature': signature };
  return { method: 'POST', pathWithQuery: '/twilio/voice', headers, form, ...changes };
}

describe('a webhook', () => {
  it.each([
    `${PUBLIC}/twilio/voice`,
    `${PUBLIC}/twilio/voice/`,
    `${PUBLIC}:443/twilio/voice`,
    `${PUBLIC}:443/twilio/voice/`,
  ])('is valid when it was signed as %s, with or without the slash in the request', (url) => {
    expect(signatures().validRequest(post(sign(url, form)))).toBe(true);
    expect(signatures().validRequest(post(sign(url, form), { pathWithQuery: '/twilio/voice/' }))).toBe(true);
  });

  it('is valid with and without the fragment that the address was given, and with no other', () => {
    const url = `${PUBLIC}/twilio/voice`;
    const fragment = '#rc=2&rp=all';
    const withFragment = signatures({ fragment });
    expect(withFragment.validRequest(post(sign(url, form)))).toBe(true);
    expect(withFragment.validRequest(post(sign(url + fragment, form)))).toBe(true);
    expect(withFragment.validRequest(post(sign(`${url}#rc=5&rp=all`, form)))).toBe(false);
    expect(signatures().validRequest(post(sign(url + fragment, form)))).toBe(false);
  });

  it.each([
    'http://voice.example.com/twilio/voice',
    'https://evil.example.com/twilio/voice',
    `${PUBLIC}/twilio/status`,
    `${PUBLIC}/twilio/voice?x=1`,
    `${PUBLIC}:8443/twilio/voice`,
  ])('is not valid when it was signed as %s', (url) => {
    expect(signatures().validRequest(post(sign(url, form)))).toBe(false);
  });

  it('is not valid with another token, a changed body, or no signature', () => {
    const url = `${PUBLIC}/twilio/voice`;
    const good = sign(url, form);
    const check = signatures();
    expect(check.validRequest(post(sign(url, form, 'another token')))).toBe(false);
    expect(check.validRequest(post(good, { form: { ...form, From: '+14155550111' } }))).toBe(false);
    expect(check.validRequest(post(good, { form: { ...form, More: '1' } }))).toBe(false);
    expect(check.validRequest(post(good, { form: {} }))).toBe(false);
    expect(check.validRequest(post(''))).toBe(false);
    expect(check.validRequest(post(good, { headers: {} }))).toBe(false);
    expect(check.validRequest(post(good, { headers: { 'x-twilio-signature': [good] } }))).toBe(false);
  });

  it('does not look at what the sender says of its address', () => {
    const headers = {
      'x-twilio-signature': sign('https://evil.example.com/twilio/voice', form),
      host: 'evil.example.com',
      'x-forwarded-host': 'evil.example.com',
      'x-forwarded-proto': 'https',
      'x-original-url': '/twilio/voice',
    };
    expect(signatures().validRequest(post('', { headers }))).toBe(false);
    const good = { ...headers, 'x-twilio-signature': sign(`${PUBLIC}/twilio/voice`, form) };
    expect(signatures().validRequest(post('', { headers: good }))).toBe(true);
  });

  it('cannot name a host in its path', () => {
    const url = 'https://evil.example.com/twilio/voice';
    const tricks = ['https://evil.example.com/twilio/voice', '@evil.example.com/twilio/voice', '*', ''];
    for (const pathWithQuery of tricks) {
      const signature = sign(pathWithQuery.startsWith('@') ? `${PUBLIC}${pathWithQuery}` : url, form);
      expect(signatures().validRequest(post(signature, { pathWithQuery }))).toBe(false);
    }
  });

  it('may repeat a field: the values count once each, sorted', () => {
    const url = `${PUBLIC}/twilio/voice`;
    const signature = createHmac('sha1', AUTH_TOKEN).update(`${url}NameaNameb`).digest('base64');
    expect(signatures().validRequest(post(signature, { form: { Name: ['b', 'a', 'b'] } }))).toBe(true);
    expect(signatures().validRequest(post(signature, { form: { Name: ['b', 'c'] } }))).toBe(false);
  });

  it('may come by GET: the query is signed, and no form', () => {
    const pathWithQuery = "/twilio/voice?CallSid=CA1&From=%2B14155550100&Note=it's";
    const signature = sign(PUBLIC + pathWithQuery);
    const request = { method: 'GET', pathWithQuery, headers: { 'x-twilio-signature': signature } };
    expect(signatures().validRequest(request)).toBe(true);
    expect(signatures().validRequest({ ...request, form: { Injected: '1' } })).toBe(true);
    expect(signatures().validRequest({ ...request, pathWithQuery: `${pathWithQuery}&More=1` })).toBe(false);
    expect(signatures().validRequest({ ...request, method: 'POST', form })).toBe(false);
  });

  it('may be a POST with a query', () => {
    const pathWithQuery = '/twilio/voice?lang=de';
    const signature = sign(PUBLIC + pathWithQuery, form);
    expect(signatures().validRequest(post(signature, { pathWithQuery }))).toBe(true);
    const slashed = sign(`${PUBLIC}/twilio/voice/?lang=de`, form);
    expect(signatures().validRequest(post(slashed, { pathWithQuery }))).toBe(true);
  });

  it('may have a body that is no form, whose hash is signed', () => {
    const body = '{"a":1}';
    const pathWithQuery = `/twilio/status?bodySHA256=${createHash('sha256').update(body).digest('hex')}`;
    const request = { ...post(sign(PUBLIC + pathWithQuery)), pathWithQuery, form: undefined };
    expect(signatures().validRequest({ ...request, body })).toBe(true);
    expect(signatures().validRequest({ ...request, body: '{"a":2}' })).toBe(false);
  });
});

describe('an upgrade', () => {
  const path = '/twilio/stream';
  const isValid = (url: string, settings = {}) =>
    signatures(settings).validUpgrade(path, { 'x-twilio-signature': sign(url) });

  it.each([
    'wss://voice.example.com/twilio/stream',
    'wss://voice.example.com/twilio/stream/',
    'wss://voice.example.com:443/twilio/stream',
    'wss://voice.example.com:443/twilio/stream/',
  ])('is valid when it was signed as %s', (url) => {
    expect(isValid(url)).toBe(true);
  });

  it.each([
    'https://voice.example.com/twilio/stream',
    'ws://voice.example.com/twilio/stream',
    'wss://evil.example.com/twilio/stream',
    'wss://voice.example.com/twilio/stream?token=x',
    'wss://voice.example.com/',
  ])('is not valid when it was signed as %s', (url) => {
    expect(isValid(url)).toBe(false);
  });

  it('is not valid without a signature or with one of another account', () => {
    expect(signatures().validUpgrade(path, {})).toBe(false);
    const foreign = sign('wss://voice.example.com/twilio/stream', {}, 'another token');
    expect(signatures().validUpgrade(path, { 'x-twilio-signature': foreign })).toBe(false);
  });

  it('may go to a port of its own', () => {
    const publicUrl = 'https://voice.example.com:8443';
    expect(isValid('wss://voice.example.com:8443/twilio/stream', { publicUrl })).toBe(true);
    expect(isValid('wss://voice.example.com:9443/twilio/stream', { publicUrl })).toBe(false);
  });
});

describe('while one token takes the place of the other', () => {
  const rotating = signatures({ secondaryAuthToken: 'the next token' });
  const url = `${PUBLIC}/twilio/voice`;

  it.each([AUTH_TOKEN, 'the next token'])('a webhook and an upgrade signed with "%s" are valid', (token) => {
    expect(rotating.validRequest(post(sign(url, {}, token), { form: {} }))).toBe(true);
    const upgrade = sign('wss://voice.example.com/twilio/stream', {}, token);
    expect(rotating.validUpgrade('/twilio/stream', { 'x-twilio-signature': upgrade })).toBe(true);
  });

  it.each(['a third token', ''])('nothing signed with "%s" is', (token) => {
    expect(rotating.validRequest(post(sign(url, {}, token), { form: {} }))).toBe(false);
    const empty = signatures({ secondaryAuthToken: '' });
    expect(empty.validRequest(post(sign(url, {}, token), { form: {} }))).toBe(false);
  });
});

describe('the settings', () => {
  it('switched off, everything is valid', () => {
    const off = signatures({ validate: false, authToken: undefined });
    expect(off.validRequest(post('', { headers: {} }))).toBe(true);
    expect(off.validUpgrade('/twilio/stream', {})).toBe(true);
  });

  it('without an auth token, nothing is valid', () => {
    const url = `${PUBLIC}/twilio/voice`;
    const none = signatures({ authToken: undefined });
    const signature = createHmac('sha1', '').update(url).digest('base64');
    expect(none.validRequest(post(signature, { form: {} }))).toBe(false);
  });
});
