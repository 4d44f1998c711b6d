import { describe, expect, it } from 'vitest';
import { CarrierFault } from '../../sandbox/carrier/fault.ts';
import { parseTwiml } from '../../sandbox/carrier/twiml.ts';

function parse(verbs: string) {
  return parseTwiml(`<?xml version="1.0" encoding="UTF-8"?><Response>${verbs}</Response>`);
}

function codeOf(xml: string): number | undefined {
  try {
    parseTwiml(xml);
    return undefined;
  } catch (error) {
    return error instanceof CarrierFault ? error.code : -1;
  }
}

describe('parseTwiml', () => {
  it('reads a hand-off', () => {
    const [verb] = parse(
      '<Dial action="/dial-result" timeout="20" callerId="+14155550100" answerOnBridge="true">' +
        '<Number sendDigits="ww1234567890#" statusCallback="/s" statusCallbackEvent="ringing answered">+14155550111</Number></Dial>',
    );
    expect(verb).toEqual({
      verb: 'Dial',
      action: { url: '/dial-result', method: 'POST' },
      number: '+14155550111',
      timeoutMs: 20_000,
      timeLimitMs: 14_400_000,
      callerId: '+14155550100',
      answerOnBridge: true,
      sendDigits: 'ww1234567890#',
      statusCallback: { url: '/s', method: 'POST' },
      statusCallbackEvents: ['ringing', 'answered'],
    });
  });

  it('reads a stream, with entities in its values', () => {
    const [verb] = parse(
      '<Connect action="https://a.test/x?a=1&amp;b=2" method="GET"><Stream url="wss://a.test/s" name="n">' +
        '<Parameter name="token" value="a&quot;b"/></Stream></Connect>',
    );
    expect(verb).toEqual({
      verb: 'Connect',
      action: { url: 'https://a.test/x?a=1&b=2', method: 'GET' },
      stream: { url: 'wss://a.test/s', name: 'n', parameters: { token: 'a"b' } },
    });
  });

  it.each([
    ['<Say loop="2">Hi &amp; bye</Say>', { verb: 'Say', text: 'Hi & bye', loop: 2 }],
    ['<Play>https://a.test/x.wav</Play>', { verb: 'Play', loop: 1 }],
    ['<Pause/>', { verb: 'Pause', lengthMs: 1000 }],
    ['<Redirect method="GET">/x</Redirect>', { verb: 'Redirect', link: { url: '/x', method: 'GET' } }],
    ['<Hangup/>', { verb: 'Hangup' }],
    ['<Reject reason="busy"/>', { verb: 'Reject', reason: 'busy' }],
  ])('reads %s', (xml, verb) => {
    expect(parse(xml)).toEqual([verb]);
  });

  it.each(['', 'Hello', '<Response><Say></Response>', '<Answer/>', '<Response/><Response/>'])(
    'refuses the document %j with 12100',
    (xml) => {
      expect(codeOf(xml)).toBe(12100);
    },
  );

  it.each([
    '<Shout>Hi</Shout>',
    '<Say/>',
    '<Say shout="yes">Hi</Say>',
    '<Hangup>now</Hangup>',
    '<Connect/>',
    '<Connect><Say>Hi</Say></Connect>',
    '<Connect><Stream/></Connect>',
    '<Connect><Stream url="wss://a/s" track="both_tracks"/></Connect>',
    '<Connect><Stream url="wss://a/s"><Parameter name="x"/></Stream></Connect>',
    `<Connect><Stream url="wss://a/s"><Parameter name="x" value="${'y'.repeat(499)}"/></Stream></Connect>`,
    '<Dial>nobody</Dial>',
    '<Dial timeout="soon">+14155550111</Dial>',
    '<Dial><Number sendDigits="12x">+14155550111</Number></Dial>',
    '<Dial sendDigits="1">+14155550111</Dial>',
    '<Redirect method="PUT">/x</Redirect>',
  ])('refuses %s with 12200', (verbs) => {
    expect(codeOf(`<Response>${verbs}</Response>`)).toBe(12200);
  });

  it('allows a parameter of 499 characters', () => {
    const xml = `<Connect><Stream url="wss://a/s"><Parameter name="x" value="${'y'.repeat(498)}"/></Stream></Connect>`;
    expect(parse(xml)).toHaveLength(1);
  });
});
