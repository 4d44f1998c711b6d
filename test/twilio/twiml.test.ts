import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { connectStream, dialHandoff, empty, hangUp, sayAndHangUp } from '../../src/twilio/twiml.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', parseTagValue: false });

function parse(xml: string) {
  expect(XMLValidator.validate(xml)).toBe(true);
  return parser.parse(xml).Response;
}

const stream = {
  action: 'https://voice.example.com/twilio/stream-ended',
  streamUrl: 'wss://voice.example.com/twilio/stream',
  statusCallback: 'https://voice.example.com/twilio/stream-status',
  token: 'v1.body.signature',
};
const dial = { number: '+14155550123', action: 'https://voice.example.com/twilio/dial-result' };

describe('connectStream', () => {
  it('connects the caller, and Twilio asks the action when the stream is over', () => {
    expect(connectStream(stream)).toBe(
      `${HEAD}<Response><Connect action="https://voice.example.com/twilio/stream-ended" method="POST">` +
        '<Stream url="wss://voice.example.com/twilio/stream"' +
        ' statusCallback="https://voice.example.com/twilio/stream-status" statusCallbackMethod="POST">' +
        '<Parameter name="token" value="v1.body.signature"/></Stream></Connect></Response>',
    );
  });

  it('says the notice first', () => {
    const response = parse(connectStream({ ...stream, before: { text: 'Calls are recorded.' } }));
    expect(Object.keys(response)).toEqual(['Say', 'Connect']);
    expect(response.Say).toEqual({
      voice: 'Polly.Joanna-Neural',
      language: 'en-US',
      '#text': 'Calls are recorded.',
    });
  });

  it('leaves a notice without words out', () => {
    expect(parse(connectStream({ ...stream, before: { text: ' \n' } }))).not.toHaveProperty('Say');
  });
});

describe('dialHandoff', () => {
  it('dials as the caller and types the token after a pause', () => {
    const xml = dialHandoff({ ...dial, callerId: '+14155550100', token: '0123456789', timeoutSeconds: 30 });
    expect(xml).toBe(
      `${HEAD}<Response><Dial action="https://voice.example.com/twilio/dial-result" method="POST"` +
        ' timeout="30" callerId="+14155550100"><Number sendDigits="wwww0123456789#">+14155550123</Number>' +
        '</Dial></Response>',
    );
  });

  it.each([undefined, '', 'anonymous', 'sip:someone@example.com', '266696687', '+0123456'])(
    'does not pass %s on as the caller',
    (callerId) => {
      const { Dial } = parse(dialHandoff({ ...dial, callerId, timeoutSeconds: 30 }));
      expect(Dial).not.toHaveProperty('callerId');
    },
  );

  it('goes to a person without a token, announced, and tells what happens there', () => {
    const numberStatusCallback = 'https://voice.example.com/twilio/status';
    const announce = { text: 'One moment.', language: 'de' };
    const response = parse(dialHandoff({ ...dial, timeoutSeconds: 5, announce, numberStatusCallback }));
    expect(Object.keys(response)).toEqual(['Say', 'Dial']);
    expect(response.Dial.Number).toEqual({
      statusCallback: numberStatusCallback,
      statusCallbackMethod: 'POST',
      statusCallbackEvent: 'initiated ringing answered completed',
      '#text': '+14155550123',
    });
  });
});

describe('what Twilio says', () => {
  it.each([
    ['de-AT', 'de-DE', 'Polly.Vicki-Neural'],
    ['ES', 'es-ES', 'Polly.Lucia-Neural'],
    ['pt', 'pt-BR', 'Polly.Camila-Neural'],
    ['xx', 'en-US', 'Polly.Joanna-Neural'],
    ['', 'en-US', 'Polly.Joanna-Neural'],
  ])('%s is spoken by a voice of %s', (given, language, voice) => {
    expect(parse(sayAndHangUp('Hello', given)).Say).toMatchObject({ language, voice });
  });

  it('may hold anything', () => {
    const text = 'Tom & Jerry <b>"today"</b>\u0000\u0007\ud800 grüßen 🙂';
    const { Say } = parse(sayAndHangUp(text));
    expect(Say['#text']).toContain('grüßen 🙂');
    expect(Say).not.toHaveProperty('b');
  });

  it('comes before the hang-up', () => {
    expect(Object.keys(parse(sayAndHangUp('Goodbye')))).toEqual(['Say', 'Hangup']);
  });
});

it('hangs up, or does nothing at all', () => {
  expect(hangUp()).toBe(`${HEAD}<Response><Hangup/></Response>`);
  expect(empty()).toBe(`${HEAD}<Response/>`);
});
