import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MediaScanner } from '../../src/twilio/stream/media-scanner.ts';
import { OutboundMessages } from '../../src/twilio/stream/outbound-messages.ts';
import { parseTwilioMessage } from '../../src/twilio/stream/twilio-message.ts';

/** Fixed, so that every run tries the same inputs. */
const SEED = 20_261_121;
const STREAM = 'MZ00000000000000000000000000000001';

function lines(name: string): string[] {
  const url = new URL(`../../fixtures/twilio/${name}`, import.meta.url);
  return readFileSync(url, 'utf8').trimEnd().split('\n');
}

describe('a sample call', () => {
  const messages = lines('call.jsonl').map((line) => parseTwilioMessage(line));

  it('is understood from the first message to the last', () => {
    expect(messages.map((message) => message?.event)).toEqual([
      'connected',
      'start',
      ...Array.from({ length: 5 }, () => 'media'),
      'mark',
      'dtmf',
      'stop',
    ]);
  });

  it('names the call and its parameters', () => {
    expect(messages[1]).toEqual({
      event: 'start',
      start: {
        callSid: 'CA00000000000000000000000000000001',
        streamSid: STREAM,
        accountSid: 'AC00000000000000000000000000000001',
        parameters: { token: 'v1.example' },
      },
      mulaw8k: true,
    });
  });

  it('turns numbers written as text into numbers', () => {
    expect(messages[2]).toMatchObject({ chunk: 1, timestampMs: 91 });
    expect(messages.at(-2)).toEqual({ event: 'dtmf', streamSid: STREAM, digit: '0' });
  });
});

describe('odd messages', () => {
  for (const line of lines('odd.jsonl')) {
    const { why, text, expect: expected } = JSON.parse(line);
    it(why, () => {
      expect(parseTwilioMessage(text)).toEqual(expected);
    });
  }

  it('keeps a parameter called __proto__ as a parameter', () => {
    const text = `{"event":"start","start":{"accountSid":"AC1","callSid":"CA1","streamSid":"MZ1","customParameters":{"__proto__":"x","n":1}}}`;
    const message = parseTwilioMessage(text);
    expect(message?.event === 'start' && Object.keys(message.start.parameters)).toEqual(['__proto__']);
  });
});

function scan(wire: string) {
  const scanner = new MediaScanner(STREAM);
  const bytes = Buffer.from(wire);
  const found = scanner.scan(bytes, 0, bytes.length);
  const { event, streamSid, chunk, timestampMs, payload } = scanner;
  return found ? { event, streamSid, chunk, timestampMs, payload } : undefined;
}

describe('both paths', () => {
  const digits = fc.stringMatching(/^\d{1,12}$/);
  const media = fc.record({
    track: fc.constantFrom('inbound', 'outbound'),
    chunk: fc.oneof(digits, fc.nat(), fc.constant('-1'), fc.constant('')),
    timestamp: fc.oneof(digits, fc.nat()),
    payload: fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString('base64')),
      fc.string(),
      fc.constantFrom('AAA', 'AA==', '=AAA', 'A===', 'AAAA"', '\\/\\/', 'AA A'),
    ),
  });
  const envelope = fc.record({
    event: fc.constant('media'),
    sequenceNumber: digits,
    media,
    streamSid: fc.oneof(fc.constant(STREAM), fc.string()),
  });

  it('agree on every media message, whatever its values, order and spacing', () => {
    const text = fc
      .tuple(
        envelope,
        fc.constantFrom(['event', 'sequenceNumber', 'media', 'streamSid'], ['streamSid', 'media', 'event']),
        fc.constantFrom(undefined, 1),
      )
      .map(([message, order, indent]) =>
        JSON.stringify(
          Object.fromEntries(order.map((key) => [key, Reflect.get(message, key)])),
          null,
          indent,
        ),
      );
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          envelope.map((message) => JSON.stringify(message)),
        ),
        (wire) => {
          const fast = scan(wire);
          if (fast) expect(fast).toEqual(parseTwilioMessage(wire));
        },
      ),
      { numRuns: 1000, seed: SEED },
    );
  });

  it('agree after any single byte of a real message was changed', () => {
    const wire = lines('call.jsonl')[2] ?? '';
    fc.assert(
      fc.property(fc.nat(wire.length - 1), fc.integer({ min: 32, max: 126 }), (at, code) => {
        const changed = wire.slice(0, at) + String.fromCharCode(code) + wire.slice(at + 1);
        const fast = scan(changed);
        if (fast) expect(fast).toEqual(parseTwilioMessage(changed));
      }),
      { numRuns: 2000, seed: SEED },
    );
  });

  it('never throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        parseTwilioMessage(text);
      }),
      { seed: SEED },
    );
  });
});

describe('outbound messages', () => {
  it('have the documented shape', () => {
    const outbound = new OutboundMessages(STREAM);
    expect(JSON.parse(outbound.media('AAAA'))).toEqual({
      event: 'media',
      streamSid: STREAM,
      media: { payload: 'AAAA' },
    });
    expect(JSON.parse(outbound.mark('0.1'))).toEqual({
      event: 'mark',
      streamSid: STREAM,
      mark: { name: '0.1' },
    });
    expect(JSON.parse(outbound.clear)).toEqual({ event: 'clear', streamSid: STREAM });
  });

  it('escape what does not come from us', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (streamSid, name) => {
        const message = JSON.parse(new OutboundMessages(streamSid).mark(name));
        expect(message).toEqual({ event: 'mark', streamSid, mark: { name } });
      }),
      { seed: SEED },
    );
  });
});
