import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MediaScanner } from '../../src/twilio/stream/media-scanner.ts';
import { parseTwilioMessage } from '../../src/twilio/stream/twilio-message.ts';

const SID = 'MZ00000000000000000000000000000001';

/** As messages lie in what a socket gives: between others. */
function scan(wire: string, scanner = new MediaScanner(SID)) {
  const bytes = Buffer.from(`"}${wire}"}{"event"`);
  const found = scanner.scan(bytes, 2, bytes.length - 10);
  const { event, streamSid, chunk, timestampMs, payload } = scanner;
  return found ? { event, streamSid, chunk, timestampMs, payload } : undefined;
}

function media(changes: { sid?: string; payload?: string; chunk?: string; early?: boolean } = {}): string {
  const { sid = SID, payload = 'f39/', chunk = '3', early = false } = changes;
  const body = { track: 'inbound', chunk, timestamp: '60', payload };
  const head = { event: 'media', sequenceNumber: '4' };
  return JSON.stringify(
    early ? { ...head, streamSid: sid, media: body } : { ...head, media: body, streamSid: sid },
  );
}

describe('MediaScanner', () => {
  it('reads what Twilio sends, as JSON would', () => {
    const wire = readFileSync(new URL('../../fixtures/twilio/call.jsonl', import.meta.url), 'utf8');
    const lines = wire.split('\n').filter((line) => line.includes('"event":"media"'));
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) {
      const message = parseTwilioMessage(line);
      if (message?.event !== 'media') throw new Error('the sample is no media message');
      expect(scan(line, new MediaScanner(message.streamSid))).toEqual(message);
    }
  });

  it('reads both orders', () => {
    const expected = { event: 'media', streamSid: SID, chunk: 3, timestampMs: 60, payload: 'f39/' };
    expect(scan(media())).toEqual(expected);
    expect(scan(media({ early: true }))).toEqual(expected);
  });

  it.each([
    ['another stream', media({ sid: 'MZ00000000000000000000000000000002' })],
    ['a longer name', media({ sid: `${SID}0` })],
    ['an escape', media().replace('f39/', 'f39\\/')],
    ['characters beyond base64', media({ payload: 'f39-' })],
    ['a payload that is no whole number of groups', media({ payload: 'f39/f' })],
    ['padding in the middle', media({ payload: 'f3==f39/' })],
    ['no payload', media({ payload: '' })],
    ['a number that is too long', media({ chunk: '12345678901' })],
    ['no number', media({ chunk: '' })],
    ['a fraction', media({ chunk: '1.5' })],
    ['a space', media().replace(':', ': ')],
    ['a further key', media().replace(/}$/, ',"a":1}')],
    ['a missing end', media().slice(0, -1)],
    ['something else', '{"event":"mark","sequenceNumber":"4"}'],
    ['nothing', ''],
  ])('leaves %s to the thorough parser', (_case, wire) => {
    expect(scan(wire)).toBeUndefined();
  });

  it('finds nothing that JSON would not find, whatever is changed', () => {
    fc.assert(
      fc.property(fc.nat(), fc.string({ maxLength: 3 }), fc.nat({ max: 3 }), (place, inserted, removed) => {
        const wire = media({ payload: 'AAAA' });
        const at = place % wire.length;
        const changed = wire.slice(0, at) + inserted + wire.slice(at + removed);
        const found = scan(changed);
        if (found) expect(parseTwilioMessage(changed)).toEqual(found);
      }),
      { numRuns: 2000 },
    );
  });

  it('does not keep what it was lent, and forgets nothing it has read', () => {
    const scanner = new MediaScanner(SID);
    expect(scan(media(), scanner)?.chunk).toBe(3);
    expect(scan('{}', scanner)).toBeUndefined();
    expect(scan(media({ chunk: '4' }), scanner)?.chunk).toBe(4);
  });
});
