import { describe, expect, it } from 'vitest';
import { parseTwiml } from '../../sandbox/carrier/twiml.ts';
import { parseXml } from '../../sandbox/carrier/twiml-xml.ts';
import { askAgain, connectStream, dialHandoff, empty, hangUp, sayAndHangUp } from '../../src/twilio/twiml.ts';
import { readTwiml } from '../../web/softphone/twiml.ts';

const action = 'https://voice.example.test/twilio/stream-ended#rc=2&rp=all';
const streamUrl = 'wss://voice.example.test/twilio/stream';

/** Everything that the gateway writes. */
const DOCUMENTS: readonly string[] = [
  connectStream({
    action,
    streamUrl,
    statusCallback: action,
    token: 'v1.a.b',
    before: { text: 'Hello & good day' },
  }),
  dialHandoff({
    number: '+14155550111',
    callerId: '+14155550100',
    token: '0123456789',
    action,
    timeoutSeconds: 20,
    announce: { text: 'Ein Moment.', language: 'de' },
    numberStatusCallback: action,
  }),
  askAgain(action, 2),
  sayAndHangUp('Goodbye.', 'es'),
  hangUp(),
  empty(),
];

describe('TwiML in the page', () => {
  it.each(DOCUMENTS)('is read as the strict carrier reads it: %s', (xml) => {
    const verbs = readTwiml(parseXml(xml));
    const strict = parseTwiml(xml);
    expect(verbs.map(({ verb }) => verb)).toEqual(strict.map(({ verb }) => verb));
    for (const [at, verb] of verbs.entries()) {
      const other = strict[at];
      if (verb.verb === 'Connect' && other?.verb === 'Connect') {
        expect(verb.action).toBe(other.action?.url);
        expect(verb.stream).toMatchObject({ url: other.stream.url, parameters: other.stream.parameters });
      }
      if (verb.verb === 'Dial' && other?.verb === 'Dial') {
        const { number, timeoutMs, sendDigits, callerId } = other;
        expect(verb).toMatchObject({ number, timeoutMs, sendDigits, callerId, action: other.action?.url });
      }
      if (verb.verb === 'Say' && other?.verb === 'Say') expect(verb.text).toBe(other.text);
    }
  });

  it.each([
    '<Response><Gather/></Response>',
    '<Response><Say></Say></Response>',
    '<Response><Say tempo="2">Hi</Say></Response>',
    '<Response><Pause length="soon"/></Response>',
    '<Response><Connect/></Response>',
    '<Response><Connect><Stream url="https://x.test/"/></Connect></Response>',
    '<Response><Connect><Stream url="wss://x.test/?a=b"/></Connect></Response>',
    '<Response><Dial>nobody</Dial></Response>',
    '<Response><Dial><Number sendDigits="12a">+14155550111</Number></Dial></Response>',
    '<Response><Dial method="GET">+14155550111</Dial></Response>',
  ])('is refused in words when it is wrong: %s', (xml) => {
    expect(() => readTwiml(parseXml(xml))).toThrow(/[.]$/);
  });
});
